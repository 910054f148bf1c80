public import Calendrier
public import Planner

/// A worker's load and travel over the plan, in numbers and in words.
public struct Charge: Sendable {
    public let intervenante: String
    public let semaines: [SemaineDeCharge]
    public let cible: Int
    public let maximum: Int
    /// Half-days of the plan, by demande, the largest share first.
    public let parts: [Part]
    public let demiJournees: Int
    /// Minutes of all her tours, and the five longest, the same way counted once.
    public let minutes: Int
    public let tournees: [Tournee]
    /// Days with at least one permanence.
    public let journees: Int
    /// Sentences, the load first, then the travel.
    public let phrases: [String]

    public struct SemaineDeCharge: Sendable, Equatable {
        public let lundi: DateCivile
        public let demiJournees: Int
        /// Half-days she is there: pattern less leave and holidays.
        public let presence: Int
        public let minutes: Int
    }

    public struct Part: Sendable, Equatable {
        public let demande: String
        public let demiJournees: Int
        public let raison: Raison
        public let phrase: String

        public enum Raison: String, Sendable {
            /// Nobody else has the role and the language.
            case seule
            case referente
            /// She holds most of it.
            case continuite
            /// One among several.
            case renfort
        }
    }

    public struct Tournee: Sendable, Equatable {
        /// The first day it is made, and how many days it is.
        public let date: DateCivile
        public let jours: Int
        /// Those of the first day.
        public let permanences: [Solution.Permanence]
        public let minutes: Int
        public let phrase: String
    }
}
