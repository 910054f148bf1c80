import Crypto
import Foundation

/// Keyed words derived from the master key of the installation: form tokens and the message carried to the next page.
struct Scellement: Sendable {
    private let formulaires: SymmetricKey
    private let messages: SymmetricKey

    /// `cle`: at least 32 bytes of the installation's master key; each use has its own derived key.
    init(cle: [UInt8]) {
        func derivee(_ usage: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(inputKeyMaterial: SymmetricKey(data: cle), info: Data("cloison web \(usage)".utf8), outputByteCount: 32)
        }
        formulaires = derivee("csrf")
        messages = derivee("message")
    }

    /// Form token of a cookie token: stable during the session, useless without the cookie.
    func csrf(_ jeton: [UInt8]) -> String {
        Base64URL.ecrire(Array(HMAC<SHA256>.authenticationCode(for: jeton, using: formulaires)))
    }

    /// Constant-time comparison: both sides go through the same HMAC check.
    func csrfValide(_ recu: String, _ jeton: [UInt8]) -> Bool {
        guard let octets = Base64URL.lire(recu) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(octets, authenticating: jeton, using: formulaires)
    }

    /// Encrypted so that a proxy or a shared disk never holds the sentence; bound to the session that will show it.
    func sceller(_ message: String, pour jeton: [UInt8]) -> String? {
        guard let boite = try? AES.GCM.seal(Data(message.utf8), using: messages, authenticating: jeton) else { return nil }
        return boite.combined.map { Base64URL.ecrire(Array($0)) }
    }

    func ouvrir(_ scelle: String, pour jeton: [UInt8]) -> String? {
        guard let octets = Base64URL.lire(scelle), let boite = try? AES.GCM.SealedBox(combined: octets),
            let clair = try? AES.GCM.open(boite, using: messages, authenticating: jeton)
        else { return nil }
        return String(decoding: clair, as: UTF8.self)
    }

    /// Stands for the visit of somebody who gets no cookie: the same for all, changing at midnight (UTC).
    static func visiteDuJour(decale: Int = 0, _ maintenant: Date = .now) -> [UInt8] {
        Array("jour \(Int(maintenant.timeIntervalSince1970 / 86_400) + decale)".utf8)
    }

    static func hasard(_ octets: Int = 32) -> [UInt8] {
        SymmetricKey(size: SymmetricKeySize(bitCount: octets * 8)).withUnsafeBytes { Array($0) }
    }
}

/// RFC 4648 § 5, without padding: fits a cookie and a URL.
enum Base64URL {
    static func ecrire(_ octets: [UInt8]) -> String {
        Data(octets).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func lire(_ texte: String) -> [UInt8]? {
        guard texte.utf8.count <= 4_096 else { return nil }
        let classique = texte.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: classique + String(repeating: "=", count: (4 - classique.utf8.count % 4) % 4)).map { Array($0) }
    }
}
