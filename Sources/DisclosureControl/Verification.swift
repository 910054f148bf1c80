/// Checks certificates with integer sums only. It shares nothing with what found them: a wrong search cannot pass.
public enum Verification {
    /// Whether every hidden cell has a certificate and every certificate holds against what is shown.
    public static func tout(_ tableau: Tableau, _ masque: Masque, _ regles: Regles) -> Bool {
        guard Set(masque.certificats.map(\.place)) == masque.caches else { return false }
        return masque.certificats.allSatisfy { tient($0, tableau, masque.caches, regles) }
    }

    /// Two solutions that agree with everything shown and lie apart on the cell.
    public static func tient(_ certificat: Certificat, _ tableau: Tableau, _ caches: Set<Place>, _ regles: Regles) -> Bool {
        possible(certificat.basse, tableau, caches, regles) && possible(certificat.haute, tableau, caches, regles)
            && ecarte(certificat, regles)
    }

    /// Whether the two solutions lie at least the threshold apart on the cell, in events and in persons.
    static func ecarte(_ certificat: Certificat, _ regles: Regles) -> Bool {
        let (i, j) = (certificat.place.ligne, certificat.place.colonne)
        return certificat.haute.evenements[i][j] - certificat.basse.evenements[i][j] >= regles.seuil
            && certificat.haute.personnes[i][j] - certificat.basse.personnes[i][j] >= regles.seuil
    }

    /// Whether a reader of the shown cells must admit this table.
    public static func possible(_ s: Solution, _ tableau: Tableau, _ caches: Set<Place>, _ regles: Regles) -> Bool {
        let hauteur = tableau.lignes + 1
        guard s.evenements.count == hauteur, s.personnes.count == hauteur,
            s.evenements.allSatisfy({ $0.count == tableau.largeur }), s.personnes.allSatisfy({ $0.count == tableau.largeur })
        else { return false }
        for place in tableau.places {
            let e = s.evenements[place.ligne][place.colonne]
            let p = s.personnes[place.ligne][place.colonne]
            if !caches.contains(place), e != tableau[place].evenements || p != tableau[place].personnes { return false }
            if e < 0 || p < 0 || p > e || p > tableau.plafond(place) || p * regles.evenementsParPersonne < e { return false }
        }
        return sommes(s.evenements, tableau) && recouvrements(s.personnes, tableau)
    }

    private static func sommes(_ e: [[Int]], _ t: Tableau) -> Bool {
        if t.lignes > 0 {
            for j in 0..<t.largeur where (0..<t.lignes).reduce(0, { $0 + e[$1][j] }) != e[t.lignes][j] { return false }
        }
        if t.marge {
            for i in 0...t.lignes where (0..<t.colonnes).reduce(0, { $0 + e[i][$1] }) != e[i][t.colonnes] { return false }
        }
        return true
    }

    private static func recouvrements(_ p: [[Int]], _ t: Tableau) -> Bool {
        func couvre(_ total: Int, _ parts: [Int]) -> Bool { (parts.max() ?? 0) <= total && total <= parts.reduce(0, +) }
        if t.lignes > 0 {
            for j in 0..<t.largeur {
                let parts = (0..<t.lignes).map { p[$0][j] }
                switch t.personnes {
                case .union: if !couvre(p[t.lignes][j], parts) { return false }
                case .partition: if parts.reduce(0, +) != p[t.lignes][j] { return false }
                }
            }
        }
        if t.marge {
            for i in 0...t.lignes where !couvre(p[i][t.colonnes], (0..<t.colonnes).map { p[i][$0] }) { return false }
        }
        return true
    }
}
