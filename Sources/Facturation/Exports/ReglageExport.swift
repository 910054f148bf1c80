internal import Postgres

/// How the provider wants its CSV: chosen once, kept, copied in each export.
struct ReglageExport: Sendable, Hashable, Codable, RowDecodable {
    enum Niveau: String, Sendable, Codable, CaseIterable { case piece, ligne }
    enum Separateur: String, Sendable, Codable, CaseIterable {
        case pointVirgule = "point-virgule", virgule, tabulation
        var signe: String { self == .pointVirgule ? ";" : self == .virgule ? "," : "\t" }
    }
    enum Decimale: String, Sendable, Codable, CaseIterable {
        case virgule, point
        var signe: String { self == .virgule ? "," : "." }
    }

    var niveau: Niveau
    var colonnes: [ColonneCSV]
    var separateur: Separateur
    var decimale: Decimale
    var encodage: JeuDeSignes

    /// What a French spreadsheet opens without a question.
    static let propose = ReglageExport(
        niveau: .piece, colonnes: ColonneCSV.allCases.filter { $0.niveau == .piece }, separateur: .pointVirgule, decimale: .virgule,
        encodage: .utf8)

    private init(niveau: Niveau, colonnes: [ColonneCSV], separateur: Separateur, decimale: Decimale, encodage: JeuDeSignes) {
        self.niveau = niveau
        self.colonnes = colonnes
        self.separateur = separateur
        self.decimale = decimale
        self.encodage = encodage
    }

    init(row: Row) throws(RowError) {
        niveau = try row.value("csv_niveau")
        colonnes = try row.strings("csv_colonnes").compactMap { ColonneCSV(rawValue: $0) }
        separateur = try row.value("csv_separateur")
        decimale = try row.value("csv_decimale")
        encodage = try row.value("csv_encodage")
    }

    /// From a form: the fields `niveau`, `colonnes`, `separateur`, `decimale`, `encodage`; nil with the reason beside the field.
    static func lire(
        _ champs: (String) -> String?, colonnes cochees: [String]
    ) -> (reglage: ReglageExport?, fautes: [(champ: String, message: String)]) {
        var fautes: [(String, String)] = []
        func choisir<T: RawRepresentable<String>>(_ nom: String, _ quoi: String) -> T? {
            if let valeur = champs(nom).flatMap({ T(rawValue: $0) }) { return valeur }
            fautes.append((nom, "\(quoi) : un des choix proposés est attendu."))
            return nil
        }
        let niveau: Niveau? = choisir("niveau", "Une ligne par")
        let separateur: Separateur? = choisir("separateur", "Séparateur")
        let decimale: Decimale? = choisir("decimale", "Décimales")
        let encodage: JeuDeSignes? = choisir("encodage", "Encodage")
        let colonnes = ColonneCSV.allCases.filter { cochees.contains($0.rawValue) && (niveau == .ligne || $0.niveau == .piece) }
        if colonnes.isEmpty { fautes.append(("colonnes", "Colonnes : cocher au moins une colonne.")) }
        if separateur == .virgule, decimale == .virgule {
            fautes.append(("decimale", "Décimales : la virgule sépare déjà les colonnes. Choisir le point, ou un autre séparateur."))
        }
        guard fautes.isEmpty, let niveau, let separateur, let decimale, let encodage else { return (nil, fautes) }
        return (
            ReglageExport(niveau: niveau, colonnes: colonnes, separateur: separateur, decimale: decimale, encodage: encodage), []
        )
    }
}
