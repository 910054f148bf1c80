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
}
