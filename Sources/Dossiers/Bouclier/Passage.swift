/// Where in what was typed: recommendation and character offsets. It holds no text, so it may be logged and compared.
package struct Passage: Hashable, Comparable, Sendable {
    /// 0…2: which recommendation.
    package let rang: Int
    /// Characters from the start of that recommendation, as typed; end excluded.
    package let signes: Range<Int>

    package init(_ rang: Int, _ signes: Range<Int>) {
        self.rang = rang
        self.signes = signes
    }

    package static func < (a: Passage, b: Passage) -> Bool {
        (a.rang, a.signes.lowerBound, a.signes.upperBound) < (b.rang, b.signes.lowerBound, b.signes.upperBound)
    }

    /// « ligne 2, signes 4 à 11 » in the text of that recommendation: both counted from 1, both ends included.
    package func lieu(dans texte: String) -> String {
        let avant = texte.prefix(signes.lowerBound)
        let ligne = avant.count(where: \.isNewline) + 1
        let colonne = avant.reversed().prefix { !$0.isNewline }.count + 1
        let fin = colonne + signes.count - 1
        return fin > colonne ? "ligne \(ligne), signes \(colonne) à \(fin)" : "ligne \(ligne), signe \(colonne)"
    }
}
