import Crypto
import Foundation

/// AES-256-GCM with the place of the ciphertext as authenticated data: moved, it no longer opens.
enum Boite {
    static func sceller(_ clair: [UInt8], _ cle: SymmetricKey, _ marque: Marque) throws(ErreurCoffre) -> [UInt8] {
        guard let boite = try? AES.GCM.seal(clair, using: cle, authenticating: marque.octets), let octets = boite.combined else {
            throw .illisible
        }
        return Array(octets)
    }

    static func ouvrir(_ scelle: [UInt8], _ cle: SymmetricKey, _ marque: Marque) throws(ErreurCoffre) -> [UInt8] {
        guard let boite = try? AES.GCM.SealedBox(combined: scelle),
            let clair = try? AES.GCM.open(boite, using: cle, authenticating: marque.octets)
        else { throw .illisible }
        return Array(clair)
    }
}

/// Where a ciphertext lives: table, company, row, version.
struct Marque {
    let octets: [UInt8]

    init(_ table: String, _ entreprise: UUID, _ id: UUID, _ version: Int) {
        octets = Array("\(table)|\(entreprise.uuidString)|\(id.uuidString)|\(version)".utf8)
    }
}

extension SymmetricKey {
    var octets: [UInt8] { withUnsafeBytes { Array($0) } }
}
