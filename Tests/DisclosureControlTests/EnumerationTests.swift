import DisclosureControl
import Testing

/// All tables that agree with what is shown, counted one by one on small cases: the widths claimed by certificates are real.
@Suite struct EnumerationTests {
    @Test(arguments: 0..<40) func lesLargeursSontReelles(_ graine: Int) throws {
        var regles = Regles()
        regles.seuil = 2
        regles.evenementsParPersonne = 4
        var tirage = Tirage(1000 + graine)
        let tableau = tirage.tableau(
            lignes: 3, colonnes: 1, marge: false, personnes: graine.isMultiple(of: 3) ? .partition : .union, effectif: 12,
            salaries: Int.random(in: 0...5, using: &tirage), entretiens: 1...2)
        let masque = try Suppression(regles: regles, graine: [UInt8(graine)]).masquer(tableau)
        let (evenements, personnes) = bornes(tableau, masque.caches, regles, sommet: 6)
        for place in masque.caches {
            let e = try #require(evenements[place]), p = try #require(personnes[place])
            #expect(e.upperBound - e.lowerBound >= regles.seuil, "\(place) \(e)")
            #expect(p.upperBound - p.lowerBound >= regles.seuil, "\(place) \(p)")
        }
    }

    /// Lowest and highest value of each cell over every admissible table, by plain enumeration; hidden counts up to `sommet`.
    private func bornes(
        _ t: Tableau, _ caches: Set<Place>, _ regles: Regles, sommet: Int
    ) -> (evenements: [Place: ClosedRange<Int>], personnes: [Place: ClosedRange<Int>]) {
        var evenements: [Place: ClosedRange<Int>] = [:]
        var personnes: [Place: ClosedRange<Int>] = [:]
        func noter(_ place: Place, _ valeur: Int, _ dans: inout [Place: ClosedRange<Int>]) {
            let deja = dans[place] ?? valeur...valeur
            dans[place] = min(deja.lowerBound, valeur)...max(deja.upperBound, valeur)
        }
        func couples(_ place: Place) -> [(e: Int, p: Int)] {
            guard caches.contains(place) else { return [(t[place].evenements, t[place].personnes)] }
            let haut = place.ligne == t.lignes ? 3 * sommet : sommet
            return (0...haut).flatMap { e in
                (0...min(e, t.effectif)).filter { $0 * regles.evenementsParPersonne >= e }.map { (e, $0) }
            }
        }
        let total = Place(3, 0)
        let totaux = couples(total)
        for a in couples(Place(0, 0)) {
            for b in couples(Place(1, 0)) {
                for c in couples(Place(2, 0)) {
                    let somme = a.e + b.e + c.e
                    for d in totaux where d.e == somme {
                        let ensemble = a.p + b.p + c.p
                        let juste = t.personnes == .partition ? d.p == ensemble : d.p <= ensemble && d.p >= max(a.p, b.p, c.p)
                        guard juste else { continue }
                        for (rang, couple) in [a, b, c, d].enumerated() {
                            noter(Place(rang, 0), couple.e, &evenements)
                            noter(Place(rang, 0), couple.p, &personnes)
                        }
                    }
                }
            }
        }
        return (evenements, personnes)
    }
}
