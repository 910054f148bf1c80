import Planner
import Replanification
import Testing

/// Load and habits: the numbers told are the judge's.
@Suite struct HabitudesTests {
    @Test(arguments: [1, 2, 3] as [UInt64]) func loadsAddUpToThePlan(_ graine: UInt64) throws {
        let cas = Cas.tableur(graine)
        let charges = try cas.instance.intervenantes.map { try #require(cas.contexte.charge($0.id)) }
        let v = Verification(cas.plan, cas.instance).compte
        #expect(charges.reduce(0) { $0 + $1.minutes } == v.minutes)
        #expect(charges.reduce(0) { $0 + $1.demiJournees } == v.demiJourneesServies)
        let dessus = charges.reduce(0) { n, c in n + c.semaines.reduce(0) { $0 + max(0, $1.demiJournees - c.cible) } }
        #expect(dessus == v.demiJourneesAuDelaCible)
        for c in charges {
            #expect(c.parts.reduce(0) { $0 + $1.demiJournees } == c.demiJournees)
            #expect(c.semaines.reduce(0) { $0 + $1.minutes } == c.minutes)
            #expect(c.semaines.allSatisfy { $0.demiJournees <= $0.presence })
            #expect(!c.phrases.isEmpty)
        }
        #expect(cas.contexte.charge("inconnue") == nil)
    }

    @Test func leavingAHabitIsExplained() throws {
        var (interdits, possibles) = (0, 0)
        for graine in 1...3 as ClosedRange<UInt64> {
            let cas = Cas.tableur(graine)
            let avant = Composantes(Verification(cas.plan, cas.instance).cout)
            for p in cas.plan.permanences.prefix(50) {
                for ecart in try #require(cas.contexte.deplacee(p)).ecarts {
                    let v = cas.juger(sans: p, avec: ecart.habituelle)
                    #expect(v.violations.isEmpty == ecart.empechements.isEmpty)
                    if ecart.empechements.isEmpty {
                        #expect(Composantes(v.cout) - avant == ecart.difference)
                        possibles += 1
                    } else {
                        interdits += 1
                    }
                }
            }
        }
        #expect(interdits > 0)
        #expect(possibles > 0)
    }

    @Test func theReferenteIsTakenElsewhere() throws {
        let instance = Exemple.instance([Exemple.demande("D1", "L2") { $0.referente = "I3" }, Exemple.demande("D2", "L1")], semaines: 1)
        let contexte = Exemple.contexte(instance, Exemple.p("D1", "I1", "2026-03-31", "AM"), Exemple.p("D2", "I3", "2026-03-31", "AM"))
        let e = try #require(contexte.deplacee(Exemple.p("D1", "I1", "2026-03-31", "AM")))
        #expect(e.phrase == "Béatrice Weber est la référente, mais Béatrice Weber est déjà à Lorost (Bureau Metz) le mardi 31 mars, matin.")
        #expect(contexte.deplacee(Exemple.p("D2", "I3", "2026-03-31", "AM"))?.ecarts.isEmpty == true)
        #expect(contexte.deplacee(Exemple.p("D2", "I1", "2026-03-31", "AM")) == nil)
    }
}
