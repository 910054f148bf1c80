extension Recherche {
    /// Exchanges what two intervenantes do on a day, or what one does on two days: what shares a journey moves together.
    mutating func echangerDeuxJournees() -> Bool {
        let o = uneOccurrence()
        let (d, i) = (etat.depart[o], etat.qui[o])
        if d < 0 { return false }
        let jour = d / 3
        var (autreJour, j) = (jour, i)
        let tirage = hasard.entier(4)
        if tirage < 2 { autreJour = unDepart(o) / 3 }
        if tirage > 0, tirage != 1 || autreJour == jour { j = eligible(m.demande[o]) }
        if j < 0 || (j == i && autreJour == jour) { return false }
        let (p, q) = (i &* m.slots &+ 2 &* jour, j &* m.slots &+ 2 &* autreJour)
        let ici = (etat.agenda[p], etat.agenda[p &+ 1])
        let la = (etat.agenda[q], etat.agenda[q &+ 1])
        if !libres(ici) || !libres(la) { return false }
        let departs = (oter(ici), oter(la))
        return remettre(ici, departs.0, autreJour, j) && remettre(la, departs.1, jour, i)
    }

    @inline(__always)
    private func libres(_ x: (Int, Int)) -> Bool { (x.0 < 0 || etat.cote[x.0] == cote) && (x.1 < 0 || etat.cote[x.1] == cote) }

    /// Takes both away; answers their moments.
    @inline(__always)
    private mutating func oter(_ x: (Int, Int)) -> (Int, Int) {
        let moments = (x.0 < 0 ? 0 : etat.depart[x.0] % 3, x.1 < 0 ? 0 : etat.depart[x.1] % 3)
        if x.0 >= 0 { retirer(x.0) }
        if x.1 >= 0, x.1 != x.0 { retirer(x.1) }
        return moments
    }

    @inline(__always)
    private mutating func remettre(_ x: (Int, Int), _ moments: (Int, Int), _ jour: Int, _ i: Int) -> Bool {
        if x.0 >= 0, !remettre(x.0, 3 &* jour &+ moments.0, i) { return false }
        if x.1 >= 0, x.1 != x.0, !remettre(x.1, 3 &* jour &+ moments.1, i) { return false }
        return true
    }

    @inline(__always)
    private mutating func remettre(_ o: Int, _ d: Int, _ i: Int) -> Bool {
        let k = m.demande[o]
        if m.apte[k &* m.nbIntervenantes &+ i] == 0 || !m.dansPeriode(o, d) || !m.estOuvert(k, d) || !etat.permet(o, d, i) { return false }
        poser(o, d, i)
        return true
    }
}
