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

    /// Facts drawn one by one, so that counts, persons and largest contributors agree as real ones do.
    mutating func tableau(
        lignes: Int, colonnes: Int, marge: Bool, personnes: Tableau.Personnes = .union, effectif: Int, salaries: Int,
        entretiens: ClosedRange<Int> = 1...4
    ) -> Tableau {
        var faits: [(qui: Int, ligne: Int, colonne: Int)] = []
        for qui in 0..<salaries {
            let etablissement = Int.random(in: 0..<max(lignes, 1), using: &self)
            for _ in 0..<Int.random(in: entretiens, using: &self) {
                // The first modalities are the frequent ones.
                let theme = min(Int.random(in: 0..<max(lignes, 1), using: &self), Int.random(in: 0..<max(lignes, 1), using: &self))
                faits.append((qui, personnes == .partition ? etablissement : theme, Int.random(in: 0..<colonnes, using: &self)))
            }
        }
        let largeur = colonnes + (marge ? 1 : 0)
        let comptes = (0...lignes).map { i in
            (0..<largeur).map { j in
                let ici = faits.filter { (i == lignes || $0.ligne == i) && (j == colonnes || $0.colonne == j) }
                let parPersonne = Dictionary(grouping: ici, by: \.qui).mapValues(\.count)
                return Compte(evenements: ici.count, personnes: parPersonne.count, maximum: parPersonne.values.max() ?? 0)
            }
        }
        return Tableau(
            lignes: lignes, colonnes: colonnes, marge: marge, personnes: personnes, effectif: effectif, comptes: comptes,
            statuts: Array(repeating: Array(repeating: .promise, count: largeur), count: lignes + 1))
    }
}
