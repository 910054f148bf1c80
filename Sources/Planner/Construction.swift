/// A first plan: each demande takes the rhythm and the intervenante that serve most of it, the most demanding first; then the holes are filled one by one.
struct Construction {
    let etat: Etat
    private let m: Modele
    /// What the construction has cost so far.
    private(set) var cout = 0

    init(_ etat: Etat) {
        self.etat = etat
        m = etat.m
    }

    mutating func construire() {
        let ordre = (0..<m.nbDemandes).sorted { cle($0) < cle($1) }
        for k in ordre { donnerUnRythme(k) }
        completer()
    }

    /// Weekly before monthly, whole days before halves, few allowed starts before many.
    private func cle(_ k: Int) -> (Int, Int, Int, Int) {
        let n = m.debutOccurrences[k + 1] - m.debutOccurrences[k]
        let libertes = n == 0 ? 0 : m.debutDeparts[m.debutOccurrences[k] + 1] - m.debutDeparts[m.debutOccurrences[k]]
        return (-n, -m.duree[k], libertes, k)
    }

    /// Tries each near intervenante with each start of one period, repeated in the others.
    private mutating func donnerUnRythme(_ k: Int) {
        let occurrences = m.debutOccurrences[k]..<m.debutOccurrences[k + 1]
        guard let modele = occurrences.max(by: { nombreDeDeparts($0) < nombreDeDeparts($1) }) else { return }
        var meilleur = (gain: 0, depart: -1, qui: -1)
        let debut = m.debutEligibles[k]
        let proches = debut..<min(debut + 10, m.debutEligibles[k + 1])
        let referente = m.referente[k]
        for n in proches.lowerBound...proches.upperBound {
            let i = n < proches.upperBound ? m.eligibles[n] : referente
            if i < 0 { continue }
            for x in m.debutDeparts[modele]..<m.debutDeparts[modele + 1] {
                var gain = 0
                for o in occurrences where etat.depart[o] < 0 {
                    let d = decale(m.departs[x], de: modele, a: o, k)
                    if m.estOuvert(k, d), etat.permet(o, d, i) { gain += etat.delta(o, d, i) }
                }
                if gain < meilleur.gain { meilleur = (gain, m.departs[x], i) }
            }
        }
        if meilleur.qui < 0 { return }
        for o in occurrences where etat.depart[o] < 0 {
            let d = decale(meilleur.depart, de: modele, a: o, k)
            if m.estOuvert(k, d), etat.permet(o, d, meilleur.qui) { cout += etat.poser(o, d, meilleur.qui) }
        }
    }

    /// The same place in another period: shifted by whole periods.
    private func decale(_ depart: Int, de modele: Int, a o: Int, _ k: Int) -> Int {
        depart + (m.periode[o] - m.periode[modele]) * m.par[k] * 15
    }

    private func nombreDeDeparts(_ o: Int) -> Int { m.debutDeparts[o + 1] - m.debutDeparts[o] }

    /// Serves what is left at its cheapest free place.
    mutating func completer() {
        for o in 0..<m.nbOccurrences where etat.depart[o] < 0 {
            var meilleur = (cout: 0, depart: -1, qui: -1)
            let k = m.demande[o]
            for x in m.debutDeparts[o]..<m.debutDeparts[o + 1] {
                for n in m.debutEligibles[k]..<m.debutEligibles[k + 1] where etat.permet(o, m.departs[x], m.eligibles[n]) {
                    let c = etat.delta(o, m.departs[x], m.eligibles[n])
                    if c < meilleur.cout { meilleur = (c, m.departs[x], m.eligibles[n]) }
                }
            }
            if meilleur.qui >= 0 { cout += etat.poser(o, meilleur.depart, meilleur.qui) }
        }
    }
}
