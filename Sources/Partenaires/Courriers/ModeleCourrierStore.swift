public import Postgres
public import Tenancy

/// Statements on gestion.modele_courrier and its versions, which the base keeps by itself.
public enum ModeleCourrierStore {
    /// The letters in use: those of one partner first when `partenaire` is given, then those for all.
    public static func liste(_ partenaire: TypePartenaire? = nil, _ tx: Transaction) throws -> [ModeleCourrier] {
        try tx.all(
            """
            SELECT \(fragment: ModeleCourrier.colonnes) FROM gestion.modele_courrier
            WHERE actif AND (\(partenaire?.rawValue)::text IS NULL OR partenaire_code IS NULL OR partenaire_code = \(partenaire?.rawValue))
            ORDER BY partenaire_code NULLS LAST, titre, id
            """)
    }

    /// Nil when unknown, or hidden by the wall.
    public static func trouver(_ id: ID<ModeleCourrier>, _ tx: Transaction) throws -> ModeleCourrier? {
        try tx.first("SELECT \(fragment: ModeleCourrier.colonnes) FROM gestion.modele_courrier WHERE id = \(id)")
    }

    /// Withdrawn letters too: to put one back.
    static func tous(_ tx: Transaction) throws -> [ModeleCourrier] {
        try tx.all(
            "SELECT \(fragment: ModeleCourrier.colonnes) FROM gestion.modele_courrier ORDER BY partenaire_code NULLS LAST, titre, id")
    }

    /// The latest first.
    static func versions(_ id: ID<ModeleCourrier>, _ tx: Transaction) throws -> [VersionCourrier] {
        try tx.all(
            """
            SELECT version, titre, corps, to_char(ecrit_le AT TIME ZONE 'Europe/Paris', 'DD/MM/YYYY') AS ecrit_le
            FROM gestion.modele_courrier_version WHERE modele_id = \(id) ORDER BY version DESC
            """)
    }

    /// Throws `uniqueViolation` when a letter of this partner has this title.
    static func creer(_ v: CourrierValeurs, _ tx: Transaction) throws -> ID<ModeleCourrier> {
        try tx.rows(
            """
            INSERT INTO gestion.modele_courrier (partenaire_code, titre, corps, signataire)
            VALUES (\(v.partenaire?.rawValue), \(v.titre), \(v.corps), \(v.signataire))
            RETURNING id
            """)[0].id("id")
    }

    /// False when somebody wrote another version since `version` was read.
    static func modifier(_ id: ID<ModeleCourrier>, version: Int, _ v: CourrierValeurs, _ tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE gestion.modele_courrier SET partenaire_code = \(v.partenaire?.rawValue), titre = \(v.titre), corps = \(v.corps), signataire = \(v.signataire)
            WHERE id = \(id) AND version = \(version)::smallint
            """) == 1
    }

    static func activer(_ id: ID<ModeleCourrier>, _ actif: Bool, _ tx: Transaction) throws -> Bool {
        try tx.execute("UPDATE gestion.modele_courrier SET actif = \(actif) WHERE id = \(id)") == 1
    }
}

/// A standard letter as it once was.
struct VersionCourrier: RowDecodable {
    let version: Int
    let titre: String
    let corps: String
    /// « 21/11/2026 », local day.
    let ecritLe: String

    init(row: Row) throws(RowError) {
        version = try row.int("version")
        titre = try row.string("titre")
        corps = try row.string("corps")
        ecritLe = try row.string("ecrit_le")
    }
}
