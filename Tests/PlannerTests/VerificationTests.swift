import Planner
import Testing

@Suite struct VerificationTests {
    private let a = Exemple.p("D1", "I1", "2026-03-31", "AM")

    private func une(_ regle: String, _ instance: Instance, _ permanences: Solution.Permanence..., ligne: SourceLocation = #_sourceLocation)
    {
        let v = Verification(Solution(instance: "t", permanences: permanences), instance)
        #expect(v.violations.map(\.regle) == [regle], sourceLocation: ligne)
    }

    /// The spreadsheet's plan of s-1, and each component as the published scorer counts it.
    @Test func countsWhatThePublishedScorerCounts() throws {
        let instance = try Instance(json: Exemple.fichier("s-1"))
        let solution = try Solution(json: Exemple.fichier("s-1-tableur"))
        let v = Verification(solution, instance)
        #expect(v.violations == [])
        #expect(v.cout.total == 78_462)
        #expect(v.cout.nonServie == 68_000)
        #expect(v.cout.continuite == 1_560)
        #expect(v.cout.regularite == 180)
        #expect(v.cout.preference == 525)
        #expect(v.cout.trajet == 7_917)
        #expect(v.cout.equilibre == 280)
        #expect((v.compte.dues, v.compte.servies, v.compte.sansObjet) == (224, 206, 0))
    }

    @Test func costsByHand() {
        #expect(Exemple.juger(Exemple.instance([Exemple.demande("D1"), Exemple.demande("D2") { $0.duree = 2 }])).cout.total == 12_000)
        let deux = Exemple.instance([Exemple.demande("D1"), Exemple.demande("D2", "L3")], semaines: 1)
        #expect(Exemple.juger(deux, a, Exemple.p("D2", "I1", "2026-03-31", "PM")).cout.total == 65)
        let habitudes = Exemple.instance([
            Exemple.demande("D1") {
                $0.referente = "I3"
                $0.creneauxPreferes = ["mar-AM"]
            }
        ])
        let v = Exemple.juger(habitudes, a, Exemple.p("D1", "I3", "2026-04-08", "AM"))
        #expect((v.cout.continuite, v.cout.regularite, v.cout.preference, v.cout.trajet) == (60, 30, 15, 140))
    }

    @Test func whatIsNotDueCostsNothing() {
        let ferme = Exemple.instance([
            Exemple.demande("D1") { $0.fermetures = [.init(debut: Exemple.jour("2026-04-07"), fin: Exemple.jour("2026-04-10"))] }
        ])
        #expect(Exemple.juger(ferme).compte.sansObjet == 1)
        #expect(Exemple.juger(ferme).cout.total == 2000)
        #expect(Exemple.juger(Exemple.instance([Exemple.demande("D1") { $0.frequence = .mensuelle }], semaines: 3)).compte.dues == 0)
    }

    @Test func theFileIsWellFormed() {
        let simple = Exemple.instance([Exemple.demande("D1")])
        une("demande", simple, Exemple.p("DX", "I1", "2026-03-31", "AM"))
        une("intervenante", simple, Exemple.p("D1", "IX", "2026-03-31", "AM"))
        une("moment", simple, Exemple.p("D1", "I1", "2026-03-31", "soir"))
        une("date", simple, Exemple.p("D1", "I1", "31/03/2026", "AM"))
        une("date", simple, Exemple.p("D1", "I1", "2026-04-04", "AM"))
        une("duree", simple, Exemple.p("D1", "I1", "2026-03-31", "JOUR"))
        #expect(Verification(Solution(instance: "x", permanences: []), simple).violations.map(\.regle) == ["instance"])
    }

    @Test func periodsHolidaysAndClosings() {
        let simple = Exemple.instance([Exemple.demande("D1")])
        une("periode", simple, a, Exemple.p("D1", "I1", "2026-04-01", "AM"))
        une("periode", Exemple.instance([Exemple.demande("D1") { $0.premiereSemaine = 1 }]), a)
        une("lieu ferie", Exemple.instance([Exemple.demande("D1", "L3")]), Exemple.p("D1", "I3", "2026-04-03", "AM"))
        une("intervenante feriee", simple, Exemple.p("D1", "I1", "2026-04-03", "AM"))
        let mardi = Instance.Plage(debut: Exemple.jour("2026-03-31"), fin: Exemple.jour("2026-03-31"))
        une("fermeture", Exemple.instance([Exemple.demande("D1") { $0.fermetures = [mardi] }]), a)
        une("conge", Exemple.instance([Exemple.demande("D1")], [Exemple.intervenante("I1") { $0.conges = [mardi] }]), a)
    }

    @Test func whoMayGoAndWhen() {
        let simple = Exemple.instance([Exemple.demande("D1")])
        une("disponibilite", Exemple.instance([Exemple.demande("D1")], [Exemple.intervenante("I1") { $0.disponibilites = ["mar-PM"] }]), a)
        une("creneau", Exemple.instance([Exemple.demande("D1") { $0.creneauxAutorises = ["mer-AM"] }]), a)
        une("role", simple, Exemple.p("D1", "I2", "2026-03-31", "AM"))
        une("langue", Exemple.instance([Exemple.demande("D1") { $0.langue = "de" }]), a)
    }

    @Test func onePlaceAtATime() {
        let deux = Exemple.instance([Exemple.demande("D1"), Exemple.demande("D2", "L3")])
        une("ubiquite", deux, a, Exemple.p("D2", "I1", "2026-03-31", "AM"))
        let loin = Exemple.instance([Exemple.demande("D1"), Exemple.demande("D2", "L4")])
        une("trajet midi", loin, a, Exemple.p("D2", "I1", "2026-03-31", "PM"))
        let meme = Exemple.instance([Exemple.demande("D1"), Exemple.demande("D2")])
        une("salle", meme, a, Exemple.p("D2", "I3", "2026-03-31", "AM"))
        let longues = Exemple.instance([Exemple.demande("D1") { $0.duree = 2 }, Exemple.demande("D2", "L3") { $0.duree = 2 }])
        une("max hebdo", longues, Exemple.p("D1", "I1", "2026-03-31", "JOUR"), Exemple.p("D2", "I1", "2026-04-01", "JOUR"))
        let bimensuelle = Exemple.instance([Exemple.demande("D1") { $0.frequence = .bimensuelle }], semaines: 4)
        une("ecart", bimensuelle, Exemple.p("D1", "I1", "2026-04-09", "AM"), Exemple.p("D1", "I1", "2026-04-15", "AM"))
        #expect(
            Exemple.juger(bimensuelle, Exemple.p("D1", "I1", "2026-04-08", "AM"), Exemple.p("D1", "I1", "2026-04-15", "AM")).violations
                == [])
    }
}
