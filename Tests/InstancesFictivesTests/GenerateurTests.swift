import Calendrier
import Foundation
import InstancesFictives
import Planner
import Testing

@Suite struct GenerateurTests {
    private func json(_ instance: Instance) throws -> Data {
        let codeur = JSONEncoder()
        codeur.outputFormatting = .sortedKeys
        return try codeur.encode(instance)
    }

    @Test(arguments: [(Taille.s, 1), (.s, 2), (.s, 3), (.s, 4), (.s, 5), (.m, 1), (.m, 2), (.l, 1)])
    func isWellFormedAndFull(_ taille: Taille, _ graine: Int) throws {
        let instance = Generateur(taille: taille, graine: UInt64(graine)).instance
        try instance.controler()
        let m = taille.mesures
        #expect(
            (instance.entreprises.count, instance.intervenantes.count, instance.horizon.semaines) == (
                m.entreprises, m.intervenantes, m.semaines
            ))
        let charge = Charge(instance)
        #expect((83.0...90.0).contains(100 * Double(charge.due) / Double(charge.capacite)), "\(charge)")
        let servies = Set(instance.demandes.flatMap(\.entreprises))
        #expect(servies.count == m.entreprises)
        #expect(Set(instance.demandes.map(\.lieu)).union(instance.intervenantes.map(\.bureau)) == Set(instance.lieux.map(\.id)))
    }

    /// What `Charge` counts is what the judge counts on an empty plan.
    @Test func countsTheDueLikeTheJudge() {
        for graine in 1...3 {
            let instance = Generateur(taille: .s, graine: UInt64(graine)).instance
            let vide = Verification(Solution(instance: instance.nom, permanences: []), instance)
            #expect(Charge(instance).due == vide.compte.demiJourneesNonServies)
        }
    }

    /// By hand: one full-time week of 8 with Easter Monday off, then a week with three days of leave.
    @Test func countsTheCapacityByHand() throws {
        var instance = Generateur(taille: .s, graine: 1, premierLundi: DateCivile("2026-03-30")).instance
        let jour = try #require(DateCivile("2026-04-07"))
        instance.intervenantes = [
            .init(
                id: "I1", nom: "A", bureau: "L01", role: "assistant_social", langues: ["fr"],
                disponibilites: Creneau.tous.map(\.description), conges: [.init(debut: jour, fin: jour.plus(jours: 2))], cibleHebdo: 7,
                maxHebdo: 8)
        ]
        instance.horizon.semaines = 2
        // 3 April is Good Friday in Alsace-Moselle: 8 of 8; then Monday is Easter's, three days of leave: Friday's 2 remain.
        #expect(Charge(instance).capacite == 10)
    }

    @Test func oneSeedOneInstance() throws {
        let premiere = try json(Generateur(taille: .m, graine: 7).instance)
        #expect(try json(Generateur(taille: .m, graine: 7).instance) == premiere)
        #expect(try json(Generateur(taille: .m, graine: 8).instance) != premiere)
    }

    /// The same bytes on every machine: FNV-1a of the JSON of one instance.
    @Test func theSameOnEveryMachine() throws {
        let empreinte = try json(Generateur(taille: .s, graine: 1).instance).reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        #expect(empreinte == 18_347_918_468_357_853_415)
    }

    @Test(arguments: [Taille.s, .m]) func drivingObeysTheTriangle(_ taille: Taille) {
        let minutes = Generateur(taille: taille, graine: 3).instance.minutesTrajet
        var detours = 0
        for a in minutes.indices {
            for b in minutes.indices where b != a {
                for c in minutes.indices where minutes[a][c] > minutes[a][b] + minutes[b][c] { detours += 1 }
            }
        }
        #expect(detours == 0)
    }

    /// Each hard rule has something to forbid, each component of the cost something to cost.
    @Test(arguments: [1, 2, 3]) func everyRuleIsPlayed(_ graine: Int) {
        let instance = Generateur(taille: .m, graine: UInt64(graine)).instance
        let d = instance.demandes
        #expect(Set(instance.territoires.map(\.id)) == ["FR", "FR-AM", "LU"])
        #expect(instance.territoires.allSatisfy { !$0.joursFeries.isEmpty })
        #expect(Set(instance.lieux.map(\.territoire)).count == 3)
        #expect(Set(d.map(\.frequence)).count == 3)
        #expect(Set(d.map(\.duree)) == [1, 2])
        #expect(Set(d.map(\.langue)) == ["fr", "de", "lb"])
        #expect(Set(d.map(\.role)) == ["assistant_social", "psychologue"])
        #expect(d.contains { !$0.fermetures.isEmpty } && d.contains { $0.entreprises.count > 1 } && d.contains { $0.premiereSemaine > 0 })
        #expect(d.contains { $0.creneauxPreferes.isEmpty } && d.contains { !$0.creneauxPreferes.isEmpty })
        #expect(d.contains { $0.referente == nil } && d.contains { $0.referente != nil } && d.contains { $0.creneauxAutorises.count < 4 })
        #expect(Set(instance.lieux.map(\.capaciteSalle)) == [1, 2])
        #expect(Set(instance.intervenantes.map(\.maxHebdo)).count > 2)
        #expect(instance.intervenantes.contains { !$0.conges.isEmpty } && instance.intervenantes.allSatisfy { $0.cibleHebdo < $0.maxHebdo })
        #expect(instance.minutesTrajet.joined().contains { $0 > 45 })
    }

    @Test(arguments: 1...8) func aSmallOneHasItsHolidayItsClosingAndItsWholeDays(_ graine: Int) {
        let instance = Generateur(taille: .s, graine: UInt64(graine)).instance
        #expect(instance.territoires.allSatisfy { !$0.joursFeries.isEmpty })
        #expect(instance.demandes.contains { !$0.fermetures.isEmpty } && instance.demandes.contains { $0.duree == 2 })
    }

    @Test func anyMeasure() throws {
        let mesures = Mesures(entreprises: 30, intervenantes: 12, semaines: 26, remplissage: 60...66)
        let instance = Generateur(nom: "essai", mesures: mesures, graine: 5, premierLundi: DateCivile("2027-09-08")).instance
        try instance.controler()
        let charge = Charge(instance)
        #expect((60.0...66.0).contains(100 * Double(charge.due) / Double(charge.capacite)))
        #expect(instance.horizon.premierLundi.description == "2027-09-06")
        #expect(instance.entreprises.count == 30 && instance.intervenantes.count == 12)
        for (e, i, s) in [(1, 1, 4), (40, 1, 4), (1, 9, 8), (0, 0, 0)] {
            try Generateur(nom: "bord", mesures: Mesures(entreprises: e, intervenantes: i, semaines: s), graine: 1).instance.controler()
        }
    }

    /// The whole trade is drawn without the matrix being the slow part.
    @Test func theWholeTrade() {
        let instance = Generateur(taille: .xl, graine: 1).instance
        let charge = Charge(instance)
        #expect((83.0...90.0).contains(100 * Double(charge.due) / Double(charge.capacite)))
        #expect(instance.demandes.count > 1_500 && instance.lieux.count > 900)
    }
}
