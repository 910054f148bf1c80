import Adresses
import Chiffrement
import Messages
import Postgres
import Tenancy

/// The public half of the letter box, and what the installation can send today; nil before its nominative process has ever started.
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

    static func lire(_ tx: Transaction) throws -> Etat? { try tx.first("SELECT publique, canaux FROM nominatif.boite_publique()") }
}
