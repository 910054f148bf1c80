import Calendrier
import Planner
import Replanification
import Testing

@Suite struct PropositionTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func differencesAreTheJudgesAndNoRuleIsBroken(_ graine: UInt64) throws {
        let cas = Cas.tableur(graine)
        var des = Tirage(graine + 50)
        var proposees = 0
        for _ in 0..<4 {
            let absence = cas.absence(&des)
            let contexte = cas.contexte.avec(absence)
            let changee = cas.instance.avec(absence)
            let avant = Composantes(Verification(cas.plan, changee).cout)
            for touchee in contexte.touchees(par: absence).prefix(5) {
                let propositions = contexte.propositions(pour: touchee, aPartirDu: absence.debut)
                #expect(propositions.count <= 3)
                #expect(propositions.map(\.rang) == propositions.map(\.rang).sorted())
                for p in propositions {
                    let autres = cas.plan.permanences.filter { $0 != touchee }
                    let apres = Verification(Solution(instance: changee.nom, permanences: autres + [p.permanence]), changee)
                    #expect(Composantes(apres.cout) - avant == p.difference)
                    // Only the other hit permanences are still on a worker who is away.
                    #expect(apres.violations.allSatisfy { $0.regle == "conge" && $0.detail.contains(", \(absence.intervenante),") })
                    #expect(DateCivile(p.permanence.date).map { $0 >= absence.debut } ?? false)
                    #expect(p.raisons.map(\.axe) == Proposition.Raison.Axe.allCases)
                    proposees += 1
                }
            }
        }
        #expect(proposees > 5)
    }

    /// The best is found by trying everything with the judge.
    @Test func theFirstIsTheBestOfAll() throws {
        let cas = Cas.tableur(2)
        let absence = Absence(intervenante: cas.plan.permanences[30].intervenante, debut: Exemple.jour(cas.plan.permanences[30].date))
        let contexte = cas.contexte.avec(absence)
        let touchee = try #require(contexte.touchees(par: absence).first { !contexte.propositions(pour: $0).isEmpty })
        let meilleure = try #require(contexte.propositions(pour: touchee, limite: 1).first)
        for i in cas.instance.intervenantes {
            let non = contexte.pourquoiPas(touchee, i.id)
            #expect(non.empechements.isEmpty != (non.proposition == nil))
            if let sienne = non.proposition { #expect(sienne.rang >= meilleure.rang) }
            if let sienne = non.proposition, sienne.rang > meilleure.rang { #expect(non.phrase.hasPrefix("Possible, mais ")) }
            #expect(non.meilleure == meilleure)
        }
    }

    @Test func reasonsAreToldInWords() throws {
        let instance = Exemple.instance([
            Exemple.demande("D1", "L2") { $0.referente = "I3" }, Exemple.demande("D2", "L2"),
        ])
        let contexte = Exemple.contexte(
            instance, Exemple.p("D1", "I1", "2026-04-01", "AM"), Exemple.p("D1", "I3", "2026-04-08", "AM"),
            Exemple.p("D2", "I3", "2026-04-01", "PM"))
        let malade = Absence(intervenante: "I1", debut: Exemple.jour("2026-04-01"), fin: Exemple.jour("2026-04-01"))
        let p = try #require(contexte.avec(malade).propositions(pour: Exemple.p("D1", "I1", "2026-04-01", "AM")).first)
        #expect(p.permanence == Exemple.p("D1", "I3", "2026-04-01", "AM"))
        #expect(p.difference.continuite == -60)
        #expect(p.difference.trajet == -40)
        #expect(
            p.phrase == "Béatrice Weber, même moment : assistante sociale ; référente de ce client ; "
                + "déjà sur place ce jour-là, aucun trajet de plus ; 2 demi-journées la semaine du 30 mars, pour 2 visées ; "
                + "date et moment inchangés.")
        let psychologue = contexte.pourquoiPas(Exemple.p("D1", "I1", "2026-04-01", "AM"), "I2")
        #expect(psychologue.phrase == "Le contrat demande une assistante sociale ; Claire Masson est psychologue.")
    }
}
