import Planner
import Testing

@Suite struct PlanificateurTests {
    /// Every hard rule, and far below the spreadsheet (78,462 on s-1).
    @Test func smallInstanceFarBelowTheSpreadsheet() throws {
        let instance = try Instance(json: Exemple.fichier("s-1"))
        let plan = try Planificateur(instance).planifier(budget: .essais(60_000))
        let v = Verification(plan, instance)
        #expect(v.violations == [])
        #expect(v.cout.total < 25_000)
    }

    /// 110 companies, 35 intervenantes, a quarter: the spreadsheet gives 177,306.
    @Test func aQuarterOfTheModelProviderBelowTheSpreadsheet() throws {
        let instance = try Instance(json: Exemple.fichier("m-1"))
        let plan = try Planificateur(instance).planifier(budget: .essais(80_000))
        let v = Verification(plan, instance)
        #expect(v.violations == [])
        #expect(v.cout.total < 165_000)
    }

    @Test func oneSeedOnePlan() throws {
        let instance = try Instance(json: Exemple.fichier("s-1"))
        let planificateur = try Planificateur(instance)
        let premier = planificateur.planifier(graine: 7, budget: .essais(5_000))
        #expect(planificateur.planifier(graine: 7, budget: .essais(5_000)) == premier)
        #expect(planificateur.planifier(graine: 8, budget: .essais(5_000)) != premier)
    }

    @Test func stoppingKeepsTheBestSoFar() throws {
        let instance = try Instance(json: Exemple.fichier("s-1"))
        var annonces: [Avancement] = []
        let plan = try Planificateur(instance).planifier(budget: .essais(1_000_000)) {
            annonces.append($0)
            return annonces.count < 2
        }
        let v = Verification(plan, instance)
        #expect(v.violations == [])
        #expect(v.cout.total <= (annonces.first?.cout ?? 0))
        #expect(annonces.count == 2)
        #expect(annonces.allSatisfy { $0.dues == 224 })
    }

    @Test func pinnedPermanencesStay() throws {
        let instance = try Instance(json: Exemple.fichier("s-1"))
        let gardees = Array(try Solution(json: Exemple.fichier("s-1-tableur")).permanences.prefix(40))
        let plan = try Planificateur(instance, epinglees: gardees).planifier(budget: .essais(20_000))
        #expect(gardees.allSatisfy(plan.permanences.contains))
        #expect(Verification(plan, instance).violations == [])
    }

    @Test func nothingToPlanIsAPlan() throws {
        let plan = try Planificateur(Exemple.instance([])).planifier(budget: .essais(1_000))
        #expect(plan.permanences == [])
        let sansPersonne = try Planificateur(Exemple.instance([Exemple.demande("D1")], [])).planifier(budget: .essais(1_000))
        #expect(sansPersonne.permanences == [])
    }
}
