import Calendrier
import Planner
import Replanification
import Testing

@Suite struct ReparationTests {
    /// 1,000 distinct (instance, absence): twenty providers, fifty absences each, some permanences published, some weeks past.
    @Test(arguments: 1...20 as ClosedRange<UInt64>) func noHardRuleIsEverBroken(_ graine: UInt64) {
        let cas = Cas.tableur(graine)
        var des = Tirage(graine + 1000)
        var faites = Set<String>()
        while faites.count < 50 {
            let absence = cas.absence(&des)
            guard faites.insert("\(absence)").inserted else { continue }
            let contexte = cas.contexte.avec(absence)
            let touchees = contexte.touchees(par: absence)
            let publiees = cas.plan.permanences.filter { _ in des.entier(3) == 0 }
            let reparation = Reparation(contexte, publiees: publiees, aPartirDu: absence.debut)
            let resultat = reparation.reparer(graine: graine, budget: .essais(8))
            let v = Verification(resultat.plan, cas.instance.avec(absence))
            #expect(v.violations == [], "\(absence)")
            #expect(resultat.touchees == touchees)
            let gardees = Set(resultat.plan.permanences.map(\.cle))
            let passees = cas.plan.permanences.filter { DateCivile($0.date).map { $0 < absence.debut } ?? false }
            #expect((publiees + passees).allSatisfy { touchees.contains($0) || gardees.contains($0.cle) })
            // Nothing served is given up but what the absence hits.
            #expect(v.compte.servies >= cas.plan.permanences.count - resultat.perdues.count)
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64]) func neverMoreMovedThanANaiveReplan(_ graine: UInt64) throws {
        let cas = Cas.tableur(graine)
        var des = Tirage(graine + 7)
        var (total, totalNaif) = (0, 0)
        for _ in 0..<4 {
            let absence = cas.absence(&des)
            let contexte = cas.contexte.avec(absence)
            let touchees = contexte.touchees(par: absence)
            let publiees = cas.plan.permanences.filter { !touchees.contains($0) && des.entier(2) == 0 }
            let repare = Reparation(contexte, publiees: publiees, aPartirDu: absence.debut).reparer(budget: .essais(100))
            let naif = try RemplacementNaif(cas.instance.avec(absence), publiees: publiees).replanifier(budget: .essais(500))
            let deplacees = RemplacementNaif.deplacees(cas.plan, repare.plan, sauf: touchees)
            let deplaceesNaif = RemplacementNaif.deplacees(cas.plan, naif, sauf: touchees)
            #expect(deplacees == repare.deplacees.count)
            #expect(deplacees <= deplaceesNaif)
            (total, totalNaif) = (total + deplacees, totalNaif + deplaceesNaif)
        }
        #expect(5 * total < totalNaif)
    }

    @Test func oneSeedOneRepair() {
        let cas = Cas.tableur(3)
        let contexte = cas.contexte.avec(
            Absence(intervenante: cas.plan.permanences[0].intervenante, debut: cas.instance.horizon.premierLundi.plus(jours: 21)))
        let reparation = Reparation(contexte)
        let premiere = reparation.reparer(graine: 4, budget: .essais(60))
        let seconde = reparation.reparer(graine: 4, budget: .essais(60))
        #expect(premiere.plan == seconde.plan)
        #expect(premiere.difference.lignes == seconde.difference.lignes)
    }

    /// The only psychologue free on the only possible day is at a place another could hold: the chain frees her.
    @Test func aChainServesWhatNoFreePlaceWould() {
        let instance = Exemple.instance(
            [
                Exemple.demande("D1", "L1") {
                    $0.creneauxAutorises = ["mer-AM"]; $0.langue = "lb"
                },
                Exemple.demande("D2", "L4") { $0.creneauxAutorises = ["mer-AM", "jeu-AM"] },
            ], semaines: 1,
            Exemple.equipe + [Exemple.intervenante("I4", "Dora Klein") { $0.langues = ["fr", "lb"] }])
        let contexte = Exemple.contexte(
            instance, Exemple.p("D1", "I4", "2026-04-01", "AM"), Exemple.p("D2", "I3", "2026-04-01", "AM"))
        let malade = contexte.avec(Absence(intervenante: "I4", debut: Exemple.jour("2026-04-01"), fin: Exemple.jour("2026-04-03")))
        #expect(malade.propositions(pour: Exemple.p("D1", "I4", "2026-04-01", "AM")) == [])
        let repare = Reparation(malade).reparer()
        #expect(repare.perdues == [])
        #expect(repare.deplacees == [Exemple.p("D2", "I3", "2026-04-01", "AM")])
        #expect(repare.plan.permanences.contains(Exemple.p("D1", "I3", "2026-04-01", "AM")))
        #expect(repare.difference.nombreDeLots == 1)
        // Published, it stays: the hit one is lost.
        let fige = Reparation(malade, publiees: [Exemple.p("D2", "I3", "2026-04-01", "AM")]).reparer()
        #expect(fige.perdues == [Exemple.p("D1", "I4", "2026-04-01", "AM")])
        #expect(fige.deplacees == [])
    }

    @Test func stoppingKeepsAValidPlan() {
        let cas = Cas.tableur(5)
        let absence = Absence(intervenante: cas.plan.permanences[0].intervenante, debut: cas.instance.horizon.premierLundi)
        var appels = 0
        let resultat = Reparation(cas.contexte.avec(absence)).reparer(budget: .essais(1_000_000)) { _ in
            appels += 1
            return appels < 2
        }
        #expect(appels == 2)
        #expect(!resultat.touchees.isEmpty)
        #expect(Verification(resultat.plan, cas.instance.avec(absence)).violations == [])
    }
}

extension Solution.Permanence {
    var cle: [String] { [demande, intervenante, date, moment] }
}
