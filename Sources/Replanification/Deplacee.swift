public import Planner

/// Why a permanence is not where, with whom or when it usually is.
public struct Deplacee: Sendable {
    public let permanence: Solution.Permanence
    /// One per habit left; empty = at its usual moment, with its usual worker, within the preferences.
    public let ecarts: [Ecart]
    public let phrase: String

    public struct Ecart: Sendable {
        public enum Habitude: String, Sendable { case moment, intervenante, preference }
        public let habitude: Habitude
        /// What it would be.
        public let habituelle: Solution.Permanence
        /// Rules that forbid it; empty = it was possible.
        public let empechements: [Empechement]
        /// Cost of the usual one less cost of the plan as it is: positive = leaving the habit saves.
        public let difference: Composantes
        public let phrase: String
    }
}
