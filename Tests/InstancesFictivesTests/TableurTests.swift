import Calendrier
import InstancesFictives
import Planner
import Testing

@Suite struct TableurTests {
    @Test(arguments: [(Taille.s, 1), (.s, 2), (.s, 3), (.m, 1)])
    func obeysEveryRuleAndServesMostOfIt(_ taille: Taille, _ graine: Int) {
        let instance = Generateur(taille: taille, graine: UInt64(graine)).instance
        let v = Verification(Tableur(instance).solution, instance)
        #expect(v.violations == [])
        #expect(Double(v.compte.servies) > 0.85 * Double(v.compte.dues), "\(v.compte)")
    }

    @Test func samePlanEachTime() {
        let instance = Generateur(taille: .s, graine: 4).instance
        #expect(Tableur(instance).solution == Tableur(instance).solution)
    }
}

@Suite struct BorneSimpleTests {
    /// One person, an office and two sites at 20 and 30 minutes, 15 apart.
    private func instance(_ lieux: [(lieu: String, duree: Int)], semaines: Int = 1) -> Instance {
        var instance = Generateur(taille: .s, graine: 1).instance
        let codes = Creneau.tous.map(\.description)
        instance.horizon.semaines = semaines
        instance.territoires = [.init(id: "FR", joursFeries: [])]
        instance.lieux = ["A", "B", "C"].map { .init(id: $0, nom: $0, type: "site", territoire: "FR", capaciteSalle: 1) }
        instance.minutesTrajet = [[0, 20, 30], [20, 0, 15], [30, 15, 0]]
        instance.intervenantes = [
            .init(
                id: "I1", nom: "I1", bureau: "A", role: "assistant_social", langues: ["fr"],
                disponibilites: ["lun-AM", "lun-PM", "mar-AM", "mar-PM", "mer-AM", "mer-PM"], conges: [], cibleHebdo: 3, maxHebdo: 6)
        ]
        instance.demandes = lieux.enumerated().map { rang, d in
            .init(
                id: "D\(rang)", entreprises: [instance.entreprises[0].id], lieu: d.lieu, frequence: .hebdomadaire, premiereSemaine: 0,
                duree: d.duree, creneauxAutorises: codes, creneauxPreferes: [], langue: "fr", role: "assistant_social", fermetures: [],
                referente: nil)
        }
        return instance
    }

    @Test func exactWhenNothingCompetes() {
        #expect(BorneSimple(instance([("B", 1)], semaines: 2)).valeur == 80)
        #expect(BorneSimple(instance([("B", 1), ("C", 1)])).valeur == 65)
        #expect(BorneSimple(instance([("B", 1), ("B", 1)])).valeur == 40)
        #expect(BorneSimple(instance([("C", 2)])).valeur == 60)
    }

    @Test func countsTheReferentThePreferenceTheOverloadAndTheImpossible() {
        var autre = instance([("B", 1)])
        autre.demandes[0].creneauxPreferes = ["mar-PM"]
        #expect(BorneSimple(autre).valeur == 40)
        autre.intervenantes[0].disponibilites = ["lun-AM"]
        #expect(BorneSimple(autre).valeur == 55)
        autre.intervenantes.append(autre.intervenantes[0])
        autre.intervenantes[1].id = "I2"
        autre.intervenantes[1].disponibilites = []
        autre.demandes[0].referente = "I2"
        #expect(BorneSimple(autre).valeur == 115)
        autre.intervenantes[0].role = "psychologue"
        #expect(BorneSimple(autre).valeur == 2_000)
        // Four half-days against a target of three: 2 × 60 of travel, 40 beyond the target.
        #expect(BorneSimple(instance([("C", 2), ("C", 2)])).valeur == 160)
    }

    @Test(arguments: [1, 2, 3]) func underEveryPlan(_ graine: Int) throws {
        let instance = Generateur(taille: .s, graine: UInt64(graine)).instance
        let borne = BorneSimple(instance).valeur
        let plan = try Planificateur(instance).planifier(budget: .essais(40_000))
        let cout = Verification(plan, instance).cout.total
        #expect(borne <= cout && borne > cout / 4, "\(borne) pour un plan à \(cout)")
        #expect(borne <= Verification(Tableur(instance).solution, instance).cout.total)
        #expect(borne <= Verification(Solution(instance: instance.nom, permanences: []), instance).cout.total)
    }
}
