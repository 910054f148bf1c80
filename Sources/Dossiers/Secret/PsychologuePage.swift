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
            visible: "Ni le référent du dossier, ni un accès d'urgence.", largeur: .moyenne, ici: "/dossiers")
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
        guard let texte = n.texte else {
            return """
                <li><time datetime="\(n.jour.description)">\(n.jour.court)</time><div><p>Note illisible : ce serveur n'a pas la clé qui l'a scellée. \
                Prévenez l'administration.</p><a class="b mini grave" href="\(chemin)/retrait">Retirer…</a></div></li>
                """
        }
        let nom = n.id.uuidString.prefix(8).lowercased()
        return """
            <li><time datetime="\(n.jour.description)">\(n.jour.court)</time><div><p>\(texte)</p>\(n.reprise ? "<p class=\"petit discret\">écrite avant que ce suivi soit à vous</p>" : "")\
            <details class="plie"\(refuse.ouvert(n.id))><summary class="petit">Corriger, retirer<span class="lu"> la note du \(n.jour.court)</span></summary>\
            \(refuse.faute(n.id))<form method="post" action="\(chemin)" class="pile"><input type="hidden" name="_csrf" value="\(csrf)"><input type="hidden" name="version" value="\(String(n.version))">\
            <label class="champ" for="c-jour-\(String(nom))">Jour <input class="saisie" type="date" id="c-jour-\(String(nom))" name="jour" value="\(refuse.valeur(n.id, "jour", n.jour.description))" required></label>\
            <label class="champ" for="c-note-\(String(nom))">Note <textarea class="saisie" id="c-note-\(String(nom))" name="note" rows="6" required>\(refuse.valeur(n.id, "note", texte))</textarea></label>\
            <div class="rang"><button class="b mini">Corriger la note</button><a class="b mini grave" href="\(chemin)/retrait">Retirer…</a></div></form></details></div></li>
            """
    }
}
