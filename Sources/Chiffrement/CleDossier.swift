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
        case mesure = "nominatif.mesure"
        /// The reason of an urgent access.
        case bris = "nominatif.bris"
        /// Sealed under the key of a psychologist's follow-up, never under a dossier's.
        case notePsychologue = "nominatif.note_psychologue"
        case rappel = "nominatif.rappel"
        case brouillon = "nominatif.brouillon"
        case budget = "nominatif.budget"
        case document = "nominatif.document"
        case ecrit = "nominatif.ecrit"
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

    /// One piece of a file. Bound to the file, to its rank and to how many pieces there are: none can be moved, repeated or cut off.
    package func sceller(morceau: [UInt8], rang: Int, sur total: Int, _ document: UUID) throws(ErreurCoffre) -> [UInt8] {
        try Boite.sceller(morceau, brute, Self.marque(entreprise, document, rang, total))
    }

    package func ouvrir(morceau: [UInt8], rang: Int, sur total: Int, _ document: UUID) throws(ErreurCoffre) -> [UInt8] {
        try Boite.ouvrir(morceau, brute, Self.marque(entreprise, document, rang, total))
    }

    private static func marque(_ entreprise: UUID, _ document: UUID, _ rang: Int, _ total: Int) -> Marque {
        Marque("nominatif.document_morceau", entreprise, document, total * 1_000 + rang)
    }
}
