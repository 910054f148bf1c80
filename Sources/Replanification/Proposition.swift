public import Planner

/// Another way to hold a permanence, which breaks no hard rule.
public struct Proposition: Sendable, Equatable {
    /// What is replaced, and by what.
    public let ancienne: Solution.Permanence
    public let permanence: Solution.Permanence
    public let nature: Nature
    /// Cost of the plan with the replacement less cost of the plan as it is; exact.
    public let difference: Composantes
    /// Why: one sentence per point of view, in the order competence, continuite, trajet, charge, report.
    public let raisons: [Raison]

    public enum Nature: String, Sendable {
        /// Another worker, same date and moment: nothing changes for the client but the person.
        case memeMoment
        /// Same date, the other half of the day.
        case autreMoment
        /// Another date of the period.
        case report
    }

    public struct Raison: Sendable, Equatable {
        public enum Axe: String, CaseIterable, Sendable { case competence, continuite, trajet, charge, report }
        public let axe: Axe
        /// Cost units of this point of view, negative when it gains.
        public let cout: Int
        public let phrase: String
    }

    /// What proposals are ranked by, smallest first: the cost difference, plus the disturbance of a date already announced.
    public var rang: Int { difference.total + nature.derangement }
    /// The reasons in one sentence: « Claire M., même moment : parle allemand… ».
    public let phrase: String
}

extension Proposition.Nature {
    /// Cost units added to the ranking only: employees have been told of a date. As much as two lost continuities for another day.
    public var derangement: Int {
        switch self {
        case .memeMoment: 0
        case .autreMoment: 40
        case .report: 120
        }
    }
}

/// Why not this worker at that moment.
public struct PourquoiPas: Sendable, Equatable {
    public let intervenante: String
    /// Hard rules in the way; empty = possible.
    public let empechements: [Empechement]
    /// When possible: what it would give, and the best of all with which it is compared.
    public let proposition: Proposition?
    public let meilleure: Proposition?
    /// One sentence: the rules in the way, or « possible, mais… » with what ranks it lower.
    public let phrase: String
}
