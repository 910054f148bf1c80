/// Text in the shape spreadsheets in French open by double-click: `;`, quotes where needed (the mark is added at download).
public enum FichierCSV {
    public static func texte(_ lignes: [[String]]) -> String {
        lignes.map { ligne($0.map(desamorce), ";") }.joined()
    }

    /// The heading and one example line of a nature of import.
    public static func modele(_ colonnes: [Colonne]) -> String {
        texte([colonnes.map(\.cle), colonnes.map(\.exemple)])
    }

    static func ligne(_ cellules: [String], _ separateur: String) -> String {
        cellules.map { cellule($0, separateur) }.joined(separator: separateur) + "\n"
    }

    /// A cell that starts a formula is defused by an apostrophe (CWE-1236).
    private static func desamorce(_ valeur: String) -> String {
        guard let premier = valeur.first, "=+@\t".contains(premier) else { return valeur }
        return "'" + valeur
    }

    private static func cellule(_ valeur: String, _ separateur: String) -> String {
        guard valeur.contains(where: { String($0) == separateur || $0 == "\"" || $0.isNewline }) else { return valeur }
        return "\"" + valeur.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
