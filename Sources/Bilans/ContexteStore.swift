internal import Postgres
internal import Tenancy

/// Statements on gestion.contexte: added to, never changed; the last declaration of a period counts.
struct ContexteStore {
    let transaction: Transaction

    private static let colonnes: SQL = """
        periode, absenteisme, rotation, arrets_longs, (declare_le AT TIME ZONE 'Europe/Paris')::date AS declare_le
        """

    /// The declaration in force of each of these periods.
    static func requete(_ entreprise: ID<EntrepriseTag>, _ periodes: [PeriodeBilan]) -> SQL {
        """
        SELECT DISTINCT ON (periode) \(fragment: colonnes) FROM gestion.contexte
        WHERE entreprise_id = \(entreprise) AND periode = ANY (\(periodes.map(\.description))::text[])
        ORDER BY periode, gestion.contexte.declare_le DESC
        """
    }

    /// Every declaration the session may read, the latest first: HR sees its own company's.
    func historique() throws -> [Contexte] {
        try transaction.all("SELECT \(fragment: Self.colonnes) FROM gestion.contexte ORDER BY gestion.contexte.declare_le DESC LIMIT 200")
    }

    /// Companies that declared something for a period.
    func declarees(_ periode: PeriodeBilan) throws -> Int {
        try transaction.rows("SELECT count(DISTINCT entreprise_id) AS n FROM gestion.contexte WHERE periode = \(periode)")[0].int("n")
    }

    /// Periods whose bilan was given: their declaration is closed.
    func remises() throws -> Set<PeriodeBilan> {
        Set(try transaction.rows("SELECT DISTINCT periode FROM pilotage.bilan").map { try $0.value("periode") })
    }

    /// Throws `checkViolation` on the constraint `contexte_ouvert` once the bilan of the period is published.
    func declarer(_ entreprise: ID<EntrepriseTag>, _ periode: PeriodeBilan, _ chiffres: Contexte.Chiffres) throws {
        try transaction.execute(
            """
            INSERT INTO gestion.contexte (entreprise_id, periode, absenteisme, rotation, arrets_longs)
            VALUES (\(entreprise), \(periode), \(chiffres.absenteisme)::smallint, \(chiffres.rotation)::smallint, \(chiffres.arretsLongs)::int)
            """)
    }
}
