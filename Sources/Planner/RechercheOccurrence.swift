extension Recherche {
    /// Gives one occurrence another place, pushing out what is in its way and finding that a place too.
    mutating func changerUneOccurrence(_ limite: Int) -> Bool {
        let o = uneOccurrence()
        let (ancien, personne) = (etat.depart[o], etat.qui[o])
        let (d, i) = viser(o, ancien, personne)
        if i < 0 || (d == ancien && i == personne) || m.disponible[i &* m.slots &+ m.slot(d)] == 0 { return false }
        if ancien >= 0 { retirer(o) }
        if etat.permet(o, d, i) {
            poser(o, d, i)
            return true
        }
        let devant = etat.obstacles(o, d, i, hasard.entier(1 << 16), cote)
        if devant.mur || devant.a < 0 { return false }
        var attente = m.duree[m.demande[devant.a]]
        retirer(devant.a)
        if devant.b >= 0 {
            attente &+= m.duree[m.demande[devant.b]]
            retirer(devant.b)
        }
        if !etat.permet(o, d, i) { return false }
        poser(o, d, i)
        if !espoir(attente, limite) { return false }
        replacer(devant.a, ancien, personne)
        if devant.b >= 0 {
            if !espoir(m.duree[m.demande[devant.b]], limite) { return false }
            replacer(devant.b, ancien, personne)
        }
        return true
    }

    /// Where to try `o`: habits of its demande, another moment, another intervenante, or both.
    @inline(__always)
    private mutating func viser(_ o: Int, _ ancien: Int, _ personne: Int) -> (Int, Int) {
        let k = m.demande[o]
        let tirage = hasard.entier(16)
        if tirage < 4 {
            // Where a sister goes.
            let debut = m.debutOccurrences[k]
            let soeur = debut &+ hasard.entier(m.debutOccurrences[k &+ 1] &- debut)
            var i = m.referente[k] >= 0 && tirage & 1 == 0 ? m.referente[k] : etat.qui[soeur]
            if i >= 0, partage.cotePersonne[i] != cote { i = -1 }
            if i < 0 { i = eligible(k) }
            var d = ancien
            if etat.depart[soeur] >= 0, tirage > 1 || d < 0 { d = memeRythme(o, m.rythme(etat.depart[soeur])) }
            if d < 0 || (d == ancien && i == personne) { d = unDepart(o) }
            return (d, i)
        }
        if ancien < 0 || tirage > 13 { return (unDepart(o), eligible(k)) }
        return tirage < 9 ? (unDepart(o), personne) : (ancien, eligible(k))
    }

    /// A start of `o` at this rhythm, chosen at random among the weeks of its period; −1 when there is none.
    @inline(__always)
    mutating func memeRythme(_ o: Int, _ rythme: Int) -> Int {
        let k = m.demande[o]
        let par = m.par[k]
        var semaine = m.premiere[k] &+ m.periode[o] &* par
        if par == 1 { return m.estOuvert(k, 15 &* semaine &+ rythme) ? 15 &* semaine &+ rythme : -1 }
        semaine &+= hasard.entier(par)
        return m.estOuvert(k, 15 &* semaine &+ rythme) ? 15 &* semaine &+ rythme : -1
    }

    /// Gives an occurrence that was pushed out its cheapest place among a few: the place just freed, near its habits, chance.
    mutating func replacer(_ o: Int, _ libre: Int, _ liberee: Int, _ profondeur: Int = 2) {
        let k = m.demande[o]
        let (ancien, ancienne) = ancienne(o)
        var (meilleur, ou, qui) = (0, -1, -1)
        @inline(__always) func examiner(_ d: Int, _ i: Int) {
            if d < 0 || i < 0 || !etat.permet(o, d, i) { return }
            let c = etat.delta(o, d, i)
            if c < meilleur { (meilleur, ou, qui) = (c, d, i) }
        }
        if libre >= 0, m.dansPeriode(o, libre), (libre % 3 == 2) == (m.duree[k] == 2), m.estOuvert(k, libre) {
            if m.apte[k &* m.nbIntervenantes &+ liberee] == 1 { examiner(libre, liberee) }
            examiner(libre, ancienne)
        }
        for _ in 0..<3 { examiner(ancien, eligible(k)) }
        for _ in 0..<4 { examiner(unDepart(o), ancienne) }
        if liberee >= 0, liberee != ancienne, m.apte[k &* m.nbIntervenantes &+ liberee] == 1 {
            for _ in 0..<4 { examiner(unDepart(o), liberee) }
        }
        for _ in 0..<3 { examiner(unDepart(o), eligible(k)) }
        if ou >= 0 {
            poser(o, ou, qui)
        } else if profondeur > 0, hasard.entier(2) == 0 {
            pousser(o, ancien, ancienne, libre, liberee, profondeur)
        }
    }

    /// Makes room for `o`, that found none, by pushing out one other.
    private mutating func pousser(_ o: Int, _ ancien: Int, _ ancienne: Int, _ libre: Int, _ liberee: Int, _ profondeur: Int) {
        let k = m.demande[o]
        for essai in 0..<3 {
            let d = essai == 0 && ancien >= 0 ? ancien : unDepart(o)
            let i = essai == 1 && ancienne >= 0 ? ancienne : eligible(k)
            if i < 0 { continue }
            let devant = etat.obstacles(o, d, i, hasard.entier(1 << 16), cote)
            if devant.mur || devant.a < 0 || devant.b >= 0 || m.duree[m.demande[devant.a]] > m.duree[k] { continue }
            // What the trial has just put somewhere stays there.
            if dejaPosee(devant.a) { continue }
            retirer(devant.a)
            if !etat.permet(o, d, i) { return }
            poser(o, d, i)
            replacer(devant.a, libre, liberee, profondeur &- 1)
            return
        }
    }
}
