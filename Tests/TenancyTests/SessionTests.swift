import Postgres
import Tenancy
import TestSupport
import Testing

@Suite("Every transaction opens its session, on the real hardened base")
struct SessionTests {
    private func refus(_ corps: () async throws -> Void) async -> PostgresError? {
        do {
            try await corps()
            return nil
        } catch {
            return error as? PostgresError
        }
    }

    @Test("a live session is seen by the guard, in a read, a batch and a transaction; a connection that served it forgets it")
    func vivante() async throws {
        try await BaseDeTest.avec { base in
            let principal = try await base.principal(.planification)
            let unique = Database(try base.configuration(.gestion, connexions: 1))
            for _ in 0..<3 {
                let lus = try await unique.read(as: principal, ["SELECT garde.uid() AS uid, garde.prestataire() AS p"])[0][0]
                #expect(try lus.id("uid", as: ID<CompteTag>.self) == principal.compte)
                #expect(try lus.int("p") == 1)
                let uid = try await unique.transaction(as: principal) { try $0.rows("SELECT garde.uid() AS uid")[0].uuid("uid") }
                #expect(uid == principal.compte.rawValue)
                let sans = try await unique.transaction(prologue: []) { try $0.rows("SELECT garde.uid() AS uid")[0].optionalUUID("uid") }
                #expect(sans == nil)
            }
            await unique.arreter()
        }
    }

    @Test("an unknown session is refused with 28000 before anything runs, and the connection serves the next")
    func inconnue() async throws {
        try await BaseDeTest.avec { base in
            let vivant = try await base.principal(.planification)
            let faux = Principal(
                compte: vivant.compte, nom: "", fonctions: vivant.fonctions, cookie: [UInt8](repeating: 7, count: 32))
            let unique = Database(try base.configuration(.gestion, connexions: 1))
            let refuse = PostgresError.server(.invalidAuthorization, constraint: nil)
            #expect(await refus { _ = try await unique.read(as: faux, ["SELECT 1"]) } == refuse)
            #expect(await refus { try await unique.transaction(as: faux) { _ in } } == refuse)
            #expect(await refus { _ = try await unique.write(as: faux, ["SELECT 1"]) } == refuse)
            let lus = try await unique.read(as: vivant, ["SELECT 1 AS v"])
            #expect(try lus[0][0].int("v") == 1)
            await unique.arreter()
        }
    }

    @Test("without a session, only the compartments made for it")
    func sansSession() async throws {
        try await BaseDeTest.avec { base in
            let refuse = PostgresError.server(.insufficientPrivilege, constraint: nil)
            #expect(await refus { try await base.bases[.gestion].transactionSansSession { _ in } } == refuse)
            #expect(await refus { try await base.bases[.nominatif].transactionSansSession { _ in } } == refuse)
            #expect(await refus { try await base.bases[.auth].transactionSansSession { _ in } } == nil)
        }
    }

    @Test("every login role of the service is harmless, and checked at each connection")
    func roles() async throws {
        try await BaseDeTest.avec { base in
            for compartiment in Compartiment.allCases where compartiment != .migrateur {
                #expect(await refus { try await base.bases[compartiment].verifier() } == nil, "\(compartiment)")
            }
            var membre = try base.configuration(.migrateur, connexions: 1)
            membre.verifierRole = true
            let pool = Database(membre)
            #expect(await refus { try await pool.verifier() } == .roleRefuse("migrateur"))
            await pool.arreter()
        }
    }
}
