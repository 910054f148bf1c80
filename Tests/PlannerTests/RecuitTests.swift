import Calendrier
import Foundation
import Testing

@testable import Planner

@Suite struct RecuitTests {
    private func chaine(_ instance: Instance, cotes: Int, graine: UInt64 = 3, deplacement: Int = 0) -> Chaine {
        let etat = Etat(Modele(instance), deplacement: deplacement)
        var construction = Construction(etat)
        construction.construire()
        let fixes = Array(repeating: false, count: etat.m.nbOccurrences)
        return Chaine(etat, cout: etat.coutDeDepart + construction.cout, epinglees: fixes, cotes: cotes, graine: graine)
    }

    /// The cost kept change by change is the one the independent judge counts, hot and cold, on one side and on four; no rule is broken.
    @Test(arguments: [("s-1", 1), ("s-1", 2), ("m-1", 1), ("m-1", 4)])
    func theCostKeptIsTheCostJudged(nom: String, cotes: Int) throws {
        let instance = try Instance(json: Exemple.fichier(nom))
        let chaine = chaine(instance, cotes: cotes)
        for temperature: Float in [500, 80, 10, 3] {
            chaine.preparer()
            for cote in 0..<cotes { chaine.essayer(cote: cote, 6_000, temperature) }
            chaine.clore()
            let v = Verification(Trace(chaine.etat, cout: chaine.cout).solution, instance)
            #expect(v.violations == [])
            #expect(v.cout.total == chaine.cout)
        }
    }

    /// Sides that share a plan give the same plan whatever thread runs first.
    @Test func sharedByThreadsOnePlanForOneSeed() throws {
        let instance = try Instance(json: Exemple.fichier("m-1"))
        func plan(fils: Int) -> Solution {
            var recuit = Recuit([chaine(instance, cotes: 4)], fils: fils, tiede: false, horloge: Horloge(.essais(40_000)))
            return recuit.chercher { _ in true }.solution
        }
        let premier = plan(fils: 2)
        #expect(plan(fils: 2) == premier)
        #expect(plan(fils: 1) == premier)
        #expect(Verification(premier, instance).violations == [])
    }

    @Test func chainsOfSeveralThreadsOnePlanForOneSeed() throws {
        let planificateur = try Planificateur(Instance(json: Exemple.fichier("s-1")))
        let premier = planificateur.planifier(graine: 7, budget: .essais(20_000), fils: 3)
        #expect(planificateur.planifier(graine: 7, budget: .essais(20_000), fils: 3) == premier)
    }

    /// Moving costs more than anything: what is still possible of the former plan is all there, and only then the rest is served.
    @Test func staysNearThePlanItIsGiven() throws {
        var instance = try Instance(json: Exemple.fichier("s-1"))
        let avant = try Planificateur(instance).planifier(budget: .essais(30_000))
        let malade = instance.intervenantes[0].id
        let semaine = Instance.Plage(debut: Exemple.jour("2026-05-04"), fin: Exemple.jour("2026-05-08"))
        instance.intervenantes[0].conges.append(semaine)
        let gardables = avant.permanences.filter { p in
            p.intervenante != malade || !(semaine.debut.description...semaine.fin.description).contains(p.date)
        }
        #expect(gardables.count < avant.permanences.count)
        let apres = try Planificateur(instance, depart: avant, deplacement: 10_000).planifier(budget: .essais(30_000))
        #expect(gardables.allSatisfy(apres.permanences.contains))
        #expect(Verification(apres, instance).violations == [])
        let libre = try Planificateur(instance, depart: avant).planifier(budget: .essais(30_000))
        #expect(!gardables.allSatisfy(libre.permanences.contains))
    }

    /// Stopped at the first hundredth, still hot, it cools before answering: far below the construction (37,691).
    @Test func stoppedHotAnswersAColdPlan() throws {
        let instance = try Instance(json: Exemple.fichier("s-1"))
        let plan = try Planificateur(instance).planifier(budget: .essais(3_000_000)) { $0.part < 0.005 }
        #expect(Verification(plan, instance).cout.total < 20_000)
    }
}
