/// All that a reader knows, as whole-number rows over atoms: the finest counts that the bilans of a year can be made of.
///
/// Each cell of the lattice has its row; showing it fixes the row to its value, hiding it frees the row.
struct Modele: Sendable {
    let annee: Annee
    /// Quarters of the study; the year is in when there are four.
    let periodes: [Int]
    /// Most events one person can have: a reader may bound persons by it.
    let parPersonne: Int
    private(set) var lignes = Creuse()
    private(set) var colonnes = Creuse()
    /// Bounds of each row.
    private(set) var bas: [Int] = []
    private(set) var haut: [Int] = []
    /// Largest value of each atom.
    private(set) var plafonds: [Int] = []
    private(set) var verite: [Int] = []
    private(set) var rangee: [Cle: Int] = [:]
    static let infini = 1 << 40

    private let themes: Int
    private let sites: Int

    /// A single quarter, or the year with its four quarters.
    init(_ annee: Annee, periode: Int, cles: some Sequence<Cle>) {
        self.annee = annee
        periodes = periode == Cle.annuelle ? Array(0...4) : [periode]
        themes = annee.themes
        sites = annee.etablissements
        parPersonne = Self.parPersonne(annee)
        poserAtomes()
        poserRecouvrements()
        poserTemps()
        poserRelations()
        poserAutresAxes()
        for cle in cles where periodes.contains(cle.periode) && rangee[cle] == nil { poser(cle) }
        colonnes = lignes.transposee(plafonds.count)
    }

    private static func parPersonne(_ annee: Annee) -> Int {
        var plus = 60
        for q in 0..<4 {
            for t in 0..<annee.themes {
                for e in 0..<annee.etablissements where annee.personnes[q][t][e] > 0 {
                    plus = max(plus, (annee.entretiens[q][t][e] + annee.personnes[q][t][e] - 1) / annee.personnes[q][t][e])
                }
            }
        }
        return plus
    }

    // MARK: Atoms

    private var debutPersonnes: Int { trimestres.count * themes * sites }
    private var debutAxes: Int { debutPersonnes + periodes.count * (themes + 1) * sites }
    private var trimestres: [Int] { periodes.filter { $0 < 4 } }

    private func e(_ q: Int, _ t: Int, _ s: Int) -> Int { ((q - trimestres[0]) * themes + t) * sites + s }
    private func p(_ periode: Int, _ t: Int, _ s: Int) -> Int {
        debutPersonnes + ((periode - periodes[0]) * (themes + 1) + t) * sites + s
    }
    private func debutAxe(_ a: Int) -> Int {
        debutAxes + annee.axes[..<a].reduce(0) { $0 + $1.modalites } * (trimestres.count + periodes.count)
    }
    private func ea(_ a: Int, _ q: Int, _ m: Int) -> Int { debutAxe(a) + (q - trimestres[0]) * annee.axes[a].modalites + m }
    private func pa(_ a: Int, _ periode: Int, _ m: Int) -> Int {
        debutAxe(a) + (trimestres.count + periode - periodes[0]) * annee.axes[a].modalites + m
    }
    private func n(_ q: Int) -> Int { debutAxe(annee.axes.count) + q - trimestres[0] }

    private mutating func poserAtomes() {
        for q in trimestres {
            for t in 0..<themes {
                for s in 0..<sites { atome(annee.entretiens[q][t][s], annee.effectifs[s] * parPersonne) }
            }
        }
        for periode in periodes {
            for t in 0...themes {
                for s in 0..<sites { atome(annee.personnes[periode][t][s], annee.effectifs[s]) }
            }
        }
        for axe in annee.axes {
            for q in trimestres { for m in 0..<axe.modalites { atome(axe.entretiens[q][m], annee.effectif * parPersonne) } }
            for periode in periodes { for m in 0..<axe.modalites { atome(axe.personnes[periode][m], annee.effectif) } }
        }
        if let nouveaux = annee.nouveaux { for q in trimestres { atome(nouveaux[q], annee.effectif) } }
    }

    private mutating func atome(_ valeur: Int, _ plafond: Int) {
        verite.append(valeur)
        plafonds.append(max(plafond, valeur))
    }

    // MARK: Rows

    private mutating func ligne(_ termes: [(Int, Int)], _ bas: Int, _ haut: Int) {
        lignes.ajouter(termes)
        self.bas.append(bas)
        self.haut.append(haut)
    }

    /// max of the themes ≤ total ≤ their sum.
    private mutating func poserRecouvrements() {
        for periode in periodes {
            for s in 0..<sites {
                for t in 0..<themes { ligne([(p(periode, themes, s), 1), (p(periode, t, s), -1)], 0, Self.infini) }
                ligne([(p(periode, themes, s), -1)] + (0..<themes).map { (p(periode, $0, s), 1) }, 0, Self.infini)
            }
        }
    }

    /// max of the quarters ≤ year ≤ their sum.
    private mutating func poserTemps() {
        guard periodes.count == 5 else { return }
        for t in 0...themes {
            for s in 0..<sites {
                for q in 0..<4 { ligne([(p(4, t, s), 1), (p(q, t, s), -1)], 0, Self.infini) }
                ligne([(p(4, t, s), -1)] + (0..<4).map { (p($0, t, s), 1) }, 0, Self.infini)
            }
        }
    }

    /// Persons ≤ events ≤ persons × most per person. The year's events are those of its quarters.
    private mutating func poserRelations() {
        for periode in periodes {
            for t in 0...themes {
                for s in 0..<sites {
                    let evenements = quarts(periode).flatMap { q in t == themes ? (0..<themes).map { e(q, $0, s) } : [e(q, t, s)] }
                    relier(p(periode, t, s), evenements)
                }
            }
        }
    }

    private mutating func relier(_ personnes: Int, _ evenements: [Int]) {
        ligne(evenements.map { ($0, 1) } + [(personnes, -1)], 0, Self.infini)
        ligne(evenements.map { ($0, -1) } + [(personnes, parPersonne)], 0, Self.infini)
    }

    private mutating func poserAutresAxes() {
        for (a, axe) in annee.axes.enumerated() {
            let modalites = 0..<axe.modalites
            for q in trimestres {
                let total = (0..<themes).flatMap { t in (0..<sites).map { (e(q, t, $0), -1) } }
                ligne(modalites.map { (ea(a, q, $0), 1) } + total, 0, 0)
            }
            for periode in periodes {
                let total = (0..<sites).map { p(periode, themes, $0) }
                for m in modalites {
                    ligne(total.map { ($0, 1) } + [(pa(a, periode, m), -1)], 0, Self.infini)
                    relier(pa(a, periode, m), quarts(periode).map { ea(a, $0, m) })
                }
                ligne(total.map { ($0, -1) } + modalites.map { (pa(a, periode, $0), 1) }, 0, Self.infini)
            }
            guard periodes.count == 5 else { continue }
            for m in modalites {
                for q in 0..<4 { ligne([(pa(a, 4, m), 1), (pa(a, q, m), -1)], 0, Self.infini) }
                ligne([(pa(a, 4, m), -1)] + (0..<4).map { (pa(a, $0, m), 1) }, 0, Self.infini)
            }
        }
        guard annee.nouveaux != nil else { return }
        for periode in periodes {
            ligne((0..<sites).map { (p(periode, themes, $0), 1) } + quarts(periode).map { (n($0), -1) }, 0, Self.infini)
        }
    }

    private func quarts(_ periode: Int) -> [Int] { periode == 4 ? [0, 1, 2, 3] : [periode] }

    /// The row of a cell: the sum of its atoms, free until shown.
    private mutating func poser(_ cle: Cle) {
        rangee[cle] = lignes.nombre
        ligne(termes(cle), 0, Self.infini)
    }

    private func termes(_ cle: Cle) -> [(Int, Int)] {
        let lieux = cle.etablissement.map { $0...$0 } ?? 0...(sites - 1)
        switch (cle.mesure, cle.axe) {
        case (.nouveaux, _): return quarts(cle.periode).map { (n($0), 1) }
        case (.personnes, let axe?) where axe > 0: return [(pa(axe - 1, cle.periode, cle.modalite), 1)]
        case (.personnes, let axe): return lieux.map { (p(cle.periode, axe == nil ? themes : cle.modalite, $0), 1) }
        case (.entretiens, let axe?) where axe > 0: return quarts(cle.periode).map { (ea(axe - 1, $0, cle.modalite), 1) }
        case (.entretiens, let axe):
            let themes = axe == nil ? 0...(themes - 1) : cle.modalite...cle.modalite
            return quarts(cle.periode).flatMap { q in themes.flatMap { t in lieux.map { (e(q, t, $0), 1) } } }
        }
    }

    mutating func montrer(_ ligne: Int, _ valeur: Int) {
        bas[ligne] = valeur
        haut[ligne] = valeur
    }

    mutating func liberer(_ ligne: Int) {
        bas[ligne] = 0
        haut[ligne] = Self.infini
    }
}

/// A sparse matrix by rows.
struct Creuse: Sendable {
    private(set) var debuts = [0]
    private(set) var indices: [Int] = []
    private(set) var coefficients: [Int] = []

    var nombre: Int { debuts.count - 1 }

    mutating func ajouter(_ termes: [(Int, Int)]) {
        for (indice, coefficient) in termes {
            indices.append(indice)
            coefficients.append(coefficient)
        }
        debuts.append(indices.count)
    }

    func plage(_ ligne: Int) -> Range<Int> { debuts[ligne]..<debuts[ligne + 1] }

    func transposee(_ colonnes: Int) -> Creuse {
        var tailles = Array(repeating: 0, count: colonnes + 1)
        for indice in indices { tailles[indice + 1] += 1 }
        for j in 0..<colonnes { tailles[j + 1] += tailles[j] }
        var t = Creuse()
        t.debuts = tailles
        t.indices = Array(repeating: 0, count: indices.count)
        t.coefficients = t.indices
        var place = tailles
        for ligne in 0..<nombre {
            for k in plage(ligne) {
                let j = indices[k]
                t.indices[place[j]] = ligne
                t.coefficients[place[j]] = coefficients[k]
                place[j] += 1
            }
        }
        return t
    }

    func produit(_ x: [Int], ligne: Int) -> Int { plage(ligne).reduce(0) { $0 + coefficients[$1] * x[indices[$1]] } }
}

extension Modele {
    /// The counts that a solution stands for; quarters out of the study stay at zero.
    func monde(_ atomes: [Int]) -> Annee {
        var monde = Annee(themes: annee.themes, effectifs: annee.effectifs, axes: annee.axes.map(\.modalites))
        var place = atomes.makeIterator()
        func suivant() -> Int { place.next() ?? 0 }
        let trimestres = periodes.filter { $0 < 4 }
        for q in trimestres { for t in 0..<annee.themes { for s in 0..<annee.etablissements { monde.entretiens[q][t][s] = suivant() } } }
        for p in periodes { for t in 0...annee.themes { for s in 0..<annee.etablissements { monde.personnes[p][t][s] = suivant() } } }
        for a in annee.axes.indices {
            for q in trimestres { for m in 0..<annee.axes[a].modalites { monde.axes[a].entretiens[q][m] = suivant() } }
            for p in periodes { for m in 0..<annee.axes[a].modalites { monde.axes[a].personnes[p][m] = suivant() } }
        }
        if annee.nouveaux != nil {
            var nouveaux = [0, 0, 0, 0]
            for q in trimestres { nouveaux[q] = suivant() }
            monde.nouveaux = nouveaux
        }
        return monde
    }
}
