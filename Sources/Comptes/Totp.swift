import Crypto
public import Foundation

/// A time-based one-time password: RFC 6238, HMAC-SHA-1, 30 s, 6 digits, what every authenticator application reads.
public struct Totp: Sendable {
    /// 20 random bytes (RFC 4226 §4 recommends 160 bits).
    public let secret: [UInt8]

    public init(secret: [UInt8]) { self.secret = secret }

    public static func nouveau() -> Totp { Totp(secret: SymmetricKey(size: .init(bitCount: 160)).withUnsafeBytes { Array($0) }) }

    /// The six digits of the 30-second step that holds `instant`.
    public func code(a instant: Date) -> String { code(pas: Int64(instant.timeIntervalSince1970 / 30)) }

    func code(pas: Int64) -> String {
        let message = withUnsafeBytes(of: pas.bigEndian) { Array($0) }
        let hachage = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
        let debut = Int(hachage[19] & 0x0f)
        let nombre = hachage[debut..<debut + 4].reduce(0) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
        let chiffres = String(nombre % 1_000_000)
        return String(repeating: "0", count: 6 - chiffres.count) + chiffres
    }

    /// RFC 4648 base32 without padding, in groups of four when shown to be typed.
    public var base32: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var tampon: UInt32 = 0
        var bits = 0
        var texte = ""
        for octet in secret {
            tampon = (tampon << 8) | UInt32(octet)
            bits += 8
            while bits >= 5 {
                bits -= 5
                texte.append(alphabet[Int((tampon >> UInt32(bits)) & 31)])
            }
        }
        if bits > 0 { texte.append(alphabet[Int((tampon << UInt32(5 - bits)) & 31)]) }
        return texte
    }

    /// The otpauth URI that an authenticator reads from the QR code (Key URI format).
    public func uri(login: String) -> String {
        let permis = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: ":/"))
        let compte = login.addingPercentEncoding(withAllowedCharacters: permis) ?? login
        return "otpauth://totp/Cloison:\(compte)?secret=\(base32)&issuer=Cloison"
    }
}
