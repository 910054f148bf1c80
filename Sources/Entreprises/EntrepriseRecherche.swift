/// What the list of companies is asked: words, filters, order, page. Kept in the address, so that it can be shared.
public struct EntrepriseRecherche: Sendable, Equatable {
    public enum Tri: String, CaseIterable, Sendable {
        case nom, commune, effectif, statut
    }

    public var mots = ""
    public var statut: Entreprise.Statut?
    public var livraison: Entreprise.Livraison?
    public var tri = Tri.nom
    public var descendant = false
    /// From 1.
    public var page = 1

    /// Rows of a page.
    public static let parPage = 25

    public init() {}
}

/// Words of a search, without case or accents, spaces kept; the database folds its side with the same letters.
public enum Recherche {
    /// Letters folded on both sides; the two texts have the same length, as `translate` asks.
    public static let accents = "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸàâäçéèêëîïôöùûüÿ"
    public static let lettres = "aaaceeeeiioouuuyaaaceeeeiioouuuy"

    /// Each word must be found; at most six, to bound the work.
    public static func mots(_ texte: String) -> [String] {
        let table = Dictionary(zip(accents, lettres), uniquingKeysWith: { premiere, _ in premiere })
        return texte.lowercased().map { String(table[$0] ?? $0) }.joined().split(whereSeparator: \.isWhitespace).prefix(6).map(String.init)
    }
}
