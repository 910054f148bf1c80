import DisclosureControl
import Testing

/// What the mask must never let through, on years drawn at random and published as the service does.
@Suite struct SuppressionTests {
    static let tailles = [[20], [60], [110], [150], [260], [230, 71, 63, 36], [667, 83, 80, 70], [700, 300, 120, 80]]

    @Test(arguments: 0..<40) func chaqueCaseCacheeDeLAnneeEstProuvee(_ graine: Int) throws {
        var tirage = Tirage(graine)
        let effectifs = Self.tailles[graine % Self.tailles.count]
        let salaries = effectifs.reduce(0, +) * Int.random(in: 2...14, using: &tirage) / 100
        let annee = tirage.annee(
            effectifs: effectifs, themes: 7, salaries: salaries, axes: graine.isMultiple(of: 2) ? [3, 4] : [],
            nouveaux: graine.isMultiple(of: 3))
        let (donnees, masques) = try publierAnnee(annee)
        for (cle, montree) in donnees where montree {
            #expect(annee.compte(cle.autre(.personnes)) >= (cle.croisee ? 11 : 5), "\(cle) est petite et montrée")
        }
        // Every withheld cell of the year has its pair of worlds in the last publication.
        let prouvees = Set((masques.last?.certificats.paires ?? []).map(\.cle))
        #expect(donnees.filter { !$0.value }.keys.allSatisfy { prouvees.contains($0) } || annee.effectif < 20)
        // A lone withheld theme under a shown total is a subtraction away.
        let themes = (0..<7).map { Cle(.entretiens, 4, axe: 0, modalite: $0) }
        if donnees[Cle(.entretiens, 4)] == true, donnees[themes[0]] != nil {
            let caches = themes.filter { donnees[$0] == false }
            #expect(caches.count != 1)
            #expect(caches.isEmpty || caches.reduce(0) { $0 + annee.compte($1) } >= 5, "ce qui reste du total est petit")
        }
    }

    @Test func unZeroEstCacheCommeUnPetitNombre() throws {
        let annee = trimestre(personnes: [30, 20, 0, 0], total: 45)
        let masque = try Suppression(annee, graine: [1]).masquer(0, promises(annee))
        #expect(masque.valeur(theme(.entretiens, 2)) == nil && masque.valeur(theme(.entretiens, 3)) == nil)
        // Two zeros under a shown total sum to zero: one more cell is hidden with them.
        let caches = (0..<4).filter { masque.valeur(theme(.entretiens, $0)) == nil }
        #expect(caches.count == 3 || masque.valeur(Cle(.entretiens, 0)) == nil)
    }

    @Test func lAnneeNeDitPasLeTrimestreMasque() throws {
        let annee = totaux([12, 14, 3, 11], an: 30)
        let donnees = remis([true, true, false, true])
        let masque = try Suppression(annee, donnees: donnees, graine: [1]).masquer(4, [Cle(.entretiens, 4), Cle(.personnes, 4)])
        #expect(masque.valeur(Cle(.entretiens, 4)) == nil, "l'année moins les trois trimestres remis serait le quatrième")
        #expect(masque.motifs[Cle(.entretiens, 4)] == .protection)
        #expect(masque.valeur(Cle(.personnes, 4)) == 30, "les personnes se recouvrent : leur total ne trahit rien")
    }

    @Test func refuseQuandLePasseSuffit() {
        let annee = totaux([12, 14, 3, 11], an: 30)
        var donnees = remis([true, true, false, true])
        donnees[Cle(.entretiens, 4)] = true
        donnees[Cle(.personnes, 4)] = true
        #expect(throws: NonProtegeable.self) { try Suppression(annee, donnees: donnees, graine: [1]).masquer(4, []) }
    }

    @Test func leSecretDepartageSansChangerLaProtection() throws {
        let annee = trimestre(personnes: [9, 9, 9, 9, 2], total: 30)
        var choix: Set<Set<Cle>> = []
        for graine in UInt8(0)..<24 {
            let masque = try Suppression(annee, graine: [graine]).masquer(0, promises(annee))
            choix.insert(Set(masque.motifs.keys))
        }
        #expect(choix.count > 1)
    }

    @Test func leSeuilDesThemesCroisesEtDeLaSanteEstOnze() throws {
        let annee = trimestre(personnes: [30, 20, 8, 25], total: 60)
        let souple = try Suppression(annee, graine: [1]).masquer(0, promises(annee))
        #expect(souple.valeur(theme(.personnes, 2)) == 8)
        let stricte = try Suppression(annee, regles: Regles(sensibles: [2]), graine: [1]).masquer(0, promises(annee))
        #expect(stricte.valeur(theme(.personnes, 2)) == nil)
        #expect(stricte.motifs[theme(.personnes, 2)] == .seuil)
    }

    @Test func lesReglesNeSAssouplissentPas() {
        let regles = Regles(seuil: 2, seuilCroise: 3, dominance: 99, effectifMinimal: 10)
        #expect(regles == Regles.plancher)
        #expect(Regles(seuil: 20).seuilCroise == 20)
    }

    // MARK: Cases written by hand

    private func theme(_ mesure: Mesure, _ t: Int) -> Cle { Cle(mesure, 0, axe: 0, modalite: t) }
    private func promises(_ annee: Annee) -> [Cle] { PlanDiffusion(effectif: annee.effectif, annuel: false).cles(0, annee) }

    /// One quarter of 1,500 employees; two events a person, none over three.
    private func trimestre(personnes: [Int], total: Int) -> Annee {
        var annee = Annee(themes: personnes.count, effectifs: [1_500])
        for (t, n) in personnes.enumerated() {
            annee.entretiens[0][t][0] = 2 * n
            annee.personnes[0][t][0] = n
            annee.maxima[0][t][0] = min(3, n)
        }
        annee.personnes[0][personnes.count][0] = total
        annee.maxima[0][personnes.count][0] = 3
        return annee
    }

    /// Totals of four quarters for 200 employees, one theme.
    private func totaux(_ personnes: [Int], an: Int) -> Annee {
        var annee = Annee(themes: 1, effectifs: [200])
        for (q, n) in (personnes + [an]).enumerated() {
            if q < 4 { annee.entretiens[q][0][0] = 2 * n }
            for t in 0...1 {
                annee.personnes[q][t][0] = n
                annee.maxima[q][t][0] = 3
            }
        }
        return annee
    }

    private func remis(_ trimestres: [Bool]) -> [Cle: Bool] {
        var donnees: [Cle: Bool] = [:]
        for (q, montre) in trimestres.enumerated() {
            donnees[Cle(.entretiens, q)] = montre
            donnees[Cle(.personnes, q)] = montre
        }
        return donnees
    }
}
