import DisclosureControl

/// A small deterministic generator: a failing case can be replayed by its seed.
struct Tirage: RandomNumberGenerator {
    var etat: UInt64

    init(_ graine: Int) { etat = UInt64(bitPattern: Int64(graine)) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        etat &+= 0x9E37_79B9_7F4A_7C15
        var z = etat
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Events drawn one by one, so that counts, persons and largest contributors agree as real ones do.
    mutating func annee(effectifs: [Int], themes: Int, salaries: Int, axes: [Int] = [], nouveaux: Bool = false) -> Annee {
        struct Fait { var qui, site, trimestre, theme: Int, axes: [Int] }
        var faits: [Fait] = []
        for qui in 0..<salaries {
            let site = effectifs.indices.randomElement(using: &self) ?? 0
            for _ in 0..<Int.random(in: 1...4, using: &self) {
                // The first themes are the frequent ones.
                let theme = min(Int.random(in: 0..<themes, using: &self), Int.random(in: 0..<themes, using: &self))
                let modalites = axes.map { Int.random(in: 0..<$0, using: &self) }
                faits.append(Fait(qui: qui, site: site, trimestre: Int.random(in: 0..<4, using: &self), theme: theme, axes: modalites))
            }
        }
        var annee = Annee(themes: themes, effectifs: effectifs, axes: axes)
        func compter(_ choix: (Fait) -> Bool) -> (personnes: Int, maximum: Int, evenements: Int) {
            let ici = faits.filter(choix)
            let parPersonne = Dictionary(grouping: ici, by: \.qui).mapValues(\.count)
            return (parPersonne.count, parPersonne.values.max() ?? 0, ici.count)
        }
        for p in 0...4 {
            for t in 0...themes {
                for s in effectifs.indices {
                    let c = compter { $0.site == s && (p == 4 || $0.trimestre == p) && (t == themes || $0.theme == t) }
                    annee.personnes[p][t][s] = c.personnes
                    annee.maxima[p][t][s] = c.maximum
                    if p < 4, t < themes { annee.entretiens[p][t][s] = c.evenements }
                }
            }
            for (a, modalites) in axes.enumerated() {
                for m in 0..<modalites {
                    let c = compter { (p == 4 || $0.trimestre == p) && $0.axes[a] == m }
                    annee.axes[a].personnes[p][m] = c.personnes
                    annee.axes[a].maxima[p][m] = c.maximum
                    if p < 4 { annee.axes[a].entretiens[p][m] = c.evenements }
                }
            }
        }
        if nouveaux {
            var premiers = [0, 0, 0, 0]
            // Two persons in three had never come.
            for qui in 0..<salaries where qui % 3 != 0 {
                if let premier = faits.filter({ $0.qui == qui }).map(\.trimestre).min() { premiers[premier] += 1 }
            }
            annee.nouveaux = premiers
        }
        return annee
    }
}

/// Publishes a year as the service does: four quarters, then the year, each knowing what was given.
func publierAnnee(_ annee: Annee, regles: Regles = Regles(), graine: [UInt8] = [1, 2, 3]) throws -> (
    donnees: [Cle: Bool], masques: [Masque]
) {
    var donnees: [Cle: Bool] = [:]
    var masques: [Masque] = []
    for periode in 0...4 {
        let promises = PlanDiffusion(effectif: annee.effectif, annuel: periode == 4).cles(periode, annee)
        let jamais = PlanDiffusion.jamaisPromises(annee, effectif: annee.effectif)
        let masque = try Suppression(annee, regles: regles, donnees: donnees, jamaisPromises: jamais, graine: graine).masquer(
            periode, promises)
        for cle in promises { donnees[cle] = masque.valeur(cle) != nil }
        masques.append(masque)
    }
    return (donnees, masques)
}
