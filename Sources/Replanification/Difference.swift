public import Planner

/// Two plans of one instance side by side, row by row, with the rows that must be accepted together.
public struct Difference: Sendable {
    /// By lot, then date.
    public let lignes: [Ligne]
    public let nombreDeLots: Int
    /// Permanences found unchanged in both.
    public let communes: [Solution.Permanence]
    /// Permanences of the first plan that could not be read in the instance: they are kept whatever is accepted.
    public let horsPlan: [Solution.Permanence]

    public struct Ligne: Sendable, Equatable {
        /// Nil for an added permanence.
        public let avant: Solution.Permanence?
        /// Nil for a removed one.
        public let apres: Solution.Permanence?
        public let nature: Nature
        /// 0..<nombreDeLots.
        public let lot: Int
        /// « Lorost – Capellen, mardi 7 avril, matin : Agathe A. remplace Claire M. »
        public let phrase: String
    }

    public enum Nature: String, Sendable, CaseIterable {
        case ajoutee, retiree
        /// Same moment, another worker.
        case intervenante
        /// Same worker, another date or moment.
        case date
        case intervenanteEtDate
    }

    /// The lots: whatever their subset, the plan that accepts it breaks no rule that neither plan breaks.
    public var lots: [[Ligne]] {
        var lots = Array(repeating: [Ligne](), count: nombreDeLots)
        for ligne in lignes { lots[ligne.lot].append(ligne) }
        return lots
    }

    /// Permanences of the first plan that are no longer there as they were.
    public var deplacees: Int { lignes.count { $0.avant != nil } }

    /// The first plan with these lots accepted.
    public func plan(acceptant lots: Set<Int>, nom: String) -> Solution {
        Solution(
            instance: nom, permanences: communes + horsPlan + lignes.compactMap { lots.contains($0.lot) ? $0.apres : $0.avant })
    }
}
