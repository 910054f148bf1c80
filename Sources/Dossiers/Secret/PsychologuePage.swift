import Calendrier
import Foundation
import Tenancy
import Web

/// The page.
struct PsychologuePage: Page {
    static let gabarit = "psychologue"

    let ref: Dossier.Ref
    /// nil when the share has ended: her notes remain hers.
    let numero: String?
    let suivi: SuiviPsychologue?
    let ouvert: Bool
    let saisie: Saisie
    let fautes: FautesResume?
    /// A correction that could not be kept.
    let refuse: FormulaireRefuse?
    let csrf: String

    var entete: Entete {
        Entete(
            numero.map { "Notes, dossier \($0)" } ?? "Notes d'un suivi terminé", h1: "Mes notes de psychologue",
            ariane: numero.map { [("Dossiers", "/dossiers"), ("Dossier \($0)", ref.chemin)] } ?? [("Dossiers", "/dossiers")],
            sous: "Leur propre clé : ni le référent, ni un accès d'urgence ne les ouvrent", donnees: ["nominatif.note_psychologue"],
            visible: "vous seule, vous seul.", largeur: .moyenne, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "chemin": ref.chemin
        case "ouvert": ouvert
        case "jour": saisie.champ("jour", "Jour", DateCivile.aujourdhui().description, genre: .date, requis: true)
        case "note": saisie.champ("note", "Note", genre: .zone(6), requis: true)
        case "envoi": EnvoiUnique.champ
        case "commence": suivi != nil
        case "annonce": suivi?.annonce == true
        case "notes":
            suivi?.notes.map(note) ?? []
        default: nil
        }
    }

    private func note(_ n: NotePsychologue) -> Balisage {
        let chemin = "\(ref.chemin)/psychologue/\(n.id.uuidString.lowercased())"
        let nom = n.id.uuidString.prefix(8).lowercased()
        return """
            <li><time datetime="\(n.jour.description)">\(n.jour.court)</time><div><p>\(n.texte)</p>\
            <details class="plie"\(refuse.ouvert(n.id))><summary class="petit">Corriger, retirer<span class="lu"> la note du \(n.jour.court)</span></summary>\(refuse.faute(n.id))\
            <form method="post" action="\(chemin)" class="pile"><input type="hidden" name="_csrf" value="\(csrf)"><input type="hidden" name="version" value="\(String(n.version))">\
            <label class="champ" for="c-jour-\(String(nom))">Jour <input class="saisie" type="date" id="c-jour-\(String(nom))" name="jour" value="\(refuse.valeur(n.id, "jour", n.jour.description))" required></label>\
            <label class="champ" for="c-note-\(String(nom))">Note <textarea class="saisie" id="c-note-\(String(nom))" name="note" rows="6" required>\(refuse.valeur(n.id, "note", n.texte))</textarea></label>\
            <div class="rang"><button class="b mini">Corriger la note</button><a class="b mini grave" href="\(chemin)/retrait">Retirer…</a></div></form></details></div></li>
            """
    }
}

/// `/dossiers/suivis`: a psychologist's follow-ups, those whose share has ended too.
struct SuivisPage: Page {
    static let gabarit = "suivis"

    let suivis: [SuiviEnListe]

    var entete: Entete {
        Entete(
            "Mes suivis", ariane: [("Dossiers", "/dossiers")], sous: "Vos notes restent à vous, même quand le partage a pris fin",
            donnees: ["nominatif.note_psychologue"], visible: "vous seule, vous seul.", densite: .dense, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "aucun": suivis.isEmpty
        case "vide":
            Vide(
                "Aucun suivi commencé",
                suite: "Un suivi commence à votre première note, dans un dossier partagé avec vous, onglet « Qui lit ».")
        case "lignes": suivis.map(ligne)
        default: nil
        }
    }

    private func ligne(_ s: SuiviEnListe) -> Balisage {
        let partage: Balisage = s.ouvert ? "\(Badge("dossier ouvert", comme: .publiee))" : "\(Badge("partage fini", comme: .tenue))"
        return """
            <tr><th scope="row" data-l="Dossier"><a href="\(s.ref.chemin)/psychologue">\(s.numero)</a></th><td data-l="Depuis">\(s.commenceLe.court)</td>\
            <td data-l="Dernière note">\(s.derniere?.court ?? "aucune")</td><td class="n" data-l="Notes">\(nombre(s.notes))</td><td data-l="Accès">\(partage)</td></tr>
            """
    }
}
