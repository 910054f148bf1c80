import Calendrier
import Testing

@testable import Budget

/// Plans drawn at random from a fixed seed: what must hold of every one of them.
@Suite struct PlanTests {
    /// Small congruential generator: the same plans at every run.
    struct Des {
        var etat: UInt64
        mutating func tirer(_ plage: ClosedRange<Int>) -> Int {
            etat = etat &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return plage.lowerBound + Int(etat >> 33) % (plage.upperBound - plage.lowerBound + 1)
        }
    }

    private static let debut = Mois(annee: 2026, mois: 12) ?? Mois(rang: 0)

    private static func dettes(_ des: inout Des, taux: Bool) -> [Creance] {
        (0..<des.tirer(1...9)).map { rang in
            Creance(
                nom: "C\(rang)", nature: .consommation, du: des.tirer(1...1_500_000), mensualite: 0, taux: taux ? des.tirer(0...2_200) : 0)
        }
    }

    @Test(arguments: Plan.Methode.allCases)
    func sansInteretLaSommeEstLaDetteAuCentimePres(methode: Plan.Methode) throws {
        var des = Des(etat: 7)
        for _ in 0..<150 {
            let dettes = Self.dettes(&des, taux: false)
            let total = dettes.reduce(0) { $0 + $1.du }
            let mensualite = max(des.tirer(500...90_000), total / 590 + 1)
            let plan = try Plan.simuler(dettes, mensualite: mensualite, methode: methode, debut: Self.debut)
            #expect(plan.creances.map(\.verse) == dettes.map(\.du))
            #expect(plan.interets == 0)
            #expect(plan.duree == (total + mensualite - 1) / mensualite, "aucun mois perdu")
            #expect(plan.echeances.dropLast().allSatisfy { $0.verse == mensualite })
        }
    }

    @Test(arguments: Plan.Methode.allCases)
    func jamaisAuDessusDeLaMensualiteNiDeLaDette(methode: Plan.Methode) throws {
        var des = Des(etat: 11)
        for _ in 0..<150 {
            let dettes = Self.dettes(&des, taux: true)
            let mensualite = dettes.reduce(0) { $0 + $1.du } / des.tirer(8...60) + 1
            let plan = try Plan.simuler(dettes, mensualite: mensualite, methode: methode, debut: Self.debut)
            for echeance in plan.echeances {
                #expect(echeance.verse <= mensualite)
                #expect(echeance.versements.allSatisfy { $0 >= 0 } && echeance.restants.allSatisfy { $0 >= 0 })
            }
            #expect(plan.echeances.last?.reste == 0)
            for part in plan.creances { #expect(part.verse == part.creance.du + part.interets) }
            #expect(try Plan.simuler(dettes, mensualite: mensualite, methode: methode, debut: Self.debut) == plan, "même entrée, même plan")
        }
    }

    /// What each method is for.
    @Test func chaqueMethodeTientSaPromesse() throws {
        var des = Des(etat: 3)
        for _ in 0..<60 {
            let dettes = Self.dettes(&des, taux: true)
            let mensualite = dettes.reduce(0) { $0 + $1.du } / 24 + 1
            let plans = try Plan.Methode.allCases.map { methode in
                (methode, try Plan.simuler(dettes, mensualite: mensualite, methode: methode, debut: Self.debut))
            }
            let avalanche = try #require(plans.first { $0.0 == .avalanche }?.1)
            for (_, plan) in plans { #expect(avalanche.interets <= plan.interets + plan.duree * dettes.count, "aux arrondis près") }
        }
        let deux = [
            Creance(nom: "grande", nature: .renouvelable, du: 300_000, taux: 2_000), Creance(nom: "petite", nature: .loyer, du: 40_000),
        ]
        let boule = try Plan.simuler(deux, mensualite: 20_000, methode: .bouleDeNeige, debut: Self.debut)
        let avalanche = try Plan.simuler(deux, mensualite: 20_000, methode: .avalanche, debut: Self.debut)
        #expect(boule.creances[1].fin < avalanche.creances[1].fin)
        #expect(avalanche.interets < boule.interets)
        #expect(boule.creances[1].fin == Mois(annee: 2027, mois: 1))
    }

    @Test func ceQuiNeFinitPasEstRefuse() {
        let lourde = [Creance(nom: "x", nature: .renouvelable, du: 1_000_000, taux: 2_000)]
        #expect(throws: Plan.Refus.neConvergePas(interets: 16_667, mensualite: 16_667)) {
            try Plan.simuler(lourde, mensualite: 16_667, methode: .avalanche, debut: Self.debut)
        }
        #expect(throws: Plan.Refus.neConvergePas(interets: 0, mensualite: 100)) {
            try Plan.simuler(
                [Creance(nom: "x", nature: .loyer, du: 100_000)], mensualite: 100, methode: .proportionnel, debut: Self.debut)
        }
        #expect(throws: Plan.Refus.sansCapacite) {
            try Plan.simuler(lourde, mensualite: 0, methode: .avalanche, debut: Self.debut)
        }
        #expect(throws: Plan.Refus.aucuneDette) { try Plan.simuler([], mensualite: 100, methode: .avalanche, debut: Self.debut) }
    }

    /// Above the legal maximum, what would remain is said.
    @Test func auDelaDeQuatreVingtQuatreMois() throws {
        let plan = try Plan.simuler(
            [Creance(nom: "x", nature: .consommation, du: 1_000_000)], mensualite: 10_000, methode: .proportionnel, debut: Self.debut)
        #expect(plan.duree == 100)
        #expect(plan.depasse)
        #expect(plan.resteAuMaximum == 160_000)
        let juste = try Plan.simuler(
            [Creance(nom: "x", nature: .consommation, du: 840_000)], mensualite: 10_000, methode: .proportionnel, debut: Self.debut)
        #expect(juste.duree == 84 && !juste.depasse && juste.resteAuMaximum == 0)
        #expect(juste.fin == Mois(annee: 2033, mois: 11))
    }
}
