/// Sizes of company compared with one another; the bounds are those of the publication plan.
enum ClasseEffectif: String, CaseIterable, Sendable {
    case vingt = "20-49"
    case cinquante = "50-299"
    case troisCents = "300-999"
    case mille = "1000"
    /// Every company, where one's own class is too small to say anything.
    case toutes

    /// The class of a headcount; nil under 20, where a bilan counts nobody.
    init?(effectif: Int) {
        switch effectif {
        case ..<20: return nil
        case ..<50: self = .vingt
        case ..<300: self = .cinquante
        case ..<1_000: self = .troisCents
        default: self = .mille
        }
    }

    /// The four sizes, without `toutes`.
    static let tailles: [ClasseEffectif] = [.vingt, .cinquante, .troisCents, .mille]

    /// « 50 à 299 salariés ».
    var court: String {
        switch self {
        case .vingt: "20 à 49 salariés"
        case .cinquante: "50 à 299 salariés"
        case .troisCents: "300 à 999 salariés"
        case .mille: "1 000 salariés et plus"
        case .toutes: "toutes tailles"
        }
    }

    /// As a bilan says it.
    var libelle: String { self == .toutes ? "entreprises de toutes tailles" : "entreprises de \(court)" }
}
