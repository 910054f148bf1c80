import Calendrier
import Foundation
import Tenancy
import Web

/// `/dossiers/…/partages`.
struct PartagesPage: Page {
    static let gabarit = "partages"

    let lu: DossierLu
    let collegues: [(compte: ID<CompteTag>, nom: String)]
    let saisie: Saisie
    let fautes: FautesResume?
    let moi: UUID
    let csrf: String
    let aujourdhui = DateCivile.aujourdhui()

    init(lu: DossierLu, collegues: [(compte: ID<CompteTag>, nom: String)], saisie: Saisie, fautes: Fautes, requete: Requete) {
        self.lu = lu
        self.collegues = collegues
        self.saisie = saisie
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
                "compte", "Collègue", genre: .liste(collegues.map { Option($0.compte.description, $0.nom) }.facultatif("Choisir")),
                requis: true)
        case "jusquau": saisie.champ("jusquau", "Jusqu'au", aujourdhui.plus(mois: 1).description, genre: .date, requis: true)
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
