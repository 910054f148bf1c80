import Postgres
import Tenancy
import TestSupport
import Testing

/// The guard, from outside: each test acts as a login role of the real schema.
@Suite struct SessionTests {
    @Test func uneSessionOuvreSonCompartimentEtLuiSeul() async throws {
        try await BaseDeTest.avec { base in
            let compte = try await base.compte([.planification, .intervenant])
            let principal = try await base.connecter(compte)
            for compartiment in [Compartiment.gestion, .nominatif] {
                let uid = try await base.bases[compartiment].transaction(as: principal) {
                    try $0.rows("SELECT garde.uid() AS uid, garde.tenant() AS tenant, garde.prestataire() AS p")[0].uuid("uid")
                }
                #expect(uid == compte.id.rawValue)
            }
            for compartiment in [Compartiment.facturation, .pilotage, .client, .administration] {
                await #expect(throws: PostgresError.server(.invalidAuthorization, constraint: nil)) {
                    try await base.bases[compartiment].transaction(as: principal) { try $0.rows("SELECT garde.uid()").count }
                }
            }
        }
    }

    /// A role that owns, inherits or bypasses would make every policy void: the pools ask this at each connection.
    @Test func unRoleMalsainSeReconnait() async throws {
        try await BaseDeTest.avec { base in
            for compartiment in [Compartiment.auth, .publique, .passerelle] {
                let sain = try await base.bases[compartiment].transactionSansSession {
                    try $0.rows("SELECT garde.role_sain() AS sain")[0].bool("sain")
                }
                #expect(sain, "\(compartiment)")
            }
            for coup in [
                "SELECT 1", "ALTER TABLE gestion.contact OWNER TO app_gestion; SET SESSION AUTHORIZATION app_gestion",
                "GRANT prop_gestion TO app_gestion; SET SESSION AUTHORIZATION app_gestion",
                "ALTER ROLE app_gestion BYPASSRLS; SET SESSION AUTHORIZATION app_gestion",
                "SET SESSION AUTHORIZATION app_gestion; SET row_security = off",
            ] {
                let sain = try await base.superutilisateur { connexion in
                    // Rolled back: roles belong to the whole cluster.
                    try connexion.executeScript("BEGIN; \(coup)")
                    defer { try? connexion.executeScript("ROLLBACK") }
                    return try connexion.rows("SELECT garde.role_sain() AS sain")[0].bool("sain")
                }
                #expect(!sain, "après « \(coup) »")
            }
        }
    }

    @Test func lActiviteDUnCompartimentTientLesAutres() async throws {
        try await BaseDeTest.avec { base in
            let principal = try await base.principal(.planification, .intervenant)
            try await base.superutilisateur { try $0.executeScript("UPDATE garde.session SET vue_le = now() - interval '20 minutes'") }
            // Read only: opens without writing.
            _ = try await base.bases[.nominatif].read(as: principal, ["SELECT garde.uid()"])
            _ = try await base.bases[.gestion].transaction(as: principal) { try $0.rows("SELECT garde.uid()").count }
            let vieilles = try await base.superutilisateur {
                try $0.rows("SELECT count(*) AS n FROM garde.session WHERE vue_le < now() - interval '1 minute'")[0].int("n")
            }
            #expect(vieilles == 0)
        }
    }

    /// The mark of activity skips a locked row: two requests of one user never wait for each other.
    @Test func deuxRequetesDuMemeUsagerNeSAttendentPas() async throws {
        try await BaseDeTest.avec { base in
            let principal = try await base.principal(.planification)
            try await base.superutilisateur { try $0.executeScript("UPDATE garde.session SET vue_le = now() - interval '20 minutes'") }
            let gestion = base.bases[.gestion]
            let (ouverte, signal) = AsyncStream<Void>.makeStream()
            async let longue = gestion.transaction(as: principal) { transaction in
                _ = try transaction.rows("SELECT garde.uid()")
                signal.finish()
                // Holds its row lock while the other runs.
                return try transaction.rows("SELECT count(*) AS n FROM generate_series(1, 3000000)")[0].int("n")
            }
            for await _ in ouverte {}
            let uid = try await gestion.transaction(as: principal) {
                try $0.execute("SET LOCAL lock_timeout = '200ms'")
                return try $0.rows("SELECT garde.uid() AS u")[0].uuid("u")
            }
            #expect(uid == principal.compte.rawValue)
            #expect(try await longue == 3_000_000)
        }
    }
}
