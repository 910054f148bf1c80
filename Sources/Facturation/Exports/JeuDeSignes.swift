internal import Foundation

/// How the characters of a file are written.
enum JeuDeSignes: String, Sendable, Codable, CaseIterable {
    case utf8 = "utf-8"
    case windows1252 = "windows-1252"
    /// One of the three that the tax office reads (LPF, art. A47 A-1, VII).
    case latin9 = "iso-8859-15"

    /// The bytes of a text. What a one-byte alphabet lacks is written without its accent, or as « ? »: never two bytes for one letter.
    func octets(_ texte: String) -> [UInt8] {
        if self == .utf8 { return Array(texte.utf8) }
        var octets: [UInt8] = []
        octets.reserveCapacity(texte.utf8.count)
        for signe in texte.unicodeScalars {
            if signe.isASCII {
                octets.append(UInt8(signe.value))
            } else if let octet = octet(signe) {
                octets.append(octet)
            } else {
                octets += Self.remplacer(signe)
            }
        }
        return octets
    }

    private func octet(_ signe: Unicode.Scalar) -> UInt8? {
        let particuliers = self == .latin9 ? Self.latin9Propres : Self.windows1252Propres
        if let octet = particuliers[signe] { return octet }
        guard (0xA0...0xFF).contains(signe.value) else { return nil }
        let octet = UInt8(signe.value)
        // ISO 8859-15 took eight places of ISO 8859-1.
        return self == .latin9 && Self.latin9Propres.values.contains(octet) ? nil : octet
    }

    private static let latin9Propres: [Unicode.Scalar: UInt8] = [
        "€": 0xA4, "Š": 0xA6, "š": 0xA8, "Ž": 0xB4, "ž": 0xB8, "Œ": 0xBC, "œ": 0xBD, "Ÿ": 0xBE,
    ]

    private static let windows1252Propres: [Unicode.Scalar: UInt8] = [
        "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88, "‰": 0x89, "Š": 0x8A, "‹": 0x8B, "Œ": 0x8C,
        "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97, "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B,
        "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
    ]

    private static func remplacer(_ signe: Unicode.Scalar) -> [UInt8] {
        switch signe {
        case "’", "‘", "ʼ": return [UInt8(ascii: "'")]
        case "“", "”", "„": return [UInt8(ascii: "\"")]
        case "–", "—", "−", "‐", "‑": return [UInt8(ascii: "-")]
        case "…": return Array("...".utf8)
        case "\u{202F}", "\u{2009}", "\u{2007}": return [UInt8(ascii: " ")]
        case "Œ": return Array("OE".utf8)
        case "œ": return Array("oe".utf8)
        default:
            let base = String(signe).decomposedStringWithCanonicalMapping.unicodeScalars.first { $0.isASCII }
            return [base.map { UInt8($0.value) } ?? UInt8(ascii: "?")]
        }
    }
}
