/// The events of a table as a circulation: each cell is an arc, each sum of a row or of a column a node. What the reader cannot fix is moved along
/// cycles of hidden cells, so every solution found is whole and exact.
struct Reseau {
    private let tableau: Tableau
    private let caches: Set<Place>
    /// No hidden count is taken above this: the events of everybody at most.
    private let haut: Int

    init(_ tableau: Tableau, caches: Set<Place>, regles: Regles) {
        self.tableau = tableau
        self.caches = caches
        haut = max(tableau.effectif * regles.evenementsParPersonne, tableau.places.map { tableau[$0].evenements }.max() ?? 0)
    }

    private func ligne(_ i: Int) -> Int { tableau.marge ? i : 0 }
    /// Without rows nothing ties a column either.
    private func colonne(_ j: Int) -> Int { tableau.lignes + 1 + (tableau.lignes == 0 ? 0 : j) }

    /// Arc of a cell: row → column inside, column → total row for a column's total, and back through the year's column.
    /// Without a column of totals nothing ties the cells of a row: all rows are one free node.
    private func arc(_ p: Place) -> (Int, Int) {
        switch (p.ligne == tableau.lignes, p.colonne == tableau.colonnes) {
        case (false, false): (ligne(p.ligne), colonne(p.colonne))
        case (true, false): (colonne(p.colonne), ligne(tableau.lignes))
        case (true, true): (ligne(tableau.lignes), colonne(tableau.colonnes))
        case (false, true): (colonne(tableau.colonnes), ligne(p.ligne))
        }
    }

    /// Events of every cell when that of `cible` is raised (or lowered) by at most `pas`, everything shown unchanged.
    func deplacer(_ cible: Place, vers hausse: Bool, pas: Int) -> [[Int]] {
        var valeurs = tableau.comptes.map { $0.map(\.evenements) }
        let arcs = caches.filter { $0 != cible }.sorted()
        let (queue, tete) = arc(cible)
        let (source, puits) = hausse ? (tete, queue) : (queue, tete)
        var reste = min(pas, hausse ? haut - valeurs[cible.ligne][cible.colonne] : valeurs[cible.ligne][cible.colonne])
        if source == puits {
            valeurs[cible.ligne][cible.colonne] += hausse ? reste : -reste
            return valeurs
        }
        while reste > 0, let chemin = chemin(source, puits, arcs, valeurs) {
            let debit = min(
                reste,
                chemin.map { $0.avance ? haut - valeurs[$0.place.ligne][$0.place.colonne] : valeurs[$0.place.ligne][$0.place.colonne] }
                    .min() ?? 0)
            guard debit > 0 else { break }
            for pas in chemin { valeurs[pas.place.ligne][pas.place.colonne] += pas.avance ? debit : -debit }
            valeurs[cible.ligne][cible.colonne] += hausse ? debit : -debit
            reste -= debit
        }
        return valeurs
    }

    private struct Pas {
        var place: Place
        /// Along the arc: the cell grows.
        var avance: Bool
    }

    /// A shortest path of residual arcs (breadth first).
    private func chemin(_ source: Int, _ puits: Int, _ arcs: [Place], _ valeurs: [[Int]]) -> [Pas]? {
        var venu: [Int: (noeud: Int, pas: Pas)] = [:]
        var vus: Set<Int> = [source]
        var file = [source]
        var rang = 0
        while rang < file.count, !vus.contains(puits) {
            let noeud = file[rang]
            rang += 1
            for place in arcs {
                let (de, a) = arc(place)
                let valeur = valeurs[place.ligne][place.colonne]
                if de == noeud, valeur < haut, vus.insert(a).inserted {
                    venu[a] = (noeud, Pas(place: place, avance: true))
                    file.append(a)
                } else if a == noeud, valeur > 0, vus.insert(de).inserted {
                    venu[de] = (noeud, Pas(place: place, avance: false))
                    file.append(de)
                }
            }
        }
        guard vus.contains(puits) else { return nil }
        var chemin: [Pas] = []
        var noeud = puits
        while noeud != source, let etape = venu[noeud] {
            chemin.append(etape.pas)
            noeud = etape.noeud
        }
        return chemin
    }
}
