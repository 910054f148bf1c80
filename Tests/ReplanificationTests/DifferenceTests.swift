import Planner
import Replanification
import Testing

@Suite struct DifferenceTests {
    /// Two plans with little in common: any subset of lots gives a plan that breaks nothing.
    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func anySubsetOfLotsIsValid(_ graine: UInt64) throws {
        let cas = Cas.tableur(graine)
        let fixes = cas.plan.permanences.enumerated().filter { $0.offset % 3 != 0 }.map(\.element)
        let autre = try Planificateur(cas.instance, epinglees: fixes).planifier(graine: graine, budget: .essais(500))
        let difference = Difference(avant: cas.plan, apres: autre, cas.instance)
        #expect(!difference.lignes.isEmpty)
        try verifier(difference, cas.plan, autre, cas.instance, graine)
    }

    /// Rows of a repair, judged as if the absent worker were there: what is not accepted still holds its room and its slot.
    @Test(arguments: 1...6 as ClosedRange<UInt64>) func anySubsetOfARepairIsValid(_ graine: UInt64) throws {
        let cas = Cas.tableur(graine)
        var des = Tirage(graine + 300)
        for _ in 0..<4 {
            let absence = cas.absence(&des)
            let resultat = Reparation(cas.contexte.avec(absence), aPartirDu: absence.debut).reparer(budget: .essais(60))
            try verifier(resultat.difference, cas.plan, resultat.plan, cas.instance, graine)
        }
    }

    private func verifier(_ difference: Difference, _ avant: Solution, _ apres: Solution, _ instance: Instance, _ graine: UInt64) throws {
        let tous = Set(0..<difference.nombreDeLots)
        func cles(_ s: Solution) -> Set<[String]> { Set(s.permanences.map(\.cle)) }
        #expect(cles(difference.plan(acceptant: [], nom: instance.nom)) == cles(avant))
        #expect(cles(difference.plan(acceptant: tous, nom: instance.nom)) == cles(apres))
        #expect(difference.lots.map(\.count).reduce(0, +) == difference.lignes.count)
        #expect(difference.lots.allSatisfy { !$0.isEmpty })
        var des = Tirage(graine + 9)
        for _ in 0..<12 {
            let part = tous.filter { _ in des.entier(2) == 0 }
            let melange = difference.plan(acceptant: part, nom: instance.nom)
            #expect(Verification(melange, instance).violations == [], "\(part)")
        }
    }

    @Test func rowsSayWhatChanges() {
        let instance = Exemple.instance([Exemple.demande("D1", "L2"), Exemple.demande("D2", "L3")])
        func plan(_ p: Solution.Permanence...) -> Solution { Solution(instance: "t", permanences: p) }
        let difference = Difference(
            avant: plan(
                Exemple.p("D1", "I1", "2026-03-31", "AM"), Exemple.p("D2", "I1", "2026-04-01", "AM"),
                Exemple.p("D1", "I1", "2026-04-07", "AM")),
            apres: plan(
                Exemple.p("D1", "I3", "2026-03-31", "AM"), Exemple.p("D2", "I1", "2026-04-02", "PM"),
                Exemple.p("D2", "I3", "2026-04-09", "AM")),
            instance)
        #expect(
            difference.lignes.map(\.phrase) == [
                "Lorost – Nancy, mardi 31 mars, matin : Béatrice Weber remplace Agathe A.",
                "Lorost (Durrin – Yutz), avec Agathe A. : jeudi 2 avril, après-midi, au lieu du mercredi 1er avril, matin.",
                "Lorost – Nancy, mardi 7 avril, matin : retirée (Agathe A.).",
                "Lorost (Durrin – Yutz), jeudi 9 avril, matin : ajoutée, avec Béatrice Weber.",
            ])
        #expect(difference.lignes.map(\.nature) == [.intervenante, .date, .retiree, .ajoutee])
        #expect(difference.nombreDeLots == 4)
        #expect(difference.deplacees == 3)
    }

    /// Two workers exchange their moments: neither half stands alone.
    @Test func anExchangeIsOneLot() {
        let instance = Exemple.instance([Exemple.demande("D1", "L2"), Exemple.demande("D2", "L1")], semaines: 1)
        func plan(_ p: Solution.Permanence...) -> Solution { Solution(instance: "t", permanences: p) }
        let difference = Difference(
            avant: plan(Exemple.p("D1", "I1", "2026-03-31", "AM"), Exemple.p("D2", "I3", "2026-03-31", "AM")),
            apres: plan(Exemple.p("D1", "I3", "2026-03-31", "AM"), Exemple.p("D2", "I1", "2026-03-31", "AM")), instance)
        #expect(difference.nombreDeLots == 1)
        #expect(difference.lignes.count == 2)
    }
}
