/// Text in the shape spreadsheets in French open by double-click: `;`, CRLF, quotes where needed (the mark is added at download).
public enum FichierCSV {
    public static func texte(_ lignes: [[String]]) -> String {
        lignes.map { $0.map(cellule).joined(separator: ";") + "\r\n" }.joined()
    }

    /// The heading and one example line of a nature of import.
    public static func modele(_ colonnes: [Colonne]) -> String {
        texte([colonnes.map(\.cle), colonnes.map(\.exemple)])
    }

    /// A cell that starts a formula is defused by an apostrophe (CWE-1236).
    private static func cellule(_ valeur: String) -> String {
        var valeur = valeur
        if let premier = valeur.first, "=+@\t".contains(premier) { valeur = "'" + valeur }
        guard valeur.contains(where: { $0 == ";" || $0 == "\"" || $0.isNewline }) else { return valeur }
        return "\"" + valeur.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
