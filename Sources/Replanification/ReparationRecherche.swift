public import Planner

extension Reparation {
    /// Mends the plan. Deterministic for a seed when the budget is a number of trials.
    /// Hit permanences are put back where they cost least; those that find no place push others along (chains of at most three moves); then
    /// small neighbourhoods of what changed are taken down and put back, keeping what is not worse: fewer unserved, then fewer moved, then
    /// cheaper. `completer`: at the end, occurrences the plan in force already left unserved are added where nothing has to move.
    /// `suivi` is told the part of the budget spent, 0…1; answering false stops and keeps the best so far.
    public func reparer(
        graine: UInt64 = 1, budget: Budget = .essais(4000), completer: Bool = true, suivi: (Double) -> Bool = { _ in true }
    ) -> Resultat {
        var atelier = Atelier(depart.etat, touchees: touchees, fixes: fixes, depuis: depuis)
        let sansTouchees = atelier.etat.cout
        let effort = Effort(budget: budget)
        atelier.inserer(touchees)
        if suivi(0) {
            if servirParChaines(&atelier, effort, suivi) { chercher(&atelier, graine, effort, suivi) }
        }
        if completer {
            let vides = t.demande.indices.filter { atelier.etat.depart[$0] < 0 && t.estDue($0) }
            atelier.inserer(vides)
        }
        return resultat(atelier, sansTouchees)
    }

    private var t: Terrain { depart.t }

    private func resultat(_ atelier: Atelier, _ sansTouchees: Composantes) -> Resultat {
        let (avant, apres) = (depart.etat, atelier.etat)
        let bougees = avant.depart.indices.filter {
            avant.depart[$0] >= 0 && !atelier.touchee[$0] && (apres.depart[$0] != avant.depart[$0] || apres.qui[$0] != avant.qui[$0])
        }
        return Resultat(
            plan: apres.solution, difference: Difference(avant, apres, horsPlan: depart.ecartees),
            touchees: touchees.map(depart.permanence), perdues: touchees.filter { apres.depart[$0] < 0 }.map(depart.permanence),
            deplacees: bougees.map(depart.permanence), cout: apres.cout - sansTouchees)
    }

    /// One permanence moved for each served, then two, then three. At most half of the budget. False when stopped.
    private func servirParChaines(_ atelier: inout Atelier, _ effort: Effort, _ suivi: (Double) -> Bool) -> Bool {
        for profondeur in 1...3 {
            for o in touchees where atelier.etat.depart[o] < 0 && effort.part(0) < 0.5 {
                var noeuds = effort.noeuds(profondeur)
                _ = atelier.chainer(o, profondeur: profondeur, noeuds: &noeuds)
                atelier.oublier()
                if !suivi(min(0.5, effort.part(0))) { return false }
            }
        }
        return true
    }

    private func chercher(_ atelier: inout Atelier, _ graine: UInt64, _ effort: Effort, _ suivi: (Double) -> Bool) {
        guard !touchees.isEmpty else { return }
        var hasard = Des(graine)
        var (essai, part, prochain) = (0, 0.0, 0.02)
        while part < 1 {
            atelier.essayer(touchees, &hasard)
            essai += 1
            part = effort.part(essai)
            if part >= prochain {
                prochain = part + 0.02
                if !suivi(min(1, part)) { return }
            }
        }
    }
}

/// Reads a budget: the part of it that is spent.
private struct Effort {
    let budget: Budget
    let debut = ContinuousClock.now

    func part(_ essais: Int) -> Double {
        switch budget {
        case .essais(let n): n <= 0 ? 1 : Double(essais) / Double(n)
        case .secondes(let s): s <= 0 ? 1 : (ContinuousClock.now - debut) / .seconds(s)
        }
    }

    /// Sets of victims tried for one permanence: a few milliseconds, and no more than the trials asked.
    func noeuds(_ profondeur: Int) -> Int {
        let plafond = profondeur == 1 ? 20_000 : 100_000
        if case .essais(let n) = budget { return min(plafond, n) }
        return plafond
    }
}
