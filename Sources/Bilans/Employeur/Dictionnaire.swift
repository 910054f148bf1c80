/// What each column of the database is, in the words of the page « Ce que voit mon employeur »: its class and its sentence.
public struct Dictionnaire: Sendable {
    enum Classe: String, Sendable { case nominatif, pseudonyme, libre }

    /// By `schema.table.colonne`.
    let classes: [String: Classe]
    /// By `schema.table.colonne`, `schema.table` (its heading) or `schema.fonction()`.
    let phrases: [String: String]

    /// `classification`: `schema,table,colonne,classe,note`; `phrases`: `schema,table,colonne,phrase`, the column empty for the table
    /// itself. Both have a first line of headings; a sentence may hold commas. A line of another form is left out, and what it should
    /// have said is missing on the page.
    public init(classification: String, phrases: String) {
        var classes: [String: Classe] = [:]
        for champs in Self.lignes(classification, 4) {
            classes[champs[..<3].joined(separator: ".")] = Classe(rawValue: String(champs[3].prefix { $0 != "," }))
        }
        var mots: [String: String] = [:]
        for champs in Self.lignes(phrases, 3) {
            mots[champs[..<3].filter { !$0.isEmpty }.joined(separator: ".")] = champs[3]
        }
        self.classes = classes
        self.phrases = mots
    }

    private static func lignes(_ texte: String, _ coupes: Int) -> [[String]] {
        texte.split(whereSeparator: \.isNewline).dropFirst().map {
            $0.split(separator: ",", maxSplits: coupes, omittingEmptySubsequences: false).map(String.init)
        }.filter { $0.count > 3 }
    }
}
