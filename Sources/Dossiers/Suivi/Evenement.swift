package import Calendrier
package import Postgres
package import Tenancy

/// What happened to a dossier and is not read elsewhere: opening, closing, reopening, a démarche's new status.
package struct Evenement: RowDecodable, Sendable {
    package enum Sorte: String, Sendable {
        case ouverture, cloture, reouverture
        case statutDemarche = "statut_demarche"
    }

    package let sorte: Sorte
    package let jour: DateCivile
    /// An `Issue` or a `StatutDemarche`.
    package let detail: String?
    package let demarche: ID<Demarche>?

    package init(row: Row) throws(RowError) {
        sorte = try row.value("sorte")
        jour = try row.value("jour")
        detail = try row.optionalString("detail")
        demarche = try row.optionalID("demarche_id")
    }

    static func selection(_ ref: Dossier.Ref) -> SQL {
        """
        SELECT v.sorte, v.jour, v.detail, v.demarche_id FROM nominatif.evenement v
        WHERE v.entreprise_id = \(ref.entreprise) AND v.dossier_id = \(ref.id)
        ORDER BY v.jour DESC LIMIT 300
        """
    }
}
