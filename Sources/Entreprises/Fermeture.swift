public import Calendrier
public import Postgres
public import Tenancy

/// Days a client is closed (summer, year end): no permanence is planned there.
public struct Fermeture: RowDecodable {
    public let id: ID<Fermeture>
    public let periode: Periode
    public let libelle: String

    public init(row: Row) throws(RowError) {
        id = try row.value("id")
        periode = Periode(debut: try row.value("debut"), fin: try row.value("fin"))
        libelle = try row.string("libelle")
    }
}

/// Statements on gestion.fermeture.
public enum FermetureStore {
    /// Closures that end on `jour` or later.
    public static func de(_ entreprise: EntrepriseID, depuis jour: DateCivile, _ tx: Transaction) throws -> [Fermeture] {
        try tx.all(
            """
            SELECT id, debut, fin, libelle FROM gestion.fermeture
            WHERE entreprise_id = \(entreprise) AND fin >= \(jour)
            ORDER BY debut
            """)
    }

    public static func ajouter(_ entreprise: EntrepriseID, _ periode: Periode, libelle: String, _ tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO gestion.fermeture (entreprise_id, debut, fin, libelle)
            VALUES (\(entreprise), \(periode.debut), \(periode.fin), \(libelle))
            """)
    }

    @discardableResult
    public static func retirer(_ entreprise: EntrepriseID, _ id: ID<Fermeture>, _ tx: Transaction) throws -> Bool {
        try tx.execute("DELETE FROM gestion.fermeture WHERE entreprise_id = \(entreprise) AND id = \(id)") == 1
    }
}
