import Foundation
import Hummingbird
import Tenancy
import Web

/// `/agenda/JETON.ics`: a feed read without an account, by whoever holds the address.
struct AgendaRoutes {
    let bases: Bases

    func ajouter(a routes: Routes) {
        let base = bases[.publique]
        routes.get("/agenda/:jeton", .publique) { requete in
            guard let jeton = JetonAgenda(adresse: try requete.parametre("jeton")) else { throw Refus.introuvable }
            let lignes = try await AgendaStore.lire(jeton, base)
            guard let premiere = lignes.first else { throw Refus.introuvable }
            let calendrier = ICalendar(
                nom: premiere.pourEntreprise ? "Service social, \(premiere.titre)" : premiere.titre,
                evenements: lignes.compactMap(\.evenement),
                produitLe: Int(Date().timeIntervalSince1970))
            return requete.brut(Array(calendrier.texte.utf8), type: "text/calendar; charset=utf-8")
        }
    }
}

/// The address of a feed, shown once.
struct AgendaPage: Page {
    static let gabarit = "agenda"
    let jeton: JetonAgenda
    let retour: String

    var entete: Entete { Entete("Adresse d'agenda", sous: "Montrée une seule fois", donnees: ["gestion.permanence"], largeur: .lecture) }

    func child(named name: String) -> Any? {
        switch name {
        case "chemin": jeton.chemin
        case "retour": retour
        default: nil
        }
    }
}
