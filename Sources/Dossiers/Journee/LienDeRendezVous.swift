import Chiffrement
import Crypto
import Foundation
import Postgres
import Tenancy

/// A new one-time link of a rendez-vous: 128 random bits, of which the database keeps the SHA-256.
struct LienDeRendezVous {
    private let jeton = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }

    var empreinte: [UInt8] { Array(SHA256.hash(data: jeton)) }

    /// The whole address, sealed for the messages of this booking. `adresse`: `https://exemple.fr`.
    func sceller(_ adresse: String, _ fente: Fente, _ reservation: UUID) throws -> [UInt8] {
        var feuillet = Feuillet()
        feuillet["lien"] = adresse + "/r/" + jeton.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        return try fente.sceller(feuillet, .lien, reservation)
    }

    /// A rendez-vous said cancelled that holds after all: whoever wanted her link in the messages finds a new one in the next, in the
    /// transaction that announces it. Nothing to do when her link still leads to it.
    static func renouveler(
        _ entreprise: ID<EntrepriseTag>, _ rendezVous: ID<RendezVous>, adresse: String?, _ tx: Transaction
    ) throws {
        guard
            let reservation = try tx.rows("SELECT nominatif.lien_a_renouveler(\(entreprise), \(rendezVous)) AS id").first?.optionalUUID(
                "id"),
            let boite = try tx.rows("SELECT publique FROM nominatif.boite_publique()").first
        else { return }
        let neuf = LienDeRendezVous()
        let fente = try Fente(publique: boite.bytes("publique"))
        let lien = try adresse.map { try neuf.sceller($0, fente, reservation) }
        _ = try tx.rows("SELECT nominatif.renouveler_lien(\(entreprise), \(rendezVous), \(neuf.empreinte), \(lien))")
    }
}
