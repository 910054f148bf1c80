import Crypto
import Foundation

/// The secret of a booking's link: 128 random bits. The database keeps its SHA-256.
struct Jeton: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
    let octets: [UInt8]

    init() { octets = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) } }

    /// From the address: 32 hexadecimal digits.
    init?(adresse texte: String) {
        let chiffres = Array(texte.utf8).compactMap(Self.chiffre)
        guard texte.utf8.count == 32, chiffres.count == 32 else { return nil }
        octets = stride(from: 0, to: 32, by: 2).map { chiffres[$0] << 4 | chiffres[$0 + 1] }
    }

    var empreinte: [UInt8] { Array(SHA256.hash(data: octets)) }
    /// `/r/0123…`: neither a company nor a service in it.
    var chemin: String { "/r/" + octets.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() }

    var description: String { "Jeton(•)" }
    var customMirror: Mirror { Mirror(self, children: []) }

    private static func chiffre(_ octet: UInt8) -> UInt8? {
        switch octet {
        case 48...57: octet - 48
        case 97...102: octet - 87
        default: nil
        }
    }
}

/// The word that stands for the person in the worker's lists: three signs, none that can be taken for another.
enum CodeCourt {
    private static let signes = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")

    /// Several, for the database to take one its worker does not use; the last are longer, so that one always is free.
    static func tirages() -> [String] {
        (0..<12).map { rang in String((0..<(rang < 8 ? 3 : 5)).map { _ in signes.randomElement() ?? "7" }) }
    }
}
