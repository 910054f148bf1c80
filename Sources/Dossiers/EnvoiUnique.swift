import Foundation
import Postgres
import Tenancy
import Web

/// A form that writes one line, however many times it is sent: its id is drawn with it and unique in the table that keeps it (column
/// `fiche`, 0092 and 0102). The second sending writes nothing and is answered as the first.
enum EnvoiUnique {
    static func lire(_ champs: Champs) -> UUID? { champs["fiche"].flatMap { UUID(uuidString: $0) } }

    /// A new one at each display: a form that comes back with its faults has recorded nothing.
    static var champ: Balisage {
        "<input type=\"hidden\" name=\"fiche\" value=\"\(UUID().uuidString.lowercased())\" autocomplete=\"off\">"
    }

    /// Ends an INSERT: two sendings at the same instant wait for each other, and one writes.
    static let parAuteur: SQL = "ON CONFLICT (entreprise_id, auteur_id, fiche) WHERE fiche IS NOT NULL DO NOTHING"

    /// The line this form has already written, as far as whoever is signed in may see it.
    static func deja(
        _ envoi: UUID?, _ table: SQL, _ entreprise: ID<EntrepriseTag>, _ transaction: Transaction
    ) throws -> UUID? {
        guard let envoi else { return nil }
        return try transaction.rows(
            "SELECT t.id FROM \(fragment: table) t WHERE t.entreprise_id = \(entreprise) AND t.fiche = \(envoi)"
        ).first?.uuid("id")
    }
}
