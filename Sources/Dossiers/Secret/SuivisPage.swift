import Calendrier
import Tenancy
import Web

/// `/dossiers/suivis`: a psychologist's follow-ups, those whose share has ended too.
struct SuivisPage: Page {
    static let gabarit = "suivis"

    let suivis: [SuiviEnListe]
    let transferts: [TransfertSuivi]
    let collegues: [Collegue]
    let saisie: Saisie
    let fautes: FautesResume?
    let moi: ID<CompteTag>
    let csrf: String

    var entete: Entete {
        Entete(
            "Mes suivis", ariane: [("Dossiers", "/dossiers")], sous: "Vos notes restent à vous, même quand le partage a pris fin",
            donnees: ["nominatif.note_psychologue"], visible: "Ni le référent du dossier, ni un accès d'urgence.", densite: .dense,
            ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "aucun": suivis.isEmpty
        case "vide":
            Vide(
                "Aucun suivi commencé",
                suite: "Un suivi commence à votre première note, dans un dossier partagé avec vous, onglet « Qui lit ».")
        case "lignes": suivis.map(ligne)
        case "desRecus": !recus.isEmpty
        case "recus": recus.map(recu)
        case "desProposes": !proposes.isEmpty
        case "proposes": proposes.map(propose)
        case "aProposer": !suivis.isEmpty
        case "suivi":
            saisie.champ(
                "suivi", "Suivi",
                genre: .liste(
                    suivis.map { Option("\($0.ref.entreprise)/\($0.ref.id)", "Dossier \($0.numero)") }.facultatif("Tous mes suivis")))
        case "vers":
            saisie.champ(
                "vers", "À qui", genre: .liste(collegues.filter(\.psychologue).map(\.option).facultatif("Choisir")),
                aide: "Une ou un psychologue du service, jamais quelqu'un d'autre", requis: true)
        case "information":
            saisie.choix(
                "information", "La personne", Transfert.Information.allCases.map { Option($0.rawValue, $0.libelle) }, requis: true)
        default: nil
        }
    }

    private var recus: [TransfertSuivi] { transferts.filter { $0.vers == moi && $0.etat == .propose } }
    private var proposes: [TransfertSuivi] { transferts.filter { $0.de == moi } }

    private func nom(_ compte: ID<CompteTag>) -> String {
        collegues.first { $0.compte == compte }?.nom ?? "un ancien membre du service"
    }

    private func ligne(_ s: SuiviEnListe) -> Balisage {
        let partage: Balisage = s.ouvert ? "\(Badge("dossier ouvert", comme: .publiee))" : "\(Badge("partage fini", comme: .tenue))"
        return """
            <tr><th scope="row" data-l="Dossier"><a href="\(s.ref.chemin)/psychologue">\(s.numero)</a></th><td data-l="Depuis">\(s.commenceLe.court)</td>\
            <td data-l="Dernière note">\(s.derniere?.court ?? "aucune")</td><td class="n" data-l="Notes">\(nombre(s.notes))</td><td data-l="Accès">\(partage)</td></tr>
            """
    }

    private func recu(_ t: TransfertSuivi) -> Balisage {
        let information: Balisage =
            t.information == .aInformer
            ? """
            <fieldset class="champ"><legend>La personne</legend><div class="choix"><label><input type="radio" name="information" value="accord">est d'accord</label>\
            <label><input type="radio" name="information" value="informee">est informée</label></div></fieldset>
            """ : "<p class=\"petit\">La personne : \(t.information.libelle).</p>"
        return """
            <li><form class="pile" method="post" action="\(chemin(t))">\(jeton)\
            <p><strong>Dossier \(t.numero)</strong>, \(t.entreprise), proposé \(t.de == moi ? "par vous" : "au nom de \(nom(t.de))") le \(Instants.jour(t.proposeLe).court).</p>\(information)\
            <div class="rang"><button class="b mini plein" name="decision" value="accepter">Accepter le suivi</button><button class="b mini" name="decision" value="refuser">Refuser</button></div></form></li>
            """
    }

    private func propose(_ t: TransfertSuivi) -> Balisage {
        let etat =
            switch t.etat {
            case .propose: Badge("attend sa réponse", comme: .due)
            case .accepte: Badge("accepté", comme: .tenue)
            case .refuse: Badge("refusé", comme: .annuleePrestataire)
            case .annule: Badge("retiré", comme: .annuleeClient)
            }
        let retrait: Balisage =
            t.etat == .propose
            ? "<form method=\"post\" action=\"\(chemin(t))/annulation\">\(jeton)<button class=\"b mini\">Retirer</button></form>" : ""
        return
            "<li><span>\(etat) <strong>Dossier \(t.numero)</strong> à \(nom(t.vers)), le \(Instants.jour(t.proposeLe).court)</span>\(retrait)</li>"
    }

    private func chemin(_ t: TransfertSuivi) -> String { "/dossiers/suivis/relais/\(t.ref.entreprise)/\(t.id)" }
    private var jeton: Balisage { "<input type=\"hidden\" name=\"_csrf\" value=\"\(csrf)\">" }
}
