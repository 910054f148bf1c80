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
    }

    private let brute: SymmetricKey
    private let entreprise: UUID

    init(_ brute: SymmetricKey, _ entreprise: UUID) {
        self.brute = brute
        self.entreprise = entreprise
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
