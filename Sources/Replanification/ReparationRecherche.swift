import Foundation
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
        atelier.inserer(touchees)
        if suivi(0) {
            servirParChaines(&atelier)
            chercher(&atelier, graine, budget, suivi)
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
            plan: apres.solution, difference: Difference(avant, apres, horsPlan: []),
            touchees: touchees.map(depart.permanence), perdues: touchees.filter { apres.depart[$0] < 0 }.map(depart.permanence),
            deplacees: bougees.map(depart.permanence), cout: apres.cout - sansTouchees)
    }

    /// One permanence moved for each served, then two, then three.
    private func servirParChaines(_ atelier: inout Atelier) {
        for profondeur in 1...3 {
            for o in touchees where atelier.etat.depart[o] < 0 {
                // About 30 ms on two years of work at most: a node is one set of victims tried.
                var noeuds = profondeur == 1 ? 20_000 : 4_000
                _ = atelier.chainer(o, profondeur: profondeur, noeuds: &noeuds)
                atelier.oublier()
            }
        }
    }

    private func chercher(_ atelier: inout Atelier, _ graine: UInt64, _ budget: Budget, _ suivi: (Double) -> Bool) {
        guard !touchees.isEmpty else { return }
        var hasard = Des(graine)
        let debut = ContinuousClock.now
        var (essai, part, prochain) = (0, 0.0, 0.02)
        while true {
            switch budget {
            case .essais(let n): part = n <= 0 ? 1 : Double(essai) / Double(n)
            case .secondes(let s):
                if essai % 16 == 0 { part = s <= 0 ? 1 : (ContinuousClock.now - debut) / .seconds(s) }
            }
            if part >= prochain {
                prochain = part + 0.02
                if !suivi(min(1, part)) { return }
            }
            if part >= 1 { return }
            essai += 1
            atelier.essayer(touchees, &hasard)
        }
    }
}
