import Calendrier
import Entreprises
import Web

/// What was ticked of a cell.
struct CelluleValeurs: Sendable {
    let membres: [String]
    let signaux: [String]
    let etapes: [String]
    let tousLesMois: Int
    let derniereLe: DateCivile?

    /// Nil, with the faults noted, when something must be corrected.
    init?(_ d: inout Depouillement, aujourdhui: DateCivile) {
        let membres = d.champs.all("membres").filter { Cellule.Membre(rawValue: $0) != nil }
        if membres.isEmpty { d.faute("membres", "Cochez au moins un service.") }
        let tousLesMois = d.entier("tous_les_mois", 1...12) ?? 3
        let derniere = d.date("derniere_le")
        if let derniere, derniere > aujourdhui { d.faute("derniere_le", "Une réunion tenue ne peut être à venir.") }
        guard d.fautes.isEmpty else { return nil }
        self.membres = membres
        signaux = d.champs.all("signaux").filter { Cellule.Signal(rawValue: $0) != nil }
        etapes = d.champs.all("etapes").filter { Cellule.Etape(rawValue: $0) != nil }
        self.tousLesMois = tousLesMois
        derniereLe = derniere
    }
}
