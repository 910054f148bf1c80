import Crypto
package import Foundation

/// Seals and opens the contents of one dossier.
package struct CleDossier: Sendable {
    /// Tables that hold contents. A ciphertext belongs to one, and to one row and version of it.
    package enum Table: String, Sendable {
        case dossier = "nominatif.dossier"
        case entretien = "nominatif.entretien"
        case demarche = "nominatif.demarche"
        case feuille = "nominatif.feuille"
        case objectif = "nominatif.objectif"
        case action = "nominatif.action"
        case orientation = "nominatif.orientation"
        /// The reason of an urgent access.
        case bris = "nominatif.bris"
        /// Sealed under the key of a psychologist's follow-up, never under a dossier's.
        case notePsychologue = "nominatif.note_psychologue"
        case rappel = "nominatif.rappel"
        case brouillon = "nominatif.brouillon"
    }

    private let brute: SymmetricKey
    private let entreprise: UUID

    init(_ brute: SymmetricKey, _ entreprise: UUID) {
        self.brute = brute
        self.entreprise = entreprise
    }

    /// 32 bytes for one `usage` outside of the database, derived (RFC 5869): they do not give the key back, and die with it.
    package func derivee(_ usage: String) -> [UInt8] {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: brute, info: Data("usage 1|\(usage)".utf8), outputByteCount: 32).octets
    }

    package func sceller(_ feuillet: Feuillet, _ table: Table, _ id: UUID, version: Int) throws(ErreurCoffre) -> [UInt8] {
        try Boite.sceller(feuillet.octets, brute, Marque(table.rawValue, entreprise, id, version))
    }

    package func ouvrir(_ scelle: [UInt8], _ table: Table, _ id: UUID, version: Int) throws(ErreurCoffre) -> Feuillet {
        let clair = try Boite.ouvrir(scelle, brute, Marque(table.rawValue, entreprise, id, version))
        guard let feuillet = Feuillet(octets: clair) else { throw .illisible }
        return feuillet
    }
}
