/// State of a half-day of the ledger: a sign, a border and a word. The first four fill the circle like a moon.
public enum StatutPermanence: String, CaseIterable, Sendable {
    case due, planifiee, publiee, tenue
    case annuleePrestataire = "annulee_prestataire"
    case annuleeClient = "annulee_client"
    case feriee, remplacee, reportee, creditee

    /// Class suffix and sign name.
    public var signe: String {
        switch self {
        case .annuleePrestataire: "annulee-p"
        case .annuleeClient: "annulee-c"
        default: rawValue
        }
    }

    public var mot: String {
        switch self {
        case .due: "due"
        case .planifiee: "planifiée"
        case .publiee: "publiée"
        case .tenue: "tenue"
        case .annuleePrestataire: "annulée prestataire"
        case .annuleeClient: "annulée client"
        case .feriee: "fériée"
        case .remplacee: "remplacée"
        case .reportee: "reportée"
        case .creditee: "créditée"
        }
    }
}

/// A status by sign and word.
public struct Badge: Fragment {
    let signe: String
    let mot: String

    public init(_ statut: StatutPermanence, mot: String? = nil) {
        signe = statut.signe
        self.mot = mot ?? statut.mot
    }

    /// Another vocabulary borrowing the look of a permanence status: « en instruction » looks like `publiee`.
    public init(_ mot: String, comme statut: StatutPermanence) {
        signe = statut.signe
        self.mot = mot
    }

    public var balisage: Balisage { "<span class=\"badge s-\(signe)\">\(Signe(signe))\(mot)</span>" }
}

/// All ten, for a legend.
public struct Legende: Fragment {
    public init() {}

    public var balisage: Balisage { "<p class=\"legende\">\(StatutPermanence.allCases.map { Badge($0).balisage })</p>" }
}
