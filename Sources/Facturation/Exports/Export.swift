public import Calendrier
internal import Foundation
public import Postgres
public import Tenancy

/// An export in the ledger.
public enum ExportTag: Sendable {}

/// An export that was handed over, as the ledger keeps it for ever.
public struct Export: Sendable, RowDecodable {
    public let id: ID<ExportTag>
    let par: ID<CompteTag>
    /// Name of the account.
    let auteur: String
    /// « 21 nov. 2026, 10 h 04 », Paris.
    public let faitLe: String
    public let periode: Periode
    let formats: [FormatExport]
    let parametresJSON: String
    public let pieces: Int
    let netCents, tvaCents, brutCents: Int
    /// Of the file.
    public let nom: String
    /// In bytes.
    public let taille: Int
    public let sha256: [UInt8]

    static let colonnes: SQL = """
        x.id, x.fait_par, x.auteur, to_char(x.fait_le AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD HH24:MI') AS fait_le, x.du, x.au, x.formats,
        x.pieces, x.net_cents, x.tva_cents, x.brut_cents, x.nom, x.taille, x.sha256
        """

    public init(row: Row) throws(RowError) {
        id = try row.id("id")
        par = try row.id("fait_par")
        auteur = try row.string("auteur")
        let instant = try row.string("fait_le")
        let jour = DateCivile(String(instant.prefix(10)))?.court ?? String(instant.prefix(10))
        faitLe = "\(jour), \(instant.dropFirst(11).replacing(":", with: " h "))"
        periode = Periode(debut: try row.value("du"), fin: try row.value("au"))
        formats = try row.strings("formats").compactMap { FormatExport(rawValue: $0) }
        parametresJSON = try row.string("parametres")
        pieces = try row.int("pieces")
        netCents = try row.int("net_cents")
        tvaCents = try row.int("tva_cents")
        brutCents = try row.int("brut_cents")
        nom = try row.string("nom")
        taille = try row.int("taille")
        sha256 = try row.bytes("sha256")
    }

    /// 64 hexadecimal digits.
    public var empreinte: String { Self.hexa(sha256) }

    func parametres() throws -> ParametresExport { try ParametresExport.lire(parametresJSON) }

    static func hexa(_ octets: [UInt8]) -> String { octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}

/// A file of a recorded export.
struct FichierExport: Sendable, Hashable, RowDecodable {
    var nom: String
    var taille: Int
    var sha256: [UInt8]
    /// Kept as it was when it cannot be made again.
    var contenu: [UInt8]?

    init(row: Row) throws(RowError) {
        nom = try row.string("nom")
        taille = try row.int("taille")
        sha256 = try row.bytes("sha256")
        contenu = try row.optionalBytes("contenu")
    }
}
