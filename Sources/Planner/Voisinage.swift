/// Orders lieux so that near ones are side by side in memory: on a plan of 1,500 lieux the search waits for memory more than it counts.
struct Voisinage {
    /// New rank → rank in the file.
    let lieux: [Int]
    /// Rank in the file → new rank.
    let rang: [Int]

    /// Around each bureau, nearest first; bureaux one after the other, each the nearest of those left to the one before.
    init(_ instance: Instance) {
        let minutes = instance.minutesTrajet
        let rangs = Dictionary(uniqueKeysWithValues: instance.lieux.enumerated().map { ($1.id, $0) })
        var restants = Set(instance.intervenantes.compactMap { rangs[$0.bureau] }).sorted()
        var chemin: [Int] = []
        while !restants.isEmpty {
            let ici = chemin.last.flatMap { dernier in restants.min { (minutes[dernier][$0], $0) < (minutes[dernier][$1], $1) } }
            chemin.append(ici ?? restants[0])
            restants.removeAll { $0 == chemin[chemin.count - 1] }
        }
        let cles = minutes.indices.map { l in
            chemin.indices.map { (minutes[l][chemin[$0]], $0) }.min { $0 < $1 } ?? (0, 0)
        }
        lieux = minutes.indices.sorted { (cles[$0].1, cles[$0].0, $0) < (cles[$1].1, cles[$1].0, $1) }
        var rang = lieux
        for (nouveau, ancien) in lieux.enumerated() { rang[ancien] = nouveau }
        self.rang = rang
    }
}
