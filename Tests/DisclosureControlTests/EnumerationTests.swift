import DisclosureControl
import Testing

/// All tables that agree with what is shown, counted one by one on small cases: the widths claimed by certificates are real. This shares no
/// code with the search nor with the checker.
@Suite struct EnumerationTests {
    @Test(arguments: 0..<24) func lesLargeursSontReelles(_ graine: Int) throws {
        var tirage = Tirage(1_000 + graine)
        let annee = tirage.annee(effectifs: [1_200], themes: 3, salaries: Int.random(in: 0...40, using: &tirage))
        let promises = PlanDiffusion(effectif: 1_200, annuel: false).cles(0, annee)
        let masque = try Suppression(annee, graine: [UInt8(graine)]).masquer(0, promises)
        let bornes = bornes(annee, masque)
        for cle in promises where masque.valeur(cle) == nil {
            let intervalle = try #require(bornes[cle])
            #expect(intervalle.upperBound - intervalle.lowerBound >= 5, "\(cle) \(intervalle)")
        }
    }

    /// Lowest and highest value of each cell of the quarter over every admissible table whose hidden counts lie within 6 of the truth.
    private func bornes(_ annee: Annee, _ masque: Masque) -> [Cle: ClosedRange<Int>] {
        var bornes: [Cle: ClosedRange<Int>] = [:]
        func noter(_ cle: Cle, _ valeur: Int) {
            let deja = bornes[cle] ?? valeur...valeur
            bornes[cle] = min(deja.lowerBound, valeur)...max(deja.upperBound, valeur)
        }
        func plage(_ cle: Cle) -> ClosedRange<Int> {
            let vrai = annee.compte(cle)
            return masque.valeur(cle).map { $0...$0 } ?? max(0, vrai - 6)...(vrai + 6)
        }
        func theme(_ t: Int) -> (e: Cle, p: Cle) { (Cle(.entretiens, 0, axe: 0, modalite: t), Cle(.personnes, 0, axe: 0, modalite: t)) }
        func couples(_ t: Int) -> [(e: Int, p: Int)] {
            plage(theme(t).e).flatMap { e in plage(theme(t).p).filter { $0 <= e && $0 * 60 >= e }.map { (e, $0) } }
        }
        let (e, p) = (Cle(.entretiens, 0), Cle(.personnes, 0))
        let (plageE, plageP) = (masque.valeur(e).map { $0...$0 } ?? 0...500, masque.valeur(p).map { $0...$0 } ?? 0...500)
        let (tous0, tous1, tous2) = (couples(0), couples(1), couples(2))
        for a in tous0 {
            for b in tous1 {
                for c in tous2 where plageE.contains(a.e + b.e + c.e) {
                    let (bas, haut) = (max(max(a.p, b.p, c.p), plageP.lowerBound), min(a.p + b.p + c.p, plageP.upperBound))
                    guard bas <= haut else { continue }
                    for (t, couple) in [a, b, c].enumerated() {
                        noter(theme(t).e, couple.e)
                        noter(theme(t).p, couple.p)
                    }
                    noter(e, a.e + b.e + c.e)
                    noter(p, bas)
                    noter(p, haut)
                }
            }
        }
        return bornes
    }
}
