import Calendrier
import Planner
import Postgres
import TestSupport
import Tenancy
import Testing
import Web

@testable import Permanences

@Suite struct PlanTests {
    /// March 2026: four Mondays to Wednesdays, one half-day a week, nobody else.
    private let mars = Periode(debut: Monde.lundi, fin: Monde.lundi.plus(jours: 27))

    @Test func aPeriodBecomesDraftsThenPermanences() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let fait = try await Planification.executer(base.bases, as: monde.planificatrice, mars, secondes: 0.2)
            #expect((fait.dues, fait.placees, fait.posees, fait.publiees) == (4, 4, 4, 0))
            let lues = try await base.bases[.gestion].transaction(as: monde.planificatrice) {
                try PermanenceStore.pendant(mars, .init(), $0)
            }
            #expect(lues.map(\.statut) == [.planifiee, .planifiee, .planifiee, .planifiee])
            // Her named intervenante, and one rhythm.
            #expect(Set(lues.map(\.intervenantNom)) == ["Nadia Benali"])
            #expect(Set(lues.map(\.jour.jourSemaine)).count == 1)
            let registre = try await base.bases[.gestion].read(
                as: monde.planificatrice, ["SELECT etat, permanence_id FROM gestion.registre ORDER BY periode_debut"])[0]
            #expect(try registre.map { try $0.string("etat") } == Array(repeating: "planifiee", count: 4))
            let publie = try await Planification.executer(base.bases, as: monde.planificatrice, mars, secondes: 0.2, publier: true)
            #expect((publie.posees, publie.publiees) == (4, 4))
            // A third plan has nothing left to do: what is published stays.
            let encore = try await Planification.executer(base.bases, as: monde.planificatrice, mars, secondes: 0.2)
            #expect((encore.dues, encore.placees, encore.posees, encore.gardees) == (4, 4, 0, 4))
        }
    }

    @Test func holidaysAndClosingsAreNotOwed() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            _ = try await base.bases[.gestion].write(
                as: monde.planificatrice,
                [
                    "INSERT INTO gestion.fermeture (entreprise_id, debut, fin) VALUES (\(monde.entreprise)::uuid, '2026-03-16', '2026-03-20')",
                    "INSERT INTO gestion.absence (intervenant_id, debut, fin) VALUES (\(monde.nadia)::uuid, '2026-03-23', '2026-03-27')",
                ])
            let fait = try await Planification.executer(base.bases, as: monde.planificatrice, mars, secondes: 0.2)
            #expect((fait.dues, fait.placees) == (3, 3))
            let etats = try await base.bases[.gestion].read(
                as: monde.planificatrice, ["SELECT etat FROM gestion.registre ORDER BY periode_debut"])[0]
            #expect(try etats.map { try $0.string("etat") } == ["feriee", "planifiee", "planifiee", "planifiee"])
            // Claire replaces Nadia the week she is away.
            let semaine = Semaine(Monde.lundi.plus(jours: 7)).periode
            let lue = try await base.bases[.gestion].transaction(as: monde.planificatrice) {
                try PermanenceStore.pendant(semaine, .init(), $0)
            }
            #expect(lue.map(\.intervenantNom) == ["Claire Hoffmann"])
        }
    }

    /// A published permanence that breaks a rule of today is neither moved nor doubled.
    @Test func whatIsPublishedStaysEvenAgainstARule() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            try await monde.poser(base, Monde.lundi.plus(jours: 4), statut: "publiee")
            let fait = try await Planification.executer(base.bases, as: monde.planificatrice, mars, secondes: 0.2)
            #expect(fait.posees == 3)
            let lues = try await base.bases[.gestion].transaction(as: monde.planificatrice) {
                try PermanenceStore.pendant(Semaine(Monde.lundi).periode, .init(), $0)
            }
            #expect(lues.map(\.jour) == [Monde.lundi.plus(jours: 4)])
        }
    }

    /// Between the computation and its acceptance, somebody published that week by hand: it is not served twice.
    @Test func whatWasPublishedMeanwhileIsNotDoubled() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let probleme = try await base.bases[.gestion].transaction(as: monde.planificatrice) {
                try ProblemeDePlan(try PlanStore.donnees(mars, $0))
            }
            let resultat = try PlanResultat.calculer(probleme, secondes: 0.1, graine: 1) { _ in true }
            try await monde.poser(base, Monde.lundi.plus(jours: 2), .PM, qui: monde.claire, statut: "publiee")
            let bilan = try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
                guard let plan = try PlanStore.creer(mars, graine: 1, tx) else { return PlanApplication.Bilan() }
                let comparaison = try PlanComparaison(try PlanStore.donnees(mars, tx), resultat.solution)
                return try PlanApplication.accepter(plan, comparaison, tx)
            }
            #expect((bilan.posees, bilan.gardees) == (3, 1))
        }
    }

    @Test func everyPeriodOfAYearBelongsToOneWindow() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            _ = try await base.bases[.gestion].write(
                as: monde.planificatrice, ["UPDATE gestion.prestation SET frequence = 'mensuelle', demi_journees_an = 12"])
            let an = Periode(annee: 2027)
            let rangs = try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
                let ligne = try LigneDueStore.pendant(an, tx)[0]
                let parMois = (0..<12).flatMap { n -> [Int] in
                    let mois = (Mois(annee: 2027, mois: 1)?.rang ?? 0) + n
                    let debut = Mois(rang: mois).premierJour.plus(jours: 6).lundi
                    return ligne.rangs(
                        dans: Periode(debut: debut, fin: Mois(rang: mois + 1).premierJour.plus(jours: 6).lundi.plus(jours: -1)))
                }
                #expect(Set(parMois).count == parMois.count)
                return parMois.filter(ligne.estDue)
            }
            #expect(rangs.count == 12)
        }
    }
}
