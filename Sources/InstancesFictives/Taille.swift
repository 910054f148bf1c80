/// Sizes of a fictional provider, the same as those of the public instances of `permanences-planning/1`.
public enum Taille: String, CaseIterable, Sendable {
    /// A handful of colleagues, a quarter.
    case s
    /// A regional provider, a quarter.
    case m
    /// The same provider, a year.
    case l
    /// The whole French inter-company trade, a year.
    case xl

    public var mesures: Mesures {
        switch self {
        case .s: Mesures(entreprises: 10, intervenantes: 4, semaines: 13)
        case .m: Mesures(entreprises: 110, intervenantes: 35, semaines: 13)
        case .l: Mesures(entreprises: 110, intervenantes: 35, semaines: 52)
        case .xl: Mesures(entreprises: 1100, intervenantes: 350, semaines: 52)
        }
    }
}

/// How large and how full a fictional provider is.
public struct Mesures: Sendable, Equatable {
    public let entreprises, intervenantes, semaines: Int
    /// Half-days due per hundred half-days of capacity, see `Charge`.
    public let remplissage: ClosedRange<Int>

    /// Out of range, a measure is brought back to its nearest end: 1…20,000 companies, 1…5,000 intervenantes, 4…104 weeks, 10…95 %.
    /// A team too small for its companies leaves some without a contract line; `remplissage` needs some ten half-days of room to be reached
    /// (a team of 2 over 4 weeks counts too few of them).
    public init(entreprises: Int, intervenantes: Int, semaines: Int, remplissage: ClosedRange<Int> = 83...90) {
        self.entreprises = min(20_000, max(1, entreprises))
        self.intervenantes = min(5_000, max(1, intervenantes))
        self.semaines = min(104, max(4, semaines))
        self.remplissage = remplissage.clamped(to: 10...95)
    }
}
