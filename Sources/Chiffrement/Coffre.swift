import Crypto
package import Foundation

/// The master key of the installation, and the first of three doors: master key → company key → dossier key → content.
///
/// AES-256-GCM everywhere (NIST SP 800-38D), a fresh random nonce each time. The database stores only what comes out of `sceller`.
/// Changing the master key means rewrapping one key per company; erasing a person means forgetting one dossier key.
package struct Coffre: Sendable {
    let maitre: SymmetricKey

    /// `maitre`: exactly 32 bytes.
    package init(maitre: [UInt8]) throws(ErreurCoffre) {
        guard maitre.count == 32 else { throw .cleMaitreMalformee }
        self.maitre = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: maitre), info: Data("cloison coffre 1".utf8), outputByteCount: 32)
    }

    /// A company key drawn at random, with its wrapped form for `nominatif.cle_entreprise`.
    package func nouvelleCle(entreprise: UUID) throws(ErreurCoffre) -> (cle: CleEntreprise, enveloppee: [UInt8]) {
        let brute = SymmetricKey(size: .bits256)
        return (CleEntreprise(brute, entreprise), try Boite.sceller(brute.octets, maitre, Self.marque(entreprise)))
    }

    package func cle(entreprise: UUID, enveloppee: [UInt8]) throws(ErreurCoffre) -> CleEntreprise {
        CleEntreprise(SymmetricKey(data: try Boite.ouvrir(enveloppee, maitre, Self.marque(entreprise))), entreprise)
    }

    private static func marque(_ entreprise: UUID) -> Marque { Marque("nominatif.cle_entreprise", entreprise, entreprise, 1) }
}

/// Why something stays closed. Never says what was inside.
package enum ErreurCoffre: Error, Equatable, CustomStringConvertible {
    case cleMaitreAbsente(String)
    case cleMaitreMalformee
    /// Wrong key, another row, another version, or altered bytes: AES-GCM does not say which.
    case illisible

    package var description: String {
        switch self {
        case .cleMaitreAbsente(let ou): "clé maître introuvable (\(ou)) : deploy/base l'écrit, ou réglez CLOISON_CLE_MAITRE_FICHIER"
        case .cleMaitreMalformee: "la clé maître a 64 chiffres hexadécimaux"
        case .illisible: "contenu chiffré illisible"
        }
    }
}
