import Calendrier
import Entreprises
import Testing

@testable import Contrats

@Suite struct DimensionnementTests {
    /// product.md, trap 7: 6,000 € a year buys 12 to 17 half-days; the rule of thumb asks for 200 to 240 for 300 employees.
    @Test func lePrixEtLaRegleSeContredisent() {
        #expect(Dimensionnement.financees(600_000) == 12...17)
        #expect(Dimensionnement.besoin(300, ratio: 550) == 200...240)
        #expect(Dimensionnement.besoin(318, ratio: 550) == 212...254)
        #expect(Dimensionnement.besoin(0, ratio: 550) == 0...0)
    }

    @Test func tranches() {
        #expect(
            (try? Tranches.lire("50 = 24,00\n200 = 20\nau-delà = 17,5").get())?.map(\.prixMicro) == [24_000_000, 20_000_000, 17_500_000])
        #expect((try? Tranches.lire("50 : 24 ; au-delà : 17").get())?.map(\.jusqua) == [50, nil])
        for faux in [
            "50 = 24", "50 = 24\n40 = 20\nau-delà = 17", "au-delà = 17\n50 = 24", "24,00", "50 = cher\nau-delà = 1", "x = 24\nau-delà = 1",
        ] {
            #expect(throws: Remede.self, "\(faux)") { try Tranches.lire(faux).get() }
        }
    }

    @Test func prixLisibles() {
        #expect(Prix.lisible(20_000_000) == "20,00 €")
        #expect(Prix.lisible(1_234_500_000) == "1 234,50 €")
        #expect(Prix.lisible(16_666_667) == "16,666667 €")
        #expect(Prix.saisie(20_050_000) == "20,05")
    }

    @Test func seuilLegal() {
        #expect(SeuilLegal(pays: .FR, effectifs: [("A", 249), ("B", 249)]) == .proche(etablissement: "A", effectif: 249))
        #expect(SeuilLegal(pays: .FR, effectifs: [("A", 250), ("B", 10)]) == .obligatoire(etablissements: ["A"]))
        #expect(SeuilLegal(pays: .FR, effectifs: [("A", 120), ("B", 130)]) == .facultatif)
        #expect(SeuilLegal(pays: .FR, effectifs: [("A", nil)]) == .effectifInconnu)
        #expect(SeuilLegal(pays: .LU, effectifs: [("A", 400)]) == .horsFrance)
    }

}
