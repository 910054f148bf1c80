package import Calendrier
package import Foundation
package import Postgres
import Tenancy

/// An urgent access to a dossier, as its thread shows it: who and when, not why.
package struct AccesUrgent: RowDecodable, Sendable {
    package let compte: UUID
    package let jour: DateCivile
    package let enCours: Bool

    package init(row: Row) throws(RowError) {
        compte = try row.uuid("compte_id")
        jour = try row.value("jour")
        enCours = try row.bool("en_cours")
    }

    static func selection(_ ref: Dossier.Ref) -> SQL {
        """
        SELECT b.compte_id, (b.debut AT TIME ZONE 'Europe/Paris')::date AS jour, b.ferme_le IS NULL AND b.fin > now() AS en_cours
        FROM nominatif.bris b
        WHERE b.entreprise_id = \(ref.entreprise) AND b.dossier_id = \(ref.id)
        ORDER BY b.debut LIMIT 50
        """
    }
}
