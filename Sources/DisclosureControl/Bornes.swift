/// What a reader deduces without a search: bounds of atoms pushed through the rows until they settle. Sound and quick, not complete:
/// what it finds narrow is disclosed for sure.
struct Bornes {
    private(set) var bas: [Int]
    private(set) var haut: [Int]

    init(_ modele: Modele, passes: Int = 8) {
        bas = Array(repeating: 0, count: modele.plafonds.count)
        haut = modele.plafonds
        for _ in 0..<passes {
            var change = false
            for ligne in 0..<modele.lignes.nombre {
                // A free row of a cell says nothing.
                if modele.bas[ligne] == 0 && modele.haut[ligne] == Modele.infini && modele.lignes.positive(ligne) { continue }
                change = pousser(modele, ligne) || change
            }
            if !change { break }
        }
    }

    private mutating func pousser(_ modele: Modele, _ ligne: Int) -> Bool {
        let lignes = modele.lignes
        var (minimum, maximum) = (0, 0)
        for k in lignes.plage(ligne) {
            let (j, c) = (lignes.indices[k], lignes.coefficients[k])
            minimum += c > 0 ? c * bas[j] : c * haut[j]
            maximum += c > 0 ? c * haut[j] : c * bas[j]
        }
        var change = false
        for k in lignes.plage(ligne) {
            let (j, c) = (lignes.indices[k], lignes.coefficients[k])
            let (propreBas, propreHaut) = (c > 0 ? c * bas[j] : c * haut[j], c > 0 ? c * haut[j] : c * bas[j])
            // bas - (the others at most) ≤ c·x ≤ haut - (the others at least)
            let plancher = modele.bas[ligne] - (maximum - propreHaut)
            let sommet = modele.haut[ligne] - (minimum - propreBas)
            let (nouveauBas, nouveauHaut) =
                c > 0
                ? (Self.plafond(plancher, c), Self.plancher(sommet, c)) : (Self.plafond(-sommet, -c), Self.plancher(-plancher, -c))
            if nouveauBas > bas[j] {
                bas[j] = nouveauBas
                change = true
            }
            if nouveauHaut < haut[j] {
                haut[j] = nouveauHaut
                change = true
            }
        }
        return change
    }

    /// Least and greatest value of a cell's row.
    func intervalle(_ modele: Modele, _ ligne: Int) -> ClosedRange<Int> {
        var (minimum, maximum) = (0, 0)
        for k in modele.lignes.plage(ligne) {
            minimum += bas[modele.lignes.indices[k]]
            maximum += haut[modele.lignes.indices[k]]
        }
        minimum = max(minimum, modele.bas[ligne])
        return minimum...max(minimum, min(maximum, modele.haut[ligne]))
    }

    private static func plancher(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }
    private static func plafond(_ a: Int, _ b: Int) -> Int { -plancher(-a, b) }
}

extension Creuse {
    /// All coefficients positive: a cell, not a relation.
    func positive(_ ligne: Int) -> Bool { coefficients[plage(ligne)].allSatisfy { $0 > 0 } }
}
