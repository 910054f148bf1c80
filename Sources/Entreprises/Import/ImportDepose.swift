public import Postgres
public import Tenancy

/// A file put down by someone, waiting for a decision (gestion.import).
public struct ImportDepose: RowDecodable {
    public enum Etat: String, CaseIterable, Sendable {
        case apercu, applique, abandonne

        public var libelle: String {
            switch self {
            case .apercu: "à vérifier"
            case .applique: "appliqué"
            case .abandonne: "abandonné"
            }
        }
    }

    public let id: ID<ImportDepose>
    public let nature: NatureImport
    public let nomFichier: String
    public let etat: Etat
    /// « 20/11/2026 23:40 », local time.
    public let deposeLe: String
    /// What it did, once applied.
    public let bilan: String?

    public init(row: Row) throws(RowError) {
        id = try row.value("id")
        nature = try row.value("nature")
        nomFichier = try row.string("nom_fichier")
        etat = try row.value("etat")
        deposeLe = try row.string("depose_le")
        bilan = try row.optionalString("bilan")
    }
}

/// Statements on gestion.import.
public enum ImportStore {
    static let colonnes: SQL = """
        id, nature, nom_fichier, etat, to_char(depose_le AT TIME ZONE 'Europe/Paris', 'DD/MM/YYYY HH24:MI') AS depose_le, bilan ->> 'phrase' AS bilan
        """
    /// Largest file, in bytes; also a CHECK of the table.
    public static let tailleMaximum = 8 * 1024 * 1024

    /// The last ones, newest first.
    public static func recents(_ tx: Transaction) throws -> [ImportDepose] {
        try tx.all("SELECT \(fragment: colonnes) FROM gestion.import ORDER BY import.depose_le DESC LIMIT 20")
    }

    public static func trouver(_ id: ID<ImportDepose>, _ tx: Transaction) throws -> ImportDepose? {
        try tx.first("SELECT \(fragment: colonnes) FROM gestion.import WHERE id = \(id)")
    }

    public static func contenu(_ id: ID<ImportDepose>, _ tx: Transaction) throws -> [UInt8]? {
        try tx.rows("SELECT contenu FROM gestion.import WHERE id = \(id)").first?.bytes("contenu")
    }

    public static func deposer(_ nature: NatureImport, nom: String, _ octets: [UInt8], _ tx: Transaction) throws -> ID<ImportDepose> {
        let lignes = try tx.rows(
            """
            INSERT INTO gestion.import (nature, nom_fichier, contenu) VALUES (\(nature), \(nom), \(octets)) RETURNING id
            """)
        guard let ligne = lignes.first else { throw RowError("id", .missing) }
        return try ligne.value("id")
    }

    /// Takes the file for this transaction alone and gives its bytes; nil when it was already applied or abandoned.
    public static func prendre(_ id: ID<ImportDepose>, _ tx: Transaction) throws -> [UInt8]? {
        try tx.rows("SELECT contenu FROM gestion.import WHERE id = \(id) AND etat = 'apercu' FOR UPDATE").first?.bytes("contenu")
    }

    public static func applique(_ id: ID<ImportDepose>, bilan: String, _ tx: Transaction) throws {
        try tx.execute(
            """
            UPDATE gestion.import SET etat = 'applique', applique_le = now(), bilan = jsonb_build_object('phrase', \(bilan)::text)
            WHERE id = \(id)
            """)
    }

    public static func abandonner(_ id: ID<ImportDepose>, _ tx: Transaction) throws {
        try tx.execute("UPDATE gestion.import SET etat = 'abandonne' WHERE id = \(id) AND etat = 'apercu'")
    }
}
