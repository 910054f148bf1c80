import Calendrier
import HTTPTypes
import Planner
import Postgres
import TestSupport
import Tenancy
import Testing

@testable import Permanences

/// Who sets the weights, and that they weigh.
@Suite struct PoidsTests {
    private static let bons = "non_servie=3000&continuite=60&regularite=30&preference=15&trajet=2&equilibre=40&deplacement=30"

    @Test func planningReadsAndCannotWrite() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            try await Visiteur.avec(base, monde.planificatrice) { visiteur in
                let page = try await visiteur.lire("/plans/poids").texte
                #expect(page.contains("vaut 2 000 minutes de route") || page.contains("vaut 2\u{202F}000 minutes de route"))
                #expect(!page.contains("Enregistrer les poids"))
                #expect(try await visiteur.envoyer("/plans/poids", Self.bons, depuis: "/lieux/nouveau").statut == .notFound)
            }
            let insertion: SQL = """
                INSERT INTO gestion.poids (non_servie, continuite, regularite, preference, trajet, equilibre, deplacement)
                VALUES (3000, 60, 30, 15, 2, 40, 30)
                """
            let refus = await #expect(throws: PostgresError.self) {
                try await base.bases[.gestion].write(as: monde.planificatrice, [insertion])
            }
            #expect(refus?.state == .insufficientPrivilege)
            let direction = try await base.principal(.direction)
            for interdit: SQL in ["UPDATE gestion.poids SET trajet = 0", "DELETE FROM gestion.poids"] {
                let refus = await #expect(throws: PostgresError.self) { try await base.bases[.gestion].write(as: direction, [interdit]) }
                #expect(refus?.state == .insufficientPrivilege)
            }
        }
    }

    @Test func theDirectionDecidesAndTheNextComputationFollows() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let direction = try await base.principal(.direction, nom: "Odile Becker")
            try await Visiteur.avec(base, direction) { visiteur in
                let mal = try await visiteur.envoyer(
                    "/plans/poids", "\(Self.bons)&trajet=2".replacing("3000", with: "12"), depuis: "/plans/poids")
                #expect(mal.statut == .unprocessableContent)
                #expect(mal.texte.contains("value=\"12\""))
                #expect(try await visiteur.envoyer("/plans/poids", Self.bons, depuis: "/plans/poids").statut == .seeOther)
                let page = try await visiteur.lire("/plans/poids").texte
                #expect(page.contains("Odile Becker"))
                #expect(page.contains("demi-journée non servie 2"))
            }
            let periode = Periode(debut: Monde.lundi, fin: Monde.lundi.plus(jours: 27))
            let probleme = try await base.bases[.gestion].transaction(as: monde.planificatrice) {
                try ProblemeDePlan(try PlanStore.donnees(periode, $0))
            }
            #expect(probleme.instance.poids.nonServie == 3000)
            #expect(probleme.instance.poids.trajet == 2)
            #expect(probleme.deplacement == 30)
            // Nobody to send: four half-days at 3,000.
            _ = try await base.bases[.gestion].write(as: monde.planificatrice, ["UPDATE gestion.intervenant SET metier = 'psychologue'"])
            let fait = try await Planification.executer(base.bases, as: monde.planificatrice, periode, secondes: 0.1)
            #expect((fait.placees, fait.cout) == (0, 12000))
        }
    }
}
