import Postgres
import Tenancy

/// Statements on gestion.poids: rows are added, never changed.
enum PoidsStore {
    private static let lecture: SQL = """
        SELECT non_servie, continuite, regularite, preference, trajet, equilibre, deplacement, fixe_par, fixe_le
        FROM gestion.poids
        ORDER BY id DESC
        """

    /// The last decision, or the usual weights.
    static func actuels(_ tx: Transaction) throws -> Poids { try tx.first("\(fragment: lecture) LIMIT 1") ?? .usuels }

    static func historique(_ tx: Transaction) throws -> [Poids] { try tx.all("\(fragment: lecture) LIMIT 50") }

    /// Refused by the database to whoever is not of the direction.
    static func fixer(_ p: Poids, _ tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO gestion.poids (non_servie, continuite, regularite, preference, trajet, equilibre, deplacement)
            VALUES (\(p.nonServie), \(p.continuite), \(p.regularite), \(p.preference), \(p.trajet), \(p.equilibre), \(p.deplacement))
            """)
    }
}
