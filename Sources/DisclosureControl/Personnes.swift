/// Persons that go with given events: as many as can be everywhere but on the cell one looks at, pushed up or down.
struct AffectationPersonnes {
    let tableau: Tableau
    let caches: Set<Place>
    let regles: Regles

    /// Nil when no affectation of this kind agrees with what is shown.
    func affecter(_ evenements: [[Int]], cible: Place, haut: Bool) -> [[Int]]? {
        switch tableau.personnes {
        case .union: union(evenements, cible, haut)
        case .partition: partition(evenements, cible, haut)
        }
    }

    private func montre(_ place: Place) -> Int? { caches.contains(place) ? nil : tableau[place].personnes }
    private func plancher(_ e: Int) -> Int { (e + regles.evenementsParPersonne - 1) / regles.evenementsParPersonne }

    private func union(_ e: [[Int]], _ cible: Place, _ haut: Bool) -> [[Int]]? {
        let (lignes, colonnes) = (tableau.lignes, tableau.colonnes)
        var p = tableau.comptes.map { $0.map(\.personnes) }
        /// Chooses inside [bas, sommet]: the lower end on a cell pushed down, else the upper one.
        func poser(_ place: Place, _ bas: Int, _ sommet: Int) -> Bool {
            guard caches.contains(place) else { return true }
            guard bas <= sommet else { return false }
            p[place.ligne][place.colonne] = place == cible && !haut ? bas : sommet
            return true
        }
        for i in 0..<lignes {
            for j in 0..<colonnes {
                let place = Place(i, j)
                let bornes = [
                    e[i][j], tableau.plafond(place), montre(Place(lignes, j)), tableau.marge ? montre(Place(i, colonnes)) : nil,
                ].compactMap { $0 }
                guard poser(place, plancher(e[i][j]), bornes.min() ?? 0) else { return nil }
            }
        }
        for j in 0..<colonnes {
            let parts = (0..<lignes).map { p[$0][j] }
            let bornes = [e[lignes][j], tableau.effectif, tableau.marge ? montre(Place(lignes, colonnes)) : nil].compactMap { $0 }
            guard
                poser(
                    Place(lignes, j), max(plancher(e[lignes][j]), parts.max() ?? 0),
                    min(bornes.min() ?? 0, lignes == 0 ? Int.max : parts.reduce(0, +)))
            else { return nil }
        }
        guard tableau.marge else { return p }
        for i in 0...lignes {
            var parts = (0..<colonnes).map { p[i][$0] }
            var bornes = [e[i][colonnes], tableau.effectif, parts.reduce(0, +)]
            if i == lignes, lignes > 0 {
                let themes = (0..<lignes).map { p[$0][colonnes] }
                parts += themes
                bornes.append(themes.reduce(0, +))
            } else if let total = montre(Place(lignes, colonnes)) {
                bornes.append(total)
            }
            guard poser(Place(i, colonnes), max(plancher(e[i][colonnes]), parts.max() ?? 0), bornes.min() ?? 0) else { return nil }
        }
        return p
    }

    /// One column whose persons add up: what is left of the total is dealt out, the cell one looks at served first or last.
    private func partition(_ e: [[Int]], _ cible: Place, _ haut: Bool) -> [[Int]]? {
        let lignes = tableau.lignes
        var p = tableau.comptes.map { $0.map(\.personnes) }
        let cachees = (0..<lignes).filter { caches.contains(Place($0, 0)) }
        for i in cachees { p[i][0] = plancher(e[i][0]) }
        let autres = cachees.filter { $0 != cible.ligne }
        let visee = cachees.filter { $0 == cible.ligne }
        let ordre = haut ? visee + autres : autres + visee
        let total = montre(Place(lignes, 0))
        var reste =
            total.map { total in total - (0..<lignes).reduce(0) { $0 + p[$1][0] } } ?? (cible.ligne == lignes && !haut ? 0 : Int.max)
        guard reste >= 0 else { return nil }
        for i in ordre {
            if total == nil, !haut, i == cible.ligne { continue }
            let ajout = min(reste, max(0, min(e[i][0], tableau.plafond(Place(i, 0))) - p[i][0]))
            p[i][0] += ajout
            reste -= ajout
        }
        if total != nil { return reste == 0 ? p : nil }
        p[lignes][0] = (0..<lignes).reduce(0) { $0 + p[$1][0] }
        return p[lignes][0] <= tableau.effectif ? p : nil
    }
}
