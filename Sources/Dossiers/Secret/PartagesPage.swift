import Calendrier
import Foundation
import Tenancy
import Web

/// `/dossiers/…/partages`.
struct PartagesPage: Page {
    static let gabarit = "partages"

    let lu: DossierLu
    let collegues: [Collegue]
    let saisie: Saisie
    /// Come from an orientation to a psychologist: sharing with her is the next act.
    let versPsychologue: Bool
    let fautes: FautesResume?
    let moi: UUID
    let csrf: String
    let aujourdhui = DateCivile.aujourdhui()

    init(lu: DossierLu, collegues: [Collegue], saisie: Saisie, fautes: Fautes, requete: Requete) {
        self.lu = lu
        self.collegues = collegues
        self.saisie = saisie
        versPsychologue = requete.query["vers"] == "psychologue"
        self.fautes = fautes.resume
        moi = requete.principal.compte.rawValue
        csrf = requete.csrf
    }

    var entete: Entete {
        Entete(
            "Partage, dossier \(lu.dossier.numero)", h1: "Dossier \(lu.dossier.numero)", ariane: [("Dossiers", "/dossiers")],
            sous: lu.dossier.situation, donnees: ["nominatif.partage"], visible: lu.quiVoit(moi: moi, aujourdhui: aujourdhui),
            densite: .dense, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "onglets": DossierOnglets.onglets(lu.dossier, demarches: lu.demarches.count, mien: true, courant: .partages)
        case "chemin": lu.dossier.ref.chemin
        case "fautes": fautes
        case "aucun": lu.partages.isEmpty
        case "vide": Vide("Ce dossier n'est partagé avec personne")
        case "lignes": lu.partages.map(ligne)
        case "compte":
            saisie.champ(
                "compte", "Collègue", propose?.compte.description, genre: .liste(collegues.map(\.option).facultatif("Choisir")),
                requis: true)
        case "jusquau": saisie.champ("jusquau", "Jusqu'au", aujourdhui.plus(mois: 1).description, genre: .date, requis: true)
        case "invite":
            versPsychologue
                ? Alerte(
                    .information,
                    "Lisez la phrase à la personne, notez son accord, puis partagez. Sans partage, la ou le psychologue n'ouvre pas ce dossier.",
                    fort: "L'orientation est notée.") : nil
        case "portee":
            saisie.choix("portee", "Ce qui est partagé", Partage.Portee.allCases.map { Option($0.rawValue, $0.libelle) }, "entier")
        case "formule": Partage.formules[Partage.formule] ?? ""
        case "accord":
            saisie.choix(
                "accord", "La personne a dit oui aujourd'hui", Partage.Accord.allCases.map { Option($0.rawValue, $0.libelle) }, requis: true
            )
        default: nil
        }
    }

    /// The psychologist to share with, when there is no choice to make.
    private var propose: Collegue? {
        let psychologues = collegues.filter(\.psychologue)
        return versPsychologue && psychologues.count == 1 ? psychologues[0] : nil
    }

    private func ligne(_ p: Partage) -> Balisage {
        let actif = p.actif(aujourdhui)
        let fin: Balisage = p.retireLe.map { "retiré le \($0.court)" } ?? "jusqu'au \(p.jusquau.court)"
        let retrait: Balisage =
            actif
            ? """
            <form method="post" action="\(lu.dossier.ref.chemin)/partages/\(p.id.description)/retrait"><input type="hidden" name="_csrf" value="\(csrf)">\
            <button class="b mini grave">Retirer</button></form>
            """
            : "\(Badge("fini", comme: .annuleeClient))"
        // Granted before a handover: now in the hand of who follows the person.
        let par: Balisage = p.accordePar.rawValue == moi ? "" : ", accordé par \(lu.nom(p.accordePar.rawValue, moi: moi))"
        return """
            <li><span><strong>\(lu.nom(p.compte.rawValue, moi: moi))</strong><br><small class="discret">\(p.portee.libelle) ; consenti \(p.accord.libelle) le \(p.consentiLe.court)\(par), \(fin)</small></span>\(retrait)</li>
            """
    }
}
