/// Solutions found so far, and how far apart they put each cell. Hiding more keeps them all valid.
struct Reservoir {
    private(set) var temoins: [Temoin]
    /// Rank of the solution with the least and the greatest sum, by row.
    private(set) var moindre: [Int]
    private(set) var plusGrand: [Int]

    init(_ modele: Modele) {
        let sommes = (0..<modele.lignes.nombre).map { modele.lignes.produit(modele.verite, ligne: $0) }
        temoins = [Temoin(atomes: modele.verite, sommes: sommes)]
        moindre = Array(repeating: 0, count: sommes.count)
        plusGrand = moindre
    }

    mutating func ajouter(_ temoin: Temoin) {
        let rang = temoins.count
        for r in temoin.sommes.indices {
            if temoin.sommes[r] < temoins[moindre[r]].sommes[r] { moindre[r] = rang }
            if temoin.sommes[r] > temoins[plusGrand[r]].sommes[r] { plusGrand[r] = rang }
        }
        temoins.append(temoin)
    }

    func minimum(_ ligne: Int) -> Int { temoins[moindre[ligne]].sommes[ligne] }
    func maximum(_ ligne: Int) -> Int { temoins[plusGrand[ligne]].sommes[ligne] }
    func largeur(_ ligne: Int) -> Int { maximum(ligne) - minimum(ligne) }

    /// Only the solutions that give a row its true value: that cell is shown again.
    func gardant(_ ligne: Int) -> Reservoir {
        var reste = self
        let valeur = temoins[0].sommes[ligne]
        let gardes = temoins.filter { $0.sommes[ligne] == valeur }
        reste.temoins = [gardes[0]]
        for r in moindre.indices {
            reste.moindre[r] = 0
            reste.plusGrand[r] = 0
        }
        for temoin in gardes.dropFirst() { reste.ajouter(temoin) }
        return reste
    }
}
