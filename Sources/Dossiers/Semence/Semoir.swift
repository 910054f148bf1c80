package import Chiffrement
import Foundation
package import Postgres
import Tenancy

/// Loads dossiers by thousands, sealed like any other. For a transaction of `Compartiment.migrateur`: it takes the owner's role for its
/// duration, because no session exists for each referent.
package struct Semoir: Sendable {
    let coffre: Coffre
    /// Rows sent in one statement.
    private static let paquet = 500

    package init(_ coffre: Coffre) { self.coffre = coffre }

    package func semer(_ dossiers: [DossierSemence], dans transaction: Transaction) throws {
        try transaction.execute("SET LOCAL ROLE prop_nominatif")
        var cles: [UUID: CleEntreprise] = [:]
        var debut = 0
        while debut < dossiers.count {
            var lignes = Lignes()
            for dossier in dossiers[debut..<min(debut + Self.paquet, dossiers.count)] {
                let entreprise = dossier.entreprise.rawValue
                let cle: CleEntreprise
                if let connue = cles[entreprise] {
                    cle = connue
                } else {
                    cle = try Cles.entreprise(dossier.entreprise, coffre, transaction)
                    cles[entreprise] = cle
                }
                try lignes.ajouter(dossier, cle)
            }
            try transaction.executeAll(lignes.ordres)
            debut += Self.paquet
        }
        try transaction.execute("RESET ROLE")
    }
}
