/// Comma-separated values (RFC 4180): quotes protect commas, line breaks and doubled quotes. Reads rows one by one.
struct LecteurCSV {
    private let octets: [UInt8]
    private var place = 0
    private var prochaine = 1
    /// Line of the row just read, from 1.
    private(set) var ligne = 0
    /// The row just read ended inside quotes.
    private(set) var inachevee = false

    init(_ octets: [UInt8]) {
        self.octets = octets
        // Spreadsheets write a byte order mark.
        if octets.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    }

    private static let (virgule, guillemet, retour, saut) = (UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"))

    /// nil at the end. Blank lines are skipped.
    mutating func suivante() -> [String]? {
        while place < octets.count {
            ligne = prochaine
            let champs = rang()
            if champs != [""] { return champs }
        }
        return nil
    }

    private mutating func rang() -> [String] {
        var champs: [String] = []
        var champ: [UInt8] = []
        var cite = false
        while place < octets.count {
            let octet = octets[place]
            place += 1
            if octet == Self.saut { prochaine += 1 }
            if cite {
                if octet != Self.guillemet {
                    champ.append(octet)
                } else if place < octets.count, octets[place] == Self.guillemet {
                    champ.append(octet)
                    place += 1
                } else {
                    cite = false
                }
            } else if octet == Self.guillemet, champ.isEmpty {
                cite = true
            } else if octet == Self.virgule {
                champs.append(String(decoding: champ, as: UTF8.self))
                champ.removeAll(keepingCapacity: true)
            } else if octet == Self.saut {
                break
            } else if octet != Self.retour {
                champ.append(octet)
            }
        }
        inachevee = cite
        champs.append(String(decoding: champ, as: UTF8.self))
        return champs
    }
}
