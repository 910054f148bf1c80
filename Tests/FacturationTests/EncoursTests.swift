import Calendrier
import Postgres
import Testing

@testable import Facturation

/// Ages and reminders: plain values.
@Suite struct EncoursTests {
    @Test(arguments: [
        (-1, Age.nonEchue), (0, .nonEchue), (1, .un), (30, .un), (31, .trente), (60, .trente), (61, .soixante), (90, .soixante),
        (91, .quatreVingtDix),
    ])
    func age(retard: Int, attendu: Age) {
        let jour = DateCivile(numero: 20_000)
        #expect(Age(echeance: jour.plus(jours: -retard), le: jour) == attendu)
    }

    @Test func etat() {
        let jour = DateCivile(numero: 20_000)
        #expect(Reglement(reste: 0, brut: 100, echeance: jour.plus(jours: -9), le: jour) == .reglee)
        #expect(Reglement(reste: 40, brut: 100, echeance: jour, le: jour) == .partielle)
        #expect(Reglement(reste: 40, brut: 100, echeance: jour.plus(jours: -1), le: jour) == .enRetard)
        #expect(Reglement(reste: 100, brut: 100, echeance: jour, le: jour) == .attendue)
    }
}
