public import Calendrier
public import Planner

/// Why an occurrence is not served, and what would free it.
public struct NonServie: Sendable {
    public let demande: String
    /// Number of the period, 0 for the first, and its days.
    public let periode: Int
    public let du: DateCivile
    public let au: DateCivile
    /// (allowed moment × apt worker) pairs of the period (of what is left of it, from `aPartirDu`), and how many no rule forbids.
    public let combinaisons: Int
    public let possibles: Int
    /// Rules in the way, those that block the most first.
    public let obstacles: [Obstacle]
    /// What would free it, the easiest first; each was checked in the books: after it, `pose` breaks no rule.
    public let liberations: [Liberation]
    /// The whole in one or two sentences.
    public let phrase: String

    /// One rule over the whole period. `bloquees` of the `NonServie.combinaisons` break it (a pair may break several).
    public struct Obstacle: Sendable, Equatable {
        public let regle: Regle
        public let bloquees: Int
        public let phrase: String
    }
}

/// Gestures that make one placement possible.
public struct Liberation: Sendable, Equatable {
    public let gestes: [Geste]
    /// The permanence that can then be put.
    public let pose: Solution.Permanence
    public let phrase: String

    public enum Geste: Sendable, Equatable {
        /// One room more at this lieu.
        case salle(lieu: String)
        /// The contract opens these half-days.
        case creneaux(demande: String, codes: [String])
        /// This worker takes more half-days in the week of Monday `semaine`.
        case capacite(intervenante: String, semaine: DateCivile, demiJournees: Int)
        /// This worker works these half-days of the week too.
        case presence(intervenante: String, codes: [String])
        /// A permanence of the plan moves.
        case deplacer(Solution.Permanence, vers: Solution.Permanence)
        /// One worker more, with this role and language, at this office.
        case renfort(role: String, langue: String, bureau: String)
    }

    /// Identifier of the worker that `.renfort` adds.
    public static let renfort = "renfort"
}

extension Liberation {
    /// The instance and the plan after the gestures and with the permanence put: a plan that breaks no new rule.
    public func appliquer(a instance: Instance, _ plan: Solution) -> (instance: Instance, plan: Solution) {
        var (i, p) = (instance, plan)
        for geste in gestes { Self.appliquer(geste, &i, &p) }
        p.permanences.append(pose)
        return (i, p)
    }

    private static func appliquer(_ geste: Geste, _ instance: inout Instance, _ plan: inout Solution) {
        switch geste {
        case .salle(let lieu):
            for l in instance.lieux.indices where instance.lieux[l].id == lieu { instance.lieux[l].capaciteSalle += 1 }
        case .creneaux(let demande, let codes):
            for k in instance.demandes.indices where instance.demandes[k].id == demande {
                instance.demandes[k].creneauxAutorises += codes
            }
        case .capacite(let intervenante, _, let n):
            for i in instance.intervenantes.indices where instance.intervenantes[i].id == intervenante {
                instance.intervenantes[i].maxHebdo += n
            }
        case .presence(let intervenante, let codes):
            for i in instance.intervenantes.indices where instance.intervenantes[i].id == intervenante {
                instance.intervenantes[i].disponibilites += codes
            }
        case .deplacer(let de, let vers):
            plan.permanences = plan.permanences.map { $0 == de ? vers : $0 }
        case .renfort(let role, let langue, let bureau):
            instance.intervenantes.append(
                .init(
                    id: renfort, nom: "Renfort", bureau: bureau, role: role, langues: [langue],
                    disponibilites: Creneau.tous.map(\.description), conges: [], cibleHebdo: 2, maxHebdo: 2))
        }
    }
}
