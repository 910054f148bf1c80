/// Simulated annealing on an `Etat`: each trial changes the plan, looks at the cost and keeps or undoes the change.
struct Recherche {
    private(set) var etat: Etat
    private var hasard: Hasard
    private let mobiles: [Int]
    private let demandesMobiles: [Int]
    /// What the trial under way has changed: occurrence, former start, former intervenante.
    private var journal: [(o: Int, d: Int, i: Int)] = []
    private var m: Modele { etat.m }

    init(_ etat: Etat, graine: UInt64) {
        self.etat = etat
        hasard = Hasard(graine: graine)
        let m = etat.m
        mobiles = (0..<m.nbOccurrences).filter {
            !etat.epinglee[$0] && m.debutEligibles[m.demande[$0]] < m.debutEligibles[m.demande[$0] + 1]
        }
        demandesMobiles = Set(mobiles.map { m.demande[$0] }).sorted()
        journal.reserveCapacity(256)
    }

    var peutChercher: Bool { !mobiles.isEmpty }

    /// One trial at `temperature` (in cost units).
    mutating func essayer(_ temperature: Double) {
        let avant = etat.cout
        let tolerance = hasard.tolerance(temperature)
        journal.removeAll(keepingCapacity: true)
        let fait = hasard.entier(100) == 0 ? changerUneDemande() : changerUneOccurrence()
        if !fait || etat.cout - avant > tolerance { defaire() }
    }

    // ── changes that can be undone ──

    private mutating func retirer(_ o: Int) {
        journal.append((o, etat.depart[o], etat.qui[o]))
        etat.retirer(o)
    }

    private mutating func poser(_ o: Int, _ d: Int, _ i: Int) {
        journal.append((o, -1, -1))
        etat.poser(o, d, i)
    }

    private mutating func defaire() {
        while let (o, d, i) = journal.popLast() {
            if d < 0 { etat.retirer(o) } else { etat.poser(o, d, i) }
        }
    }

    // ── one occurrence, pushing out what is in its way ──

    private mutating func changerUneOccurrence() -> Bool {
        let o = mobiles[hasard.entier(mobiles.count)]
        let (ancien, personne) = (etat.depart[o], etat.qui[o])
        let (d, i) = viser(o, ancien, personne)
        if d < 0 || (d == ancien && i == personne) { return false }
        if ancien >= 0 { retirer(o) }
        let devant = etat.obstacles(o, d, i, hasard.entier(1 << 16))
        if devant.mur { return false }
        if devant.a >= 0 { retirer(devant.a) }
        if devant.b >= 0 { retirer(devant.b) }
        if !etat.permet(o, d, i) { return false }
        poser(o, d, i)
        if devant.a >= 0 { replacer(devant.a, ancien, personne) }
        if devant.b >= 0 { replacer(devant.b, ancien, personne) }
        return true
    }

    /// Where to try `o`: habits of its demande half of the time, anything allowed otherwise.
    private mutating func viser(_ o: Int, _ ancien: Int, _ personne: Int) -> (Int, Int) {
        let k = m.demande[o]
        let soeur = m.debutOccurrences[k] + hasard.entier(m.debutOccurrences[k + 1] - m.debutOccurrences[k])
        let tirage = hasard.entier(8)
        var i = personne
        if tirage < 3 || i < 0 {
            i = m.referente[k] >= 0 && hasard.entier(2) == 0 ? m.referente[k] : etat.qui[soeur]
        }
        if tirage > 4 || i < 0 { i = eligible(k) }
        var d = ancien
        if d < 0 || tirage < 5 || hasard.entier(2) == 0 {
            d = -1
            if etat.depart[soeur] >= 0, hasard.entier(2) == 0 { d = memeRythme(o, m.rythme(etat.depart[soeur])) }
            if d < 0 { d = m.departs[m.debutDeparts[o] + hasard.entier(m.debutDeparts[o + 1] - m.debutDeparts[o])] }
        }
        return (d, i)
    }

    /// A start of `o` at this rhythm, chosen at random among the weeks of its period; −1 when there is none.
    private mutating func memeRythme(_ o: Int, _ rythme: Int) -> Int {
        var (choisi, vus) = (-1, 0)
        for n in m.debutDeparts[o]..<m.debutDeparts[o + 1] where m.rythme(m.departs[n]) == rythme {
            vus += 1
            if hasard.entier(vus) == 0 { choisi = m.departs[n] }
        }
        return choisi
    }

    /// An eligible intervenante, the nearest more often.
    private mutating func eligible(_ k: Int) -> Int {
        let n = m.debutEligibles[k + 1] - m.debutEligibles[k]
        let u = hasard.reel()
        return m.eligibles[m.debutEligibles[k] + min(n - 1, Int(u * u * Double(n)))]
    }

    /// Gives an occurrence that was pushed out its cheapest place among a few: the place just freed, habits of its demande, chance.
    private mutating func replacer(_ o: Int, _ libre: Int, _ liberee: Int) {
        let k = m.demande[o]
        let ici = m.departs[m.debutDeparts[o]..<m.debutDeparts[o + 1]]
        let (ancien, ancienne) = journal.last(where: { $0.o == o }).map { ($0.d, $0.i) } ?? (-1, -1)
        var (meilleur, ou, qui) = (0, -1, -1)
        func examiner(_ d: Int, _ i: Int) {
            guard etat.permet(o, d, i) else { return }
            let c = etat.delta(o, d, i)
            if c < meilleur { (meilleur, ou, qui) = (c, d, i) }
        }
        if liberee >= 0, ici.contains(libre), m.eligibles[m.debutEligibles[k]..<m.debutEligibles[k + 1]].contains(liberee) {
            examiner(libre, liberee)
        }
        for _ in 0..<3 { examiner(ancien, eligible(k)) }
        if ancienne >= 0 { for _ in 0..<4 { examiner(ici[ici.startIndex + hasard.entier(ici.count)], ancienne) } }
        for _ in 0..<3 { examiner(ici[ici.startIndex + hasard.entier(ici.count)], eligible(k)) }
        if ou >= 0 { poser(o, ou, qui) }
    }

    // ── a whole demande ──

    /// Moves every occurrence of a demande to one intervenante and one rhythm, keeping where they were those that cannot follow.
    private mutating func changerUneDemande() -> Bool {
        let k = demandesMobiles[hasard.entier(demandesMobiles.count)]
        let occurrences = m.debutOccurrences[k]..<m.debutOccurrences[k + 1]
        let modele = occurrences.lowerBound + hasard.entier(occurrences.count)
        let changeQui = hasard.entier(3) != 0
        let changeQuand = !changeQui || hasard.entier(2) == 0
        var i = etat.qui[modele]
        if changeQui || i < 0 { i = eligible(k) }
        var d = etat.depart[modele]
        if changeQuand || d < 0 {
            d = m.departs[m.debutDeparts[modele] + hasard.entier(m.debutDeparts[modele + 1] - m.debutDeparts[modele])]
        }
        let par = m.instance.regles.semainesParPeriode[m.instance.demandes[k].frequence]
        var anciens: [(o: Int, d: Int, i: Int)] = []
        for o in occurrences where !etat.epinglee[o] && etat.depart[o] >= 0 {
            anciens.append((o, etat.depart[o], etat.qui[o]))
            retirer(o)
        }
        var chasses: [Int] = []
        for o in occurrences where !etat.epinglee[o] {
            let cible =
                changeQuand || etat.depart[o] < 0
                ? d + (m.periode[o] - m.periode[modele]) * par * 15 : etat.depart[o]
            guard m.departs[m.debutDeparts[o]..<m.debutDeparts[o + 1]].contains(cible) else { continue }
            let devant = etat.obstacles(o, cible, i, hasard.entier(1 << 16))
            if devant.mur { continue }
            for v in [devant.a, devant.b] where v >= 0 {
                retirer(v)
                chasses.append(v)
            }
            if etat.permet(o, cible, i) { poser(o, cible, i) }
        }
        for (o, d, i) in anciens where etat.depart[o] < 0 {
            if etat.permet(o, d, i) { poser(o, d, i) } else { replacer(o, -1, -1) }
        }
        for o in chasses where etat.depart[o] < 0 { replacer(o, -1, -1) }
        return true
    }
}
