import Planner
import Replanification
import Testing

@Suite struct ContexteTests {
    @Test(arguments: [1, 2, 3] as [UInt64]) func costOfTheBooksIsTheJudges(_ graine: UInt64) {
        let cas = Cas.tableur(graine)
        let v = Verification(cas.plan, cas.instance)
        #expect(cas.contexte.cout == Composantes(v.cout))
        #expect(cas.contexte.ecartees == [])
        #expect(cas.contexte.plan.permanences.count == cas.plan.permanences.count)
        #expect(cas.contexte.horsRegles.isEmpty)
    }

    @Test func whatTheBooksCannotHoldIsSetAside() {
        let instance = Exemple.instance([Exemple.demande("D1", "L2"), Exemple.demande("D2", "L2")])
        let bonne = Exemple.p("D1", "I1", "2026-03-30", "AM")
        let ecartees = [
            Exemple.p("D1", "I1", "2026-03-31", "AM"), Exemple.p("D2", "I1", "2026-03-30", "AM"), Exemple.p("D9", "I1", "2026-03-30", "AM"),
            Exemple.p("D2", "I1", "2026-04-04", "AM"), Exemple.p("D2", "I1", "2026-04-02", "JOUR"), Exemple.p("D2", "I1", "hier", "AM"),
        ]
        let contexte = Contexte(instance, Solution(instance: "t", permanences: [bonne] + ecartees))
        #expect(contexte.plan.permanences == [bonne])
        #expect(contexte.ecartees == ecartees)
    }

    @Test func anAbsenceHitsItsDaysOnly() {
        let instance = Exemple.instance([Exemple.demande("D1", "L2"), Exemple.demande("D2", "L3")])
        let contexte = Exemple.contexte(
            instance, Exemple.p("D1", "I1", "2026-03-31", "AM"), Exemple.p("D1", "I1", "2026-04-07", "AM"),
            Exemple.p("D2", "I3", "2026-04-07", "PM"))
        let malade = Absence(intervenante: "I1", debut: Exemple.jour("2026-04-01"), fin: Exemple.jour("2026-04-07"))
        #expect(contexte.touchees(par: malade) == [Exemple.p("D1", "I1", "2026-04-07", "AM")])
        #expect(contexte.avec(malade).horsRegles.map(\.permanence) == [Exemple.p("D1", "I1", "2026-04-07", "AM")])
        let depart = Absence(intervenante: "I1", debut: Exemple.jour("2026-03-30"))
        #expect(contexte.touchees(par: depart).count == 2)
        #expect(contexte.touchees(par: Absence(intervenante: "I9", debut: depart.debut)) == [])
    }
}
