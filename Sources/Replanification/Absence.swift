public import Calendrier
public import Planner

/// A worker who will not be there. `fin` nil: she leaves and does not come back. The reason is not known here.
public struct Absence: Sendable, Equatable {
    public let intervenante: String
    public let debut: DateCivile
    public let fin: DateCivile?

    public init(intervenante: String, debut: DateCivile, fin: DateCivile? = nil) {
        self.intervenante = intervenante
        self.debut = debut
        self.fin = fin
    }

    public func contient(_ date: DateCivile) -> Bool { debut <= date && (fin.map { date <= $0 } ?? true) }
}

extension Instance {
    /// The same instance with one more leave; a departure runs to the end of the horizon.
    public func avec(_ absence: Absence) -> Instance {
        var changee = self
        if let i = intervenantes.firstIndex(where: { $0.id == absence.intervenante }) {
            changee.intervenantes[i].conges.append(plage(absence))
        }
        return changee
    }

    func plage(_ absence: Absence) -> Plage {
        let dernier = horizon.premierLundi.plus(jours: 7 * horizon.semaines - 1)
        return Plage(debut: absence.debut, fin: max(absence.debut, absence.fin ?? dernier))
    }
}

extension Contexte {
    /// The same plan in the instance with the absence: cheap. The hit permanences stay in the plan, where they now break `conge`.
    public func avec(_ absence: Absence) -> Contexte {
        guard let i = t.rangQui[absence.intervenante] else { return self }
        var change = self
        change.etat.t = t.avec(conge: instance.plage(absence), de: i)
        return change
    }

    /// The permanences of the plan that the absence hits, by date.
    public func touchees(par absence: Absence) -> [Solution.Permanence] {
        guard let i = t.rangQui[absence.intervenante] else { return [] }
        let prises = etat.depart.indices.filter { etat.qui[$0] == i && absence.contient(t.date(etat.depart[$0] / 3)) }
        return prises.sorted { (etat.depart[$0], $0) < (etat.depart[$1], $1) }.map(permanence)
    }
}
