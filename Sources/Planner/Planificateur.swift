/// Instance → plan: a constructive start, then annealing with ejections, exchanges of days and whole-contract moves, on several threads.
/// Pure: reads no clock but for a budget in seconds, draws only from `graine`.
public struct Planificateur: Sendable {
    private let instance: Instance
    /// Permanences that must stay as they are (already published). Those that break a rule of the instance are not kept.
    private let epinglees: [Solution.Permanence]
    /// The plan to start from and stay near, if any, and what moving one of its permanences costs.
    private let depart: Solution?
    private let deplacement: Int

    /// Refuses a malformed instance. With `depart`, the search starts from that plan (its permanences that break a rule are left out)
    /// and pays `deplacement`, beside the cost of the format, for each of its permanences that is not found again unchanged.
    public init(
        _ instance: Instance, epinglees: [Solution.Permanence] = [], depart: Solution? = nil, deplacement: Int = 0
    ) throws(Malformation) {
        try instance.controler()
        self.instance = instance
        self.epinglees = epinglees
        self.depart = depart
        self.deplacement = deplacement
    }

    /// Those of `epinglees` that find their occurrence and break no rule: the plan will hold them.
    public var retenues: [Solution.Permanence] {
        let etat = Etat(Modele(instance))
        _ = Placement(etat.m).poser(epinglees, dans: etat)
        return Trace(etat, cout: 0).solution.permanences
    }

    /// Searches within `budget` on `fils` threads. `suivi` is called about a hundred times, on the caller's thread; answering false
    /// stops and keeps the best so far. The same seed, trials and threads give the same plan on every machine.
    public func planifier(
        graine: UInt64 = 1, budget: Budget, fils: Int = 1, suivi: (Avancement) -> Bool = { _ in true }
    ) -> Solution {
        let horloge = Horloge(budget)
        let modele = Modele(instance)
        let fils = max(1, min(fils, 16))
        let partage = modele.nbOccurrences >= Recuit.grandPlan
        let (etat, cout, fixes) = commencer(modele)
        let debut = Trace(etat, cout: cout)
        let chaines = (0..<(partage ? 1 : fils)).map { n in
            let sien = n == 0 ? etat : Etat(copie: etat, debut)
            return Chaine(sien, cout: cout, epinglees: fixes, cotes: partage ? fils : 1, graine: graine &+ UInt64(n) &* 104_729)
        }
        var recuit = Recuit(chaines, fils: fils, tiede: depart != nil, horloge: horloge)
        return recuit.chercher(suivi).solution
    }

    /// The plan to search from: pinned permanences, then those of the plan to stay near, then what the construction adds. With its cost
    /// and which occurrences are pinned.
    private func commencer(_ modele: Modele) -> (Etat, cout: Int, fixes: [Bool]) {
        let etat = Etat(modele, deplacement: deplacement)
        let placement = Placement(modele)
        for place in (depart?.permanences ?? []).compactMap(placement.lire) {
            (etat.ancre[place.occurrence], etat.ancreQui[place.occurrence]) = (place.depart, place.qui)
        }
        var cout = etat.coutDeDepart
        let posees = placement.poser(epinglees, dans: etat)
        cout += posees.cout
        var fixes = Array(repeating: false, count: modele.nbOccurrences)
        for o in posees.occurrences { fixes[o] = true }
        if let depart { cout += placement.poser(depart.permanences, dans: etat).cout }
        var construction = Construction(etat)
        if depart == nil { construction.construire() } else { construction.completer() }
        return (etat, cout + construction.cout, fixes)
    }
}
