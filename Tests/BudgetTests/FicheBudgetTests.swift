import Calendrier
import Testing

@testable import Budget

/// The sheet against figures worked out by hand.
@Suite struct FicheBudgetTests {
    /// A couple with a teenager and a child: 2 450 € in, 1 130 € of fixed charges, 690 € of daily spending, three debts and a loan on the home.
    static var fiche: FicheBudget {
        var fiche = FicheBudget()
        fiche.foyer = Foyer(adultes: 2, adolescents: 1, enfants: 1)
        fiche.montants = [
            .salaire: 168_000, .allocationsFamiliales: 48_000, .aideLogement: 29_000, .loyer: 72_000, .energie: 14_000, .mutuelle: 9_000,
            .impots: 18_000, .alimentation: 52_000, .carburant: 17_000,
        ]
        fiche.creances = [
            Creance(nom: "Banque", nature: .consommation, du: 420_000, mensualite: 16_000, taux: 590),
            Creance(nom: "Magasin", nature: .renouvelable, du: 180_000, mensualite: 9_000, taux: 2_050),
            Creance(nom: "Bailleur", nature: .loyer, du: 144_000),
            Creance(nom: "Maison", nature: .immobilier, du: 900_000, mensualite: 20_000),
        ]
        return fiche
    }

    @Test func lesTotauxSontCeuxDeLaMain() {
        let f = Self.fiche
        #expect(f.ressources == 245_000 && f.fixes == 113_000 && f.courantes == 69_000)
        #expect(f.mensualites == 45_000 && f.dettes == 1_644_000)
        #expect(f.resteAVivre == 87_000)
        #expect(f.solde == 18_000)
        // 870 € / 30 / 4 persons = 7,25 €; units: 1 + 0,5 + 0,5 + 0,3 = 2,3, so 870 / 30 / 2,3 = 12,608…
        #expect(f.parPersonneEtJour == 725)
        #expect(f.foyer.dixiemes == 23)
        #expect(f.parUniteEtJour == 1_260)
        // 160 + 90 + 200 of 2 450: 18,36 %; rent, energy and the home: 1 060 of 2 450.
        #expect(f.endettement == 1_836)
        #expect(f.effortLogement == 4_326)
        // 2 450 − 1 130 − 200 − 690.
        #expect(f.capaciteReelle == 43_000)
        #expect(f.planifiables.map(\.nom) == ["Banque", "Magasin", "Bailleur"])
    }

    @Test func ceQuiManqueNeSArronditPasVersZero() {
        var fiche = FicheBudget()
        fiche.montants = [.loyer: 1_000]
        #expect(fiche.resteAVivre == -1_000)
        #expect(fiche.parPersonneEtJour == -34)
        #expect(fiche.endettement == nil && fiche.effortLogement == nil)
        #expect(fiche.capaciteReelle == 0)
    }

    /// A published worked example: 1 500 € net, nobody at charge, 2026: 18,67 + 35,42 + 71,17 + 88,13 + 21,39 with each slice rounded up.
    @Test func laQuotiteEstCelleDuDecret() throws {
        let bareme = BaremeSaisie.le(try #require(DateCivile(annee: 2026, mois: 11, jour: 21)))
        #expect(bareme.depuis == DateCivile(annee: 2026, mois: 4, jour: 1))
        #expect(bareme.plancher(Foyer()) == 65_169)
        #expect(bareme.quotite(mensuelle: 150_000, Foyer()) == 23_476)
        // Two at charge move each bound by 3 480 € a year: 18 000 falls in the fourth slice.
        // 7 960 × 1/20 + 4 250 × 1/10 + 4 270 × 1/5 + 1 520 × 1/4 = 398 + 425 + 854 + 380 = 2 057 a year.
        #expect(bareme.quotite(mensuelle: 150_000, Foyer(enfants: 2)) == 17_141)
        #expect(bareme.quotite(mensuelle: 65_169, Foyer()) == 0, "le RSA reste toujours")
        #expect(bareme.quotite(mensuelle: 65_269, Foyer()) == 100)
        // 60 000 a year: 224 + 425 + 854 + 1 057,50 + 1 413,33 + 2 893,33 + 34 190 = 41 057,17.
        #expect(bareme.quotite(mensuelle: 500_000, Foyer()) == 342_143)
        #expect(BaremeSaisie.le(try #require(DateCivile(annee: 2026, mois: 2, jour: 1))).plancher(Foyer()) == 64_652)
        #expect(!bareme.perime(le: try #require(DateCivile(annee: 2026, mois: 12, jour: 31))))
        #expect(bareme.perime(le: try #require(DateCivile(annee: 2027, mois: 1, jour: 1))))
    }

    /// What is left is the RSA of the household (C. conso. R. 731-1), by the scale of CASF R. 262-1: 1,5 for two, 1,8 for three, 2,1 for a
    /// couple with two children, 2,5 with three; 2,2 for a single parent of three.
    @Test func leRSADuFoyerResteToujours() throws {
        let bareme = BaremeSaisie.le(try #require(DateCivile(annee: 2026, mois: 11, jour: 21)))
        let foyers: [(Foyer, Int)] = [
            (Foyer(), 10), (Foyer(adultes: 2), 15), (Foyer(enfants: 1), 15), (Foyer(enfants: 2), 18), (Foyer(adultes: 2, enfants: 2), 21),
            (Foyer(adultes: 2, adolescents: 1, enfants: 2), 25), (Foyer(enfants: 3), 22),
        ]
        for (foyer, dixiemes) in foyers { #expect(foyer.dixiemesRSA == dixiemes, "\(foyer)") }
        let couple = Foyer(adultes: 2, enfants: 2)
        // 651,69 × 2,1 = 1 368,549: rounded up.
        #expect(bareme.plancher(couple) == 136_855)
        // By its slices alone 1 450 € would give 158,91; the RSA leaves 81,45.
        #expect(bareme.quotite(mensuelle: 145_000, couple) == 8_145)
        #expect(bareme.quotite(mensuelle: 160_000, Foyer(adultes: 2, enfants: 3)) == 0)
        // 18 000 a year, bounds moved by 5 220: 9 700 × 1/20 + 4 250 × 1/10 + 4 050 × 1/5 = 485 + 425 + 810 = 1 720 a year.
        let sansRessources = Foyer(adultes: 2, adolescents: 1, enfants: 1, conjointACharge: true)
        #expect(sansRessources.aCharge == 3 && Foyer(enfants: 1, conjointACharge: true).aCharge == 1)
        #expect(bareme.quotite(mensuelle: 150_000, sansRessources) == 13_145, "13 145 restent au-dessus du RSA ; le barème dirait 14 333")
        #expect(bareme.quotite(mensuelle: 250_000, sansRessources) < bareme.quotite(mensuelle: 250_000, couple))
    }

    @Test func laQuotiteCroitAvecLesRessources() {
        let bareme = BaremeSaisie.tous[0]
        var avant = 0
        for mensuelle in stride(from: 0, to: 600_000, by: 137) {
            let quotite = bareme.quotite(mensuelle: mensuelle, Foyer(adultes: 2, enfants: 1))
            #expect(quotite >= avant && quotite <= max(0, mensuelle - bareme.plancher(Foyer(adultes: 2, enfants: 1))))
            avant = quotite
        }
        var fiche = Self.fiche
        #expect(fiche.capacite(bareme) <= fiche.capaciteReelle)
        fiche.montants[.salaire] = 30_000
        fiche.montants[.aideLogement] = nil
        fiche.montants[.allocationsFamiliales] = nil
        #expect(fiche.capacite(bareme) == 0)
    }

    @Test(
        arguments: [
            ("840", 84_000), ("840,5", 84_050), ("1 240.50 €", 124_050), ("1200/an", 10_000), ("95 / trim", 3_167), ("25/sem", 10_833),
            ("8/j", 24_333), ("0", 0), ("600/semestre", 10_000), ("12/mois", 1_200),
        ] as [(String, Int)])
    func lesMontantsSeDictent(texte: String, cents: Int) { #expect(MontantMensuel.lire(texte) == cents) }

    @Test(arguments: ["", "-5", "12,345", "abc", "1,2,3", "10/lustre", "1/2/3", "99999999", "+5", "5,", "٣"])
    func leResteEstRefuse(texte: String) { #expect(MontantMensuel.lire(texte) == nil) }

    @Test func lesTauxSontEnPourCent() {
        #expect(MontantMensuel.taux("5,9 %") == 590)
        #expect(MontantMensuel.taux("20.50") == 2_050)
        #expect(MontantMensuel.taux("101") == nil)
    }
}
