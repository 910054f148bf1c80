/// A first plan: each demande takes the rhythm and the intervenante that serve most of it, the most demanding first; then the holes are filled one by one.
struct Construction {
    private(set) var etat: Etat
    private var m: Modele { etat.m }

    init(_ etat: Etat) {
        self.etat = etat
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

    /// Tries each near intervenante with each start of the first period, repeated in the following ones.
    private mutating func donnerUnRythme(_ k: Int) {
        let occurrences = m.debutOccurrences[k]..<m.debutOccurrences[k + 1]
        guard let modele = occurrences.max(by: { nombreDeDeparts($0) < nombreDeDeparts($1) }) else { return }
        let par = m.instance.regles.semainesParPeriode[m.instance.demandes[k].frequence]
        var meilleur: (cout: Int, decalages: [(Int, Int)], qui: Int)?
        var candidats = Array(m.eligibles[m.debutEligibles[k]..<m.debutEligibles[k + 1]].prefix(10))
        if m.referente[k] >= 0, !candidats.contains(m.referente[k]) { candidats.append(m.referente[k]) }
        for i in candidats {
            for d in m.departs[m.debutDeparts[modele]..<m.debutDeparts[modele + 1]] {
                var pose: [(Int, Int)] = []
                var gain = 0
                for o in occurrences {
                    // The same place in each period: shifted by whole periods.
                    let cible = d + (m.periode[o] - m.periode[modele]) * par * 15
                    let possibles = m.departs[m.debutDeparts[o]..<m.debutDeparts[o + 1]]
                    if possibles.contains(cible), etat.permet(o, cible, i) {
                        gain += etat.delta(o, cible, i)
                        pose.append((o, cible))
                    }
                }
                if gain < (meilleur?.cout ?? 0) { meilleur = (gain, pose, i) }
            }
        }
        guard let meilleur else { return }
        for (o, d) in meilleur.decalages where etat.depart[o] < 0 && etat.permet(o, d, meilleur.qui) { etat.poser(o, d, meilleur.qui) }
    }

    private func nombreDeDeparts(_ o: Int) -> Int { m.debutDeparts[o + 1] - m.debutDeparts[o] }

    /// Serves what is left at its cheapest free place.
    mutating func completer() {
        for o in 0..<m.nbOccurrences where etat.depart[o] < 0 {
            var meilleur: (cout: Int, d: Int, i: Int)?
            let k = m.demande[o]
            for d in m.departs[m.debutDeparts[o]..<m.debutDeparts[o + 1]] {
                for i in m.eligibles[m.debutEligibles[k]..<m.debutEligibles[k + 1]] where etat.permet(o, d, i) {
                    let c = etat.delta(o, d, i)
                    if c < (meilleur?.cout ?? 0) { meilleur = (c, d, i) }
                }
            }
            if let meilleur { etat.poser(o, meilleur.d, meilleur.i) }
        }
    }
}
