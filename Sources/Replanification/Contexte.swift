public import Planner

/// An instance and a plan of it, read once to be asked many questions. A value: same questions, same answers.
public struct Contexte: Sendable {
    /// The books; permanences that break a rule of their own (leave, holiday) are in them, as the plan has them.
    var etat: Etat
    /// Permanences of the plan that the books cannot hold: unknown names, a date outside the periods, a period served twice or a worker at
    /// two places at once (the first of the list stays).
    public let ecartees: [Solution.Permanence]

    /// Reads a plan. `instance` has passed `Instance.controler()`; the plan may break rules.
    public init(_ instance: Instance, _ plan: Solution) {
        var etat = Etat(Terrain(instance))
        var ecartees: [Solution.Permanence] = []
        for p in plan.permanences {
            if let place = etat.t.place(p), etat.depart[place.o] < 0, etat.estLibre(place.d, place.i) {
                etat.poser(place.o, place.d, place.i)
            } else {
                ecartees.append(p)
            }
        }
        self.etat = etat
        self.ecartees = ecartees
    }

    init(_ etat: Etat) {
        self.etat = etat
        ecartees = []
    }

    public var instance: Instance { etat.t.instance }
    /// The plan held by the books, by dates, moments and workers.
    public var plan: Solution { etat.solution }
    /// Its cost, the same as `Verification`'s.
    public var cout: Composantes { etat.cout }

    var t: Terrain { etat.t }
    var mots: Mots { Mots(t: etat.t) }

    /// Where the books hold this permanence, nil when they hold another for its period, or none.
    func place(_ p: Solution.Permanence) -> Place? {
        t.place(p).flatMap { etat.depart[$0.o] == $0.d && etat.qui[$0.o] == $0.i ? $0 : nil }
    }

    /// The permanences that break a hard rule as they are, each with what is in its way.
    public var horsRegles: [(permanence: Solution.Permanence, empechements: [Empechement])] {
        etat.depart.indices.filter { etat.depart[$0] >= 0 && etat.manquements($0, etat.depart[$0], etat.qui[$0]) != 0 }.map { o in
            (permanence(o), empechements(o, etat.depart[o], etat.qui[o]))
        }
    }
}
