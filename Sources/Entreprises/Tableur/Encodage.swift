/// How the bytes of a spreadsheet export are written. Excel in French writes Windows-1252 or UTF-8 with a mark.
public enum Encodage: String, Sendable, Equatable {
    case utf8 = "UTF-8"
    case utf8Marque = "UTF-8 avec marque"
    case utf16 = "UTF-16"
    case windows1252 = "Windows-1252"

    /// Text of a whole file. A mark decides first; then valid UTF-8 is UTF-8 (a Windows-1252 text with an accent almost never
    /// is); the rest is Windows-1252, which accepts every byte.
    public static func decoder(_ octets: [UInt8]) -> (texte: String, encodage: Encodage) {
        if octets.starts(with: [0xEF, 0xBB, 0xBF]) {
            return (String(decoding: octets.dropFirst(3), as: UTF8.self), .utf8Marque)
        }
        if octets.starts(with: [0xFF, 0xFE]) || octets.starts(with: [0xFE, 0xFF]) {
            return (String(decoding: mots(octets.dropFirst(2), petitBoutiste: octets[0] == 0xFF), as: UTF16.self), .utf16)
        }
        if let texte = String(validating: octets, as: UTF8.self) {
            return (texte, .utf8)
        }
        var texte = ""
        texte.unicodeScalars.append(contentsOf: octets.lazy.map(scalaire))
        return (texte, .windows1252)
    }

    private static func mots(_ octets: ArraySlice<UInt8>, petitBoutiste: Bool) -> [UInt16] {
        var mots: [UInt16] = []
        var i = octets.startIndex
        while i + 1 < octets.endIndex {
            let (a, b) = (UInt16(octets[i]), UInt16(octets[i + 1]))
            mots.append(petitBoutiste ? b << 8 | a : a << 8 | b)
            i += 2
        }
        return mots
    }

    private static func scalaire(_ octet: UInt8) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(octet) else { return Unicode.Scalar(octet) }
        return Unicode.Scalar(hauts[Int(octet) - 0x80]) ?? "\u{FFFD}"
    }

    /// Windows-1252 from 0x80 to 0x9F (Unicode consortium, CP1252.TXT); the five unassigned bytes read as U+FFFD.
    private static let hauts: [UInt16] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
        0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
}
