extension Recherche {
    /// Moves a run of occurrences of one demande to one intervenante or one rhythm, or both; what it pushes out takes the places it leaves.
    mutating func changerUneDemande(_ limite: Int) -> Bool {
        let k = uneDemande()
        let (debut, fin) = (m.debutOccurrences[k], m.debutOccurrences[k &+ 1])
        let modele = debut &+ hasard.entier(fin &- debut)
        let tirage = hasard.entier(6)
        let (changeQui, changeQuand) = (tirage < 4, tirage > 1)
        var i = etat.qui[modele]
        if changeQui || i < 0 { i = hasard.entier(3) == 0 && m.referente[k] >= 0 ? m.referente[k] : eligible(k) }
        if i < 0 || partage.cotePersonne[i] != cote { return false }
        let d = changeQuand || etat.depart[modele] < 0 ? unDepart(modele) : etat.depart[modele]
        let (premier, dernier) = troncon(debut, fin, modele)

        var nombre = 0
        var attente = 0
        for o in premier..<dernier where etat.cote[o] == cote {
            // Kept beside the trial's journal: where each was, to offer it to those it will push out.
            (chassees[3 &* nombre], chassees[3 &* nombre &+ 1], chassees[3 &* nombre &+ 2]) = (o, etat.depart[o], etat.qui[o])
            nombre &+= 1
            if etat.depart[o] >= 0 {
                attente &+= m.duree[k]
                retirer(o)
            }
        }
        let siennes = nombre
        let pas = 15 &* m.par[k]
        for n in 0..<siennes {
            let (o, ancien) = (chassees[3 &* n], chassees[3 &* n &+ 1])
            let cible = changeQuand || ancien < 0 ? d &+ (m.periode[o] &- m.periode[modele]) &* pas : ancien
            if !m.estOuvert(k, cible) { continue }
            if !etat.permet(o, cible, i) {
                let devant = etat.obstacles(o, cible, i, hasard.entier(1 << 16), cote)
                if devant.mur || devant.a < 0 { continue }
                chasser(devant.a, n, &nombre, &attente)
                if devant.b >= 0 { chasser(devant.b, n, &nombre, &attente) }
                if !etat.permet(o, cible, i) { continue }
            }
            poser(o, cible, i)
            if ancien >= 0 { attente &-= m.duree[k] }
            if !espoir(attente, limite) { return false }
        }
        for n in siennes..<max(siennes, nombre) {
            let (o, place) = (chassees[3 &* n], chassees[3 &* n &+ 1])
            if etat.depart[o] >= 0 { continue }
            if chassees[3 &* n &+ 2] == 0 {
                ensemble(n, nombre, chassees[3 &* place &+ 1], chassees[3 &* place &+ 2], &attente)
                if !espoir(attente, limite) { return false }
                if etat.depart[o] >= 0 { continue }
            }
            attente &-= m.duree[m.demande[o]]
            replacer(o, chassees[3 &* place &+ 1], chassees[3 &* place &+ 2])
            if !espoir(attente, limite) { return false }
        }
        for n in 0..<siennes {
            let (o, ancien, qui) = (chassees[3 &* n], chassees[3 &* n &+ 1], chassees[3 &* n &+ 2])
            if etat.depart[o] >= 0 { continue }
            if ancien >= 0, etat.permet(o, ancien, qui) { poser(o, ancien, qui) } else { replacer(o, -1, -1) }
        }
        return true
    }

    /// Half of the time all of it, else a run around `modele`.
    @inline(__always)
    private mutating func troncon(_ debut: Int, _ fin: Int, _ modele: Int) -> (Int, Int) {
        if hasard.entier(2) == 0 { return (debut, fin) }
        return (modele &- hasard.entier(modele &- debut &+ 1), modele &+ 1 &+ hasard.entier(fin &- modele))
    }

    /// Takes `v` away in favour of the n-th occurrence of the run, whose place it will be offered.
    @inline(__always)
    private mutating func chasser(_ v: Int, _ n: Int, _ nombre: inout Int, _ attente: inout Int) {
        attente &+= m.duree[m.demande[v]]
        retirer(v)
        (chassees[3 &* nombre], chassees[3 &* nombre &+ 1], chassees[3 &* nombre &+ 2]) = (v, n, 0)
        nombre &+= 1
    }

    /// Offers one intervenante and one rhythm to all that was pushed out of one demande, from the n-th on, when there are several:
    /// one by one each would pay for leaving its habits. Marks them as having been offered.
    private mutating func ensemble(_ premier: Int, _ nombre: Int, _ libre: Int, _ liberee: Int, _ attente: inout Int) {
        let k = m.demande[chassees[3 &* premier]]
        var combien = 0
        for n in premier..<nombre where m.demande[chassees[3 &* n]] == k {
            chassees[3 &* n &+ 2] = 1
            combien &+= 1
        }
        if combien < 3 { return }
        let modele = chassees[3 &* premier]
        let (ancien, ancienne) = ancienne(modele)
        var (meilleur, depart, qui) = (0, -1, -1)
        if libre >= 0, m.dansPeriode(modele, libre) {
            estimer(premier, nombre, modele, libre, liberee, &meilleur, &depart, &qui)
            estimer(premier, nombre, modele, libre, ancienne, &meilleur, &depart, &qui)
        }
        for _ in 0..<3 { estimer(premier, nombre, modele, ancien, eligible(k), &meilleur, &depart, &qui) }
        for _ in 0..<4 { estimer(premier, nombre, modele, unDepart(modele), ancienne, &meilleur, &depart, &qui) }
        for _ in 0..<3 { estimer(premier, nombre, modele, unDepart(modele), eligible(k), &meilleur, &depart, &qui) }
        if qui < 0 { return }
        for n in premier..<nombre {
            let o = chassees[3 &* n]
            if m.demande[o] != k || etat.depart[o] >= 0 { continue }
            let d = depart &+ (m.periode[o] &- m.periode[modele]) &* 15 &* m.par[k]
            if m.estOuvert(k, d), etat.permet(o, d, qui) {
                poser(o, d, qui)
                attente &-= m.duree[k]
            }
        }
    }

    @inline(__always)
    private func estimer(
        _ premier: Int, _ nombre: Int, _ modele: Int, _ depart: Int, _ i: Int, _ meilleur: inout Int, _ ou: inout Int, _ qui: inout Int
    ) {
        let k = m.demande[modele]
        if i < 0 || m.apte[k &* m.nbIntervenantes &+ i] == 0 || (depart % 3 == 2) != (m.duree[k] == 2) { return }
        var total = 0
        for n in premier..<nombre {
            let o = chassees[3 &* n]
            if m.demande[o] != k || etat.depart[o] >= 0 { continue }
            let d = depart &+ (m.periode[o] &- m.periode[modele]) &* 15 &* m.par[k]
            if m.estOuvert(k, d), etat.permet(o, d, i) { total &+= etat.delta(o, d, i) }
        }
        if total < meilleur { (meilleur, ou, qui) = (total, depart, i) }
    }
}
