import Foundation

/// What was typed, as the shield reads it: invisible characters dropped, spaces, hyphens and digits of every kind brought to one, accents
/// composed. Each character remembers its place, so that what is found is shown where it was typed.
struct TexteLisible: Sendable {
    let rang: Int
    let signes: [Character]
    let texte: String
    private let places: [Int]

    init(_ saisi: String, rang: Int = 0) {
        self.rang = rang
        var signes: [Character] = []
        var places: [Int] = []
        for (place, signe) in saisi.enumerated() {
            guard let lu = Self.lire(signe) else { continue }
            signes.append(lu)
            places.append(place)
        }
        self.signes = signes
        self.places = places
        texte = String(signes)
    }

    /// The place, as typed, of a range of `texte`.
    func passage(_ trouve: Range<String.Index>) -> Passage {
        let debut = texte.distance(from: texte.startIndex, to: trouve.lowerBound)
        return passage(debut..<debut + texte.distance(from: trouve.lowerBound, to: trouve.upperBound))
    }

    /// The place, as typed, of a range of `signes`, which is never empty.
    func passage(_ trouve: Range<Int>) -> Passage {
        Passage(rang, places[trouve.lowerBound]..<places[trouve.upperBound - 1] + 1)
    }

    /// False for soft hyphens, zero-width and direction marks, control characters: what a word processor or a trick leaves inside a word.
    static func visible(_ scalaire: Unicode.Scalar) -> Bool {
        switch scalaire.properties.generalCategory {
        case .format, .control, .privateUse, .unassigned: false
        default: true
        }
    }

    private static func lire(_ signe: Character) -> Character? {
        if signe.isNewline { return "\n" }
        if signe.isWhitespace { return " " }
        let visibles = signe.unicodeScalars.filter(visible)
        guard !visibles.isEmpty else { return nil }
        switch signe {
        case "\u{2010}", "\u{2011}", "\u{2012}", "\u{FE63}", "\u{FF0D}", "\u{2212}": return "-"
        case "\u{2019}", "\u{02BC}", "\u{FF07}", "\u{2018}": return "'"
        default: break
        }
        let compose = String(String.UnicodeScalarView(visibles)).precomposedStringWithCompatibilityMapping
        let seul = compose.count == 1 ? compose.first ?? signe : signe
        if let chiffre = seul.wholeNumberValue, chiffre < 10, !seul.isASCII { return Character(String(chiffre)) }
        return seul
    }
}
