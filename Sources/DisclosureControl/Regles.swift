/// The parameters of secrecy. They may be hardened for a client, never relaxed; a change gives a new `version`.
public struct Regles: Sendable, Hashable {
    /// Stored with each publication.
    public static let version = "2026-11"

    /// Fewest distinct persons of a shown cell, and least width of what can be deduced about a hidden one.
    public var seuil = 5
    /// Largest share of a cell's events due to one person, in percent.
    public var dominance = 85
    /// Most events one person can have in a year: a reader may use it to bound persons from events.
    public var evenementsParPersonne = 60
    /// Headcount under which a part of a company is never shown alone.
    public var effectifMinimal = 50

    public init() {}
}

/// What is shown by size of company (closed plan): a finer grain than this is never asked, whatever the counts.
public struct PlanDiffusion: Sendable, Hashable {
    /// Totals of events and of persons.
    public let totaux: Bool
    /// By theme.
    public let themes: Bool
    /// By establishment, in the margin.
    public let etablissements: Bool

    /// Under 20 employees nothing but hours; a quarter is coarser than a year.
    public init(effectif: Int, annuel: Bool) {
        totaux = effectif >= (annuel ? 20 : 50)
        themes = effectif >= (annuel ? 50 : 1000)
        etablissements = annuel && effectif >= 300
    }
}
