import Calendrier
import Crypto
import Foundation

/// Keyed fingerprints, so that caps count without knowing whom. 16 bytes each.
struct Empreintes: Sendable {
    private let contacts: SymmetricKey
    private let adresses: SymmetricKey

    init(cle: [UInt8]) {
        func derivee(_ usage: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: SymmetricKey(data: cle), info: Data("cloison accueil \(usage) 1".utf8), outputByteCount: 32)
        }
        contacts = derivee("contact")
        adresses = derivee("adresse")
    }

    func contact(_ valeur: String) -> [UInt8] { Self.courte(valeur, contacts) }

    /// Bound to the day: nobody can follow an address from one day to the next.
    func adresse(_ adresse: String, le jour: DateCivile = .aujourdhui()) -> [UInt8] { Self.courte("\(jour)|\(adresse)", adresses) }

    private static func courte(_ texte: String, _ cle: SymmetricKey) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data(texte.utf8), using: cle).prefix(16))
    }
}
