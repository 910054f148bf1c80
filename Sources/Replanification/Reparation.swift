public import Calendrier
public import Planner

/// A plan mended after an absence: unserved first, then permanences moved, then cost.
public struct Reparation: Sendable {
    /// The instance as it is now (the absence among the leaves), the plan in force, and what must not move.
    let depart: Contexte
    let fixes: Set<Int>
    let touchees: [Int]
    let depuis: Int

    /// `contexte` knows the absence (`Contexte.avec`). Every permanence that breaks a rule there is hit and will be replaced or given up;
    /// those of `publiees` that break none stay as they are, and so does everything before `aPartirDu`.
    public init(_ contexte: Contexte, publiees: [Solution.Permanence] = [], aPartirDu: DateCivile? = nil) {
        depart = contexte
        depuis = aPartirDu.map { contexte.t.jour($0) } ?? 0
        let etat = contexte.etat
        let hors = etat.depart.indices.filter { etat.depart[$0] >= 0 && etat.manquements($0, etat.depart[$0], etat.qui[$0]) != 0 }
        touchees = hors.sorted { (etat.depart[$0], $0) < (etat.depart[$1], $1) }
        fixes = Set(publiees.compactMap { contexte.place($0)?.o }).subtracting(hors)
    }

    public struct Resultat: Sendable {
        /// Breaks no hard rule.
        public let plan: Solution
        public let difference: Difference
        /// Hit permanences: how many, and those that find no place.
        public let touchees: [Solution.Permanence]
        public let perdues: [Solution.Permanence]
        /// Permanences that were not hit and yet moved.
        public let deplacees: [Solution.Permanence]
        /// Cost of the plan less cost of the plan in force without those hit.
        public let cout: Composantes
    }
}
