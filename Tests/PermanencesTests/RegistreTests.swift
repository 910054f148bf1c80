import Calendrier
import Postgres
import TestSupport
import Tenancy
import Testing

@Suite struct RegistreTests {
    private func compte(_ base: BaseDeTest, _ qui: Principal) async throws -> [Int] {
        let ligne = try await base.bases[.gestion].read(
            as: qui, ["SELECT dues, tenues, ouvertes, creditees, renoncees FROM gestion.registre_compte"])[0][0]
        return try ["dues", "tenues", "ouvertes", "creditees", "renoncees"].map { try ligne.int($0) }
    }

    @Test func aHalfDayFollowsItsPermanence() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let qui = monde.planificatrice
            try await monde.devoir(base)
            #expect(try await compte(base, qui) == [1, 0, 1, 0, 0])
            let id = try await monde.poser(base)
            func passer(_ statut: String, _ motif: String? = nil) async throws -> String {
                try await base.bases[.gestion].transaction(as: qui) { tx in
                    _ = try tx.execute(
                        "UPDATE gestion.permanence SET statut = \(statut), motif_annulation = \(motif) WHERE id = \(id)::uuid")
                    return try tx.rows("SELECT etat FROM gestion.registre")[0].string("etat")
                }
            }
            #expect(try await passer("publiee") == "publiee")
            #expect(try await passer("annulee_client", "arrêt") == "annulee_client")
            #expect(try await compte(base, qui) == [1, 0, 0, 0, 1])
            #expect(try await passer("publiee") == "publiee")
            #expect(try await passer("tenue") == "tenue")
            #expect(try await compte(base, qui) == [1, 1, 0, 0, 0])
        }
    }

    @Test func whatTheProviderCancelsIsTakenByTheNextOne() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            try await monde.devoir(base)
            try await monde.poser(base)
            try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
                _ = try tx.execute("UPDATE gestion.permanence SET statut = 'annulee_prestataire', motif_annulation = 'absente'")
            }
            #expect(try await compte(base, monde.planificatrice) == [1, 0, 1, 0, 0])
            let autre = try await monde.poser(base, Monde.lundi.plus(jours: 1), qui: monde.claire)
            let prise = try await base.bases[.gestion].read(
                as: monde.planificatrice, ["SELECT etat, permanence_id::text AS p FROM gestion.registre"])[0][0]
            #expect(try prise.string("etat") == "planifiee")
            #expect(try prise.string("p") == autre)
        }
    }

    /// due = held + open + credited + waived, whoever writes.
    @Test func theAccountCannotBeBroken() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            for semaine in 0..<4 { try await monde.devoir(base, Monde.lundi.plus(jours: 7 * semaine)) }
            let refus = await #expect(throws: PostgresError.self) {
                try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
                    _ = try tx.execute("UPDATE gestion.registre_compte SET tenues = tenues + 1")
                }
            }
            #expect(refus?.state == .insufficientPrivilege)
            let faux = await #expect(throws: (any Error).self) {
                try await base.superutilisateur { try $0.executeScript("UPDATE gestion.registre_compte SET dues = dues + 1") }
            }
            #expect(faux.map { "\($0)".contains("registre_clos") } == true)
            try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
                let ids = try tx.rows("SELECT id FROM gestion.registre ORDER BY periode_debut").map { try $0.string("id") }
                try tx.execute("UPDATE gestion.registre SET etat = 'creditee' WHERE id = \(ids[0])::uuid")
                try tx.execute("UPDATE gestion.registre SET etat = 'feriee' WHERE id = \(ids[1])::uuid")
                try tx.execute("DELETE FROM gestion.registre WHERE id = \(ids[2])::uuid")
            }
            #expect(try await compte(base, monde.planificatrice) == [3, 0, 1, 1, 1])
        }
    }
}
