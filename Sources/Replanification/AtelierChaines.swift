import Planner

extension Atelier {
    /// Sets of at most two permanences to put out so that `o` can be served at `d` by `i`; the empty set when nothing is in the way.
    func victimes(_ o: Int, _ d: Int, _ i: Int) -> [[Int]] {
        let (k, f) = (t.demande[o], t.fente(d))
        let fentes = d % 3 == 2 ? [f, f + 1] : [f]
        let ligne = i * t.jours * 2
        guard fentes.allSatisfy({ t.disponible[ligne + $0] }), t.duree[k] <= t.maxHebdo[i], t.capacite[t.lieu[k]] > 0 else { return [] }
        var forcees: [Int] = []
        func forcer(_ v: Int) { if v >= 0, v != o, !forcees.contains(v) { forcees.append(v) } }
        for x in fentes { forcer(etat.agenda[ligne + x]) }
        if etat.midiTropLoin(k, d, i, sauf: o) { forcer(etat.agenda[ligne + (f ^ 1)]) }
        if let v = etat.soeurTropProche(o, d) { forcer(v) }
        guard forcees.count <= 2, forcees.allSatisfy({ mobile[$0] }) else { return [] }
        var sets = [forcees]
        for x in fentes { sets = sets.flatMap { liberer(salle: x, t.lieu[k], $0) } }
        return sets.flatMap { alleger($0, o, d, i) }.filter { $0.count <= 2 }
    }

    /// Each way to free a room at slot `x` by one more of its occupants.
    private func liberer(salle x: Int, _ l: Int, _ set: [Int]) -> [[Int]] {
        guard etat.salles[l * t.jours * 2 + x] >= t.capacite[l] else { return [set] }
        let occupants = etat.occupants(l, x)
        if occupants.contains(where: set.contains) { return [set] }
        return set.count >= 2 ? [] : occupants.filter { mobile[$0] }.map { set + [$0] }
    }

    /// Each way to bring the week of `i` within her maximum by one more of her permanences.
    private func alleger(_ set: [Int], _ o: Int, _ d: Int, _ i: Int) -> [[Int]] {
        let s = t.semaine(d)
        let rendues = set.reduce(0) { $0 + (etat.qui[$1] == i && t.semaine(etat.depart[$1]) == s ? t.duree[t.demande[$1]] : 0) }
        let trop = etat.charge[i * t.semaines + s] - rendues + t.duree[t.demande[o]] - t.maxHebdo[i]
        if trop <= 0 { return [set] }
        if set.count >= 2 { return [] }
        var choix: [Int] = []
        for x in i * t.jours * 2 + s * 14..<i * t.jours * 2 + s * 14 + 14 {
            let v = etat.agenda[x]
            if v >= 0, !set.contains(v), !choix.contains(v), mobile[v], t.duree[t.demande[v]] >= trop { choix.append(v) }
        }
        return choix.map { set + [$0] }
    }

    /// Puts `o` at `d` by `i`, its victims out, and each victim at its best free place. False (and nothing changed) when one finds none.
    mutating func bousculer(_ o: Int, _ d: Int, _ i: Int, _ victimes: [Int]) -> Bool {
        let debut = marque
        for v in victimes { retirer(v) }
        guard etat.permet(o, d, i) else {
            defaire(jusqua: debut)
            return false
        }
        poser(o, d, i)
        for v in victimes {
            guard let place = meilleurePlace(v) else {
                defaire(jusqua: debut)
                return false
            }
            poser(v, place.d, place.i)
        }
        return true
    }

    /// Serves `o` by moving permanences that then find a place: the fewest, then the cheapest. `profondeur` 1: victims must fit as they are;
    /// 2: a victim may push another in turn. `noeuds` bounds the work.
    mutating func chainer(_ o: Int, profondeur: Int, noeuds: inout Int) -> Bool {
        let k = t.demande[o]
        var meilleur: (valeur: Valeur, d: Int, i: Int, victimes: [Int])?
        for x in t.debutDeparts[o]..<t.debutDeparts[o + 1] where t.departs[x] / 3 >= depuis {
            for e in t.debutEligibles[k]..<t.debutEligibles[k + 1] {
                let (d, i) = (t.departs[x], t.eligibles[e])
                for set in victimes(o, d, i) where noeuds > 0 {
                    noeuds -= 1
                    let debut = marque
                    if profondeur == 1 {
                        guard bousculer(o, d, i, set) else { continue }
                        if meilleur.map({ valeur < $0.valeur }) ?? true { meilleur = (valeur, d, i, set) }
                        defaire(jusqua: debut)
                    } else if !set.isEmpty, enchainer(o, d, i, set, profondeur, &noeuds) {
                        return true
                    }
                }
            }
        }
        guard let meilleur else { return false }
        return bousculer(o, meilleur.d, meilleur.i, meilleur.victimes)
    }

    /// Puts `o` at `d` by `i`; each victim goes to a free place or pushes another in its turn. A chain may come back to `o`, which must then
    /// be served elsewhere.
    private mutating func enchainer(_ o: Int, _ d: Int, _ i: Int, _ victimes: [Int], _ profondeur: Int, _ noeuds: inout Int) -> Bool {
        let debut = marque
        for v in victimes { retirer(v) }
        if etat.permet(o, d, i) {
            poser(o, d, i)
            let places = victimes.allSatisfy { v in
                if let place = meilleurePlace(v) {
                    poser(v, place.d, place.i)
                    return true
                }
                return chainer(v, profondeur: profondeur - 1, noeuds: &noeuds)
            }
            if places, etat.depart[o] >= 0, victimes.allSatisfy({ etat.depart[$0] >= 0 }) { return true }
        }
        defaire(jusqua: debut)
        return false
    }
}
