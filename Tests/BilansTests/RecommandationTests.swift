import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Bilans

/// What direction does with the worker's text: publish with it, or send it back; never change it.
@Suite struct RecommandationTests {
    let t1 = PeriodeBilan("2025-T1")!

    private struct Scene {
        let base: BaseDeTest
        let entreprise: ID<EntrepriseTag>
        let direction: Principal
        var store: RecommandationStore { RecommandationStore(base: base.bases[.pilotage]) }
        var publication: Publication { Publication(base.bases[.pilotage]) }
    }

    private func scene<R>(_ corps: (Scene) async throws -> R) async throws -> R {
        try await BaseDeTest.avec { base in
            let entreprise = try #require(try await Decor(base: base).poser()["GG"])
            return try await corps(Scene(base: base, entreprise: entreprise, direction: try await base.principal(.direction)))
        }
    }

    @Test func leBilanPartAvecLeDernierTexteEtSonAuteur() async throws {
        try await scene { s in
            try await Decor.deposer(["Premier jet."], s.entreprise, t1, dans: s.base)
            try await Decor.deposer(["Garder le mardi.", "Afficher le 3919."], s.entreprise, t1, dans: s.base)
            let apercu = try await s.publication.apercu(s.entreprise, t1, as: s.direction).contenu
            #expect(apercu.recommandations == ["Garder le mardi.", "Afficher le 3919."] && apercu.redacteur == "Nadia Benali")
            let id = try await s.publication.publier(s.entreprise, t1, texteLu: 2, as: s.direction)
            let bilan = try #require(try await RegistreStore(base: s.base.bases[.pilotage]).lire(ID(id), as: s.direction))
            #expect(try Contenu(octets: bilan.contenu).recommandations == apercu.recommandations)
            #expect(try await s.store.lire(s.entreprise, t1, as: s.direction)?.suite == .retenue)
            #expect(try await !s.store.renvoyer(s.entreprise, t1, rang: 2, raison: "Trop tard.", as: s.direction))
            // A correction carries the text that was kept.
            try await s.publication.publier(s.entreprise, t1, raison: "Correction.", texteLu: 2, as: s.direction)
        }
    }

    @Test func unTextePlusRecentQueLaLectureArreteLaPublication() async throws {
        try await scene { s in
            try await Decor.deposer(["Lu par la direction."], s.entreprise, t1, dans: s.base)
            try await Decor.deposer(["Jamais lu."], s.entreprise, t1, dans: s.base)
            for lu in [0, 1, 3] {
                await #expect(throws: Publication.Refus.self) {
                    try await s.publication.publier(s.entreprise, t1, texteLu: lu, as: s.direction)
                }
            }
            #expect(try await RegistreStore(base: s.base.bases[.pilotage]).liste(s.entreprise, as: s.direction).isEmpty)
            #expect(try await s.store.lire(s.entreprise, t1, as: s.direction)?.suite == nil)
            #expect(try await !s.store.renvoyer(s.entreprise, t1, rang: 1, raison: "Plus ancien.", as: s.direction))
        }
    }

    @Test func leTexteRenduNePartPas() async throws {
        try await scene { s in
            try await Decor.deposer(["À revoir."], s.entreprise, t1, dans: s.base)
            #expect(try await s.store.renvoyer(s.entreprise, t1, rang: 1, raison: "Tourner pour tout le site.", as: s.direction))
            let rendu = try #require(try await s.store.lire(s.entreprise, t1, as: s.direction))
            #expect(rendu.suite == .renvoyee && rendu.raison == "Tourner pour tout le site." && !rendu.partante)
            #expect(try await !s.store.renvoyer(s.entreprise, t1, rang: 1, raison: "Encore.", as: s.direction), "une suite par texte")
            try await s.publication.publier(s.entreprise, t1, texteLu: 0, as: s.direction)
            #expect(try await s.publication.apercu(s.entreprise, t1, as: s.direction).contenu.recommandations.isEmpty)
        }
    }

    @Test func rienNeSeRetoucheNiNeSEfface() async throws {
        try await scene { (s: Scene) async throws -> Void in
            try await Decor.deposer(["Tel quel."], s.entreprise, t1, dans: s.base)
            _ = try await s.store.renvoyer(s.entreprise, t1, rang: 1, raison: "À revoir.", as: s.direction)
            for ordre: SQL in [
                "UPDATE pilotage.recommandation SET textes = '{Autre}'", "DELETE FROM pilotage.recommandation",
                "INSERT INTO pilotage.recommandation (entreprise_id, periode, rang) VALUES (\(s.entreprise), '2025-T1', 2)",
                "UPDATE pilotage.recommandation_suite SET raison = 'x'", "SELECT redacteur_id FROM pilotage.recommandation",
                "SELECT pilotage.recevoir_recommandation(\(s.entreprise), '2025-T1', '{x}', 'Moi')",
                "SELECT nominatif.controler_noms(\(s.entreprise), '{}', false)",
            ] {
                await MursTests.refuse(s.base, .pilotage, s.direction, ordre)
            }
            // Nor by the owner of the tables, nor by the cluster's superuser without switching the triggers off.
            for ordre in [
                "UPDATE pilotage.recommandation SET textes = '{Autre}'", "DELETE FROM pilotage.recommandation_suite",
                "TRUNCATE pilotage.recommandation CASCADE",
            ] {
                await #expect(throws: ScriptError.self, "\(ordre)") { try await s.base.superutilisateur { try $0.executeScript(ordre) } }
            }
        }
    }

    @Test func laRHNeLitAucunTexteAvantLeBilan() async throws {
        try await scene { (s: Scene) async throws -> Void in
            try await Decor.deposer(["Pas encore."], s.entreprise, t1, dans: s.base)
            let rh = try await s.base.principal(.rh, entreprise: s.entreprise)
            for ordre: SQL in [
                "SELECT textes FROM pilotage.recommandation", "SELECT raison FROM pilotage.recommandation_suite",
                "SELECT pilotage.renvoyer_recommandation(\(s.entreprise), '2025-T1', 1::smallint, 'x')",
            ] {
                await MursTests.refuse(s.base, .client, rh, ordre)
            }
        }
    }

    @Test func laBaseRefuseUnTexteHorsMesure() async throws {
        try await scene { (s: Scene) async throws -> Void in
            for textes in [
                [], ["a", "b", "c", "d"], [""], [String(repeating: "é", count: 401)], ["a", String(repeating: "é", count: 401)],
            ] {
                await #expect(throws: (any Error).self, "\(textes.count)") {
                    try await Decor.deposer(textes, s.entreprise, t1, dans: s.base)
                }
            }
            try await Decor.deposer([String(repeating: "é", count: 400)], s.entreprise, t1, dans: s.base)
        }
    }
}
