import Adresses
import Chiffrement
import Messages
import Postgres
import Tenancy

/// The halves of the letter box. The public one is read again at each request, so that a rotation is followed at once; and what the installation can send today; nil before its nominative process has ever started.
struct BoiteStore: Sendable {
    let base: Database

    struct Etat: RowDecodable, Sendable {
        let fente: Fente
        let canaux: [Canal]

        init(row: Row) throws(RowError) {
            let octets = try row.bytes("publique")
            guard let fente = try? Fente(publique: octets) else { throw RowError("publique") }
            self.fente = fente
            canaux = try row.strings("canaux").compactMap { Canal(rawValue: $0) }
        }
    }

    func lire() async throws -> Etat? {
        try await base.readSansSession("SELECT publique, canaux FROM nominatif.boite_publique()", as: Etat.self).first
    }

    /// Every pair, for the nominative process alone.
    static let privees: SQL = "SELECT publique, privee_enveloppee FROM nominatif.boite_privee()"

    static func boites(_ lignes: [Row], _ coffre: Coffre) throws -> BoitesAuxLettres {
        BoitesAuxLettres(try lignes.map { (try $0.bytes("publique"), try $0.bytes("privee_enveloppee")) }, coffre)
    }

    static func lire(_ tx: Transaction) throws -> Etat? { try tx.first("SELECT publique, canaux FROM nominatif.boite_publique()") }
}
