import Calendrier
import Entreprises
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Contrats

@Suite struct JoursDusTests {
    /// The line of `Fabrique.permanence`, 24 half-days a year on Tuesday mornings or Thursday afternoons.
    private func ligne(_ corps: @escaping @Sendable (Prestation) throws -> Void) async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let contrat = try await f.contrat()
            let prestation = try await f.gestion { tx in try PrestationStore.duContrat(f.a, contrat.id, tx)[0] }
            try corps(prestation)
        }
    }

    @Test func tombentSurLesDemiJourneesPossiblesHorsFeriesEtFermetures() async throws {
        try await ligne { prestation in
            let annee = Periode(debut: prestation.du, fin: prestation.du.plus(mois: 12).plus(jours: -1))
            let aout = Periode(debut: DateCivile("2026-08-01") ?? annee.debut, fin: DateCivile("2026-08-31") ?? annee.fin)
            let dus = JoursDus(prestation: prestation, annee: annee, territoire: .FR, fermetures: [aout])
            let jours = dus.jours(annee, apres: nil)
            #expect(dus.fois == 24)
            #expect(Set(jours.map(\.jour)).count == jours.count)
            #expect(jours.map(\.jour) == jours.map(\.jour).sorted())
            for jour in jours {
                #expect(
                    jour.jour.jourSemaine == 2 && jour.moment == .AM || jour.jour.jourSemaine == 4 && jour.moment == .PM, "\(jour.jour)")
                #expect(!JoursFeries.estFerie(jour.jour, .FR) && !aout.contient(jour.jour), "\(jour.jour)")
            }
            // A month closed: of its two visits, those whose neighbouring weeks are closed too are lost.
            #expect((22...24).contains(jours.count))
            #expect(JoursDus(prestation: prestation, annee: annee, territoire: .FR, fermetures: []).jours(annee, apres: nil).count == 24)
        }
    }

    @Test func reprennentApresLePlanEtDansLesDatesDeLaLigne() async throws {
        try await ligne { prestation in
            let annee = Periode(debut: prestation.du, fin: prestation.du.plus(mois: 12).plus(jours: -1))
            let milieu = annee.debut.plus(mois: 6)
            let dus = JoursDus(prestation: prestation, annee: annee, territoire: .FR, fermetures: [])
            let suite = dus.jours(annee, apres: milieu)
            #expect(suite.allSatisfy { $0.jour > milieu })
            #expect((11...13).contains(suite.count))
            let trimestre = Periode(debut: annee.debut, fin: annee.debut.plus(mois: 3).plus(jours: -1))
            #expect(dus.jours(trimestre, apres: nil).count == 6)
        }
    }
}
