internal import Foundation
internal import Postgres
internal import Tenancy

public enum BilanTag: Sendable {}

/// A row of the ledger, as it was given.
struct BilanPublie: RowDecodable {
    var entreprise: ID<EntrepriseTag>
    var id: ID<BilanTag>
    var periode: PeriodeBilan
    var version: Int
    var raison: String?
    var contenu: [UInt8]
    var rendu: [UInt8]
    var empreinte: [UInt8]
    var publieLe: Date
    /// A later version of the same period exists.
    var remplace: Bool

    static let colonnes: SQL = """
        b.entreprise_id, b.id, b.periode, b.version, b.raison, b.contenu, b.rendu, b.empreinte, b.publie_le,
        EXISTS (SELECT 1 FROM pilotage.bilan x WHERE x.entreprise_id = b.entreprise_id AND x.periode = b.periode AND x.version > b.version) AS remplace
        """

    /// As `pilotage.publier` would keep it, for what is drawn from a row.
    init(_ contenu: Contenu, empreinte: [UInt8], publieLe: Date) throws {
        entreprise = .nouveau()
        id = .nouveau()
        periode = PeriodeBilan(contenu.periode) ?? PeriodeBilan(annee: 2000)
        version = contenu.version
        raison = contenu.raison
        self.contenu = try contenu.octets()
        rendu = Rendu(contenu).octets()
        self.empreinte = empreinte
        self.publieLe = publieLe
        remplace = false
    }

    init(row: Row) throws(RowError) {
        entreprise = try row.id("entreprise_id")
        id = try row.id("id")
        periode = try row.value("periode")
        version = try row.int("version")
        raison = try row.optionalString("raison")
        contenu = try row.bytes("contenu")
        rendu = try row.bytes("rendu")
        empreinte = try row.bytes("empreinte")
        publieLe = try row.instant("publie_le")
        remplace = try row.bool("remplace")
    }

    /// « 7f3a 91c4 e05b 2d68 » : the first 8 bytes, enough to compare by eye.
    var empreinteCourte: String { empreinte.empreinteCourte }
}

extension [UInt8] {
    var empreinteCourte: String {
        let hexa = prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return stride(from: 0, to: hexa.count, by: 4).map { debut in String(hexa.dropFirst(debut).prefix(4)) }.joined(separator: " ")
    }
}
