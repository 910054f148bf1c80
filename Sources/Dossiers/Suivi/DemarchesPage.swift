import Calendrier
import Foundation
import Tenancy
import Web

/// `/dossiers/…/demarches`.
struct DemarchesPage: Page {
    static let gabarit = "demarches"

    let lu: DossierLu
    let saisie: Saisie
    let fautes: FautesResume?
    let moi: UUID
    let csrf: String
    let aujourdhui = DateCivile.aujourdhui()

    init(lu: DossierLu, saisie: Saisie, fautes: FautesResume?, requete: Requete) {
        self.lu = lu
        self.saisie = saisie
        self.fautes = fautes
        moi = requete.principal.compte.rawValue
        csrf = requete.csrf
    }

    var entete: Entete {
        Entete(
            "Démarches, dossier \(lu.dossier.numero)", h1: "Dossier \(lu.dossier.numero)", ariane: [("Dossiers", "/dossiers")],
            sous: lu.dossier.situation, donnees: ["nominatif.demarche"], visible: lu.quiVoit(moi: moi, aujourdhui: aujourdhui),
            densite: .dense, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "onglets":
            DossierOnglets.onglets(
                lu.dossier, demarches: lu.demarches.count, mien: lu.dossier.referent.rawValue == moi, courant: .demarches)
        case "chemin": lu.dossier.ref.chemin
        case "fautes": fautes
        case "ouvert": lu.dossier.estOuvert
        case "aucune": lu.demarches.isEmpty
        case "vide": Vide("Aucune démarche", suite: "Un recours, un formulaire, un courrier : notez-le pour qu'il ne s'oublie pas.")
        case "lignes": lu.demarches.map(ligne)
        case "champs": champs.map(\.balisage)
        default: nil
        }
    }

    private var champs: [any Fragment] {
        [
            saisie.champ("type", "Ce qui est fait", genre: .liste(TypeDemarche.options.facultatif("Choisir")), requis: true),
            saisie.champ("partenaire", "Partenaire", genre: .liste(Partenaire.options.facultatif())),
            saisie.champ("statut", "Où elle en est", StatutDemarche.aCompleter.rawValue, genre: .liste(StatutDemarche.options)),
            saisie.champ("echeance", "Échéance", genre: .date),
            saisie.champ("objet", "Objet", aide: "Chiffré avec la clé du dossier."),
            saisie.champ("montant", "Montant en euros", genre: .montant),
        ]
    }

    private func ligne(_ d: Demarche) -> Balisage {
        let objet = lu.objets[d.id.rawValue]
        let montant = objet?.montant.map { euros($0) } ?? ""
        let suivi: Balisage = lu.dossier.estOuvert ? formulaire(d) : "\(d.echeance?.court ?? "")"
        return """
            <tr><th scope="row" data-l="Démarche">\(d.titre)<br><small class="discret">\(objet?.objet ?? "")</small></th>\
            <td class="n" data-l="Montant">\(montant)</td><td data-l="Depuis">\(d.majLe.court)</td><td data-l="Statut">\(d.statut.badge)</td>\
            <td data-l="Échéance et suivi">\(suivi)</td></tr>
            """
    }

    private func formulaire(_ d: Demarche) -> Balisage {
        let options = StatutDemarche.allCases.map {
            $0 == d.statut
                ? "<option value=\"\($0.rawValue)\" selected>\($0.libelle)</option>" as Balisage
                : "<option value=\"\($0.rawValue)\">\($0.libelle)</option>"
        }
        return """
            <form method="post" class="rang" action="\(lu.dossier.ref.chemin)/demarches/\(d.id.description)"><input type="hidden" name="_csrf" value="\(csrf)">\
            <input class="saisie" type="date" name="echeance" aria-label="Échéance : \(d.titre)" value="\(d.echeance?.description ?? "")">\
            <select class="saisie" name="statut" aria-label="Statut : \(d.titre)">\(options)</select><button class="b mini">Noter</button></form>
            """
    }
}
