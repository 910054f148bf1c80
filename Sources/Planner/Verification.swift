import Calendrier

/// The judge of a plan: every hard rule and the cost, computed from the instance and the solution alone, without a line shared with the search.
public struct Verification: Sendable {
    public let violations: [Violation]
    public let compte: Compte
    public let cout: Cout

    /// A hard rule broken. `regle` is the label of the format (`periode`, `lieu ferie`, `ubiquite`…).
    public struct Violation: Sendable, Equatable, CustomStringConvertible {
        public let regle: String
        public let detail: String
        public var description: String { "\(regle) : \(detail)" }
    }

    public struct Compte: Sendable, Equatable {
        public internal(set) var dues = 0
        public internal(set) var servies = 0
        public internal(set) var demiJourneesServies = 0
        public internal(set) var sansObjet = 0
        public internal(set) var demiJourneesNonServies = 0
        public internal(set) var horsContinuite = 0
        public internal(set) var horsRegularite = 0
        public internal(set) var horsPreference = 0
        public internal(set) var minutes = 0
        public internal(set) var demiJourneesAuDelaCible = 0
    }

    public struct Cout: Sendable, Equatable {
        public let nonServie, continuite, regularite, preference, trajet, equilibre: Int
        public var total: Int { nonServie + continuite + regularite + preference + trajet + equilibre }

        init(_ compte: Compte, _ poids: Instance.Poids) {
            nonServie = poids.nonServie * compte.demiJourneesNonServies
            continuite = poids.continuite * compte.horsContinuite
            regularite = poids.regularite * compte.horsRegularite
            preference = poids.preference * compte.horsPreference
            trajet = poids.trajet * compte.minutes
            equilibre = poids.equilibre * compte.demiJourneesAuDelaCible
        }
    }

    /// Judges `solution` against `instance`, which must have passed `controler()`.
    public init(_ solution: Solution, _ instance: Instance) {
        var juge = Juge(instance)
        if solution.instance != instance.nom {
            juge.note("instance", "la solution répond à « \(solution.instance) », l'instance est « \(instance.nom) »")
        }
        for (n, permanence) in solution.permanences.enumerated() { juge.lire(permanence, n) }
        juge.croiser()
        juge.compter()
        violations = juge.violations
        compte = juge.compte
        cout = Cout(juge.compte, instance.poids)
    }
}
