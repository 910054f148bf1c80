/// Whole quarters of one civil year: the finest a count may be. Pseudonyms do not link two years, so no period crosses one.
public struct PeriodeActes: Hashable, Sendable {
    public let annee: Int
    /// Within 1…4.
    public let trimestres: ClosedRange<Int>

    /// nil when a quarter is not within 1…4.
    public init?(annee: Int, trimestres: ClosedRange<Int> = 1...4) {
        guard 2000...9999 ~= annee, trimestres.lowerBound >= 1, trimestres.upperBound <= 4 else { return nil }
        self.annee = annee
        self.trimestres = trimestres
    }

    /// `2026-01-01`.
    public var debut: String { "\(annee)-\(["01", "04", "07", "10"][trimestres.lowerBound - 1])-01" }
    /// `2026-03-31`, inclusive.
    public var fin: String { "\(annee)-\(["03-31", "06-30", "09-30", "12-31"][trimestres.upperBound - 1])" }
}
