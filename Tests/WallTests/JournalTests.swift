import Postgres
import Tenancy
import TestSupport
import Testing

/// The chain of the journal: whole, it verifies; touched by anyone, superuser included, it says so.
@Suite struct JournalTests {
    private func sceller(_ base: BaseDeTest) async throws -> Int {
        try await base.bases[.passerelle].transactionSansSession { try $0.rows("SELECT journal.sceller() AS n")[0].int("n") }
    }

    private func tient(_ base: BaseDeTest) async throws -> [Bool] {
        try await base.bases[.passerelle].transactionSansSession {
            try $0.rows("SELECT bon FROM journal.verifier()").map { try $0.bool("bon") }
        }
    }

    @Test(arguments: [
        "UPDATE journal.evenement SET action = 'autre_chose' WHERE id = (SELECT min(id) FROM journal.evenement)",
        "DELETE FROM journal.evenement WHERE id = (SELECT max(id) FROM journal.evenement WHERE sceau = 1)",
        "UPDATE journal.evenement SET instant = instant + interval '1 second' WHERE sceau = 2",
        "UPDATE journal.sceau SET racine = precedent WHERE n = 1", "DELETE FROM journal.sceau WHERE n = 1",
    ])
    func uneFalsificationSeVoit(coup: String) async throws {
        try await BaseDeTest.avec { base in
            _ = try await base.principal(.planification)
            #expect(try await sceller(base) >= 2)
            _ = try await base.principal(.facturation)
            #expect(try await sceller(base) >= 2)
            #expect(try await sceller(base) == 0)
            #expect(try await tient(base) == [true, true])
            try await base.superutilisateur { try $0.executeScript(coup) }
            #expect(try await tient(base).contains(false))
        }
    }

    @Test func lAdministrationLitDesIdentifiantsEtPersonneDAutre() async throws {
        try await BaseDeTest.avec { base in
            let administratrice = try await base.principal(.administration)
            let actions = try await base.bases[.administration].transaction(as: administratrice) {
                try $0.rows("SELECT action FROM journal.lister(NULL, 10)").map { try $0.string("action") }
            }
            #expect(actions.first == "connexion")
            let intervenante = try await base.principal(.intervenant)
            await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil)) {
                try await base.bases[.nominatif].transaction(as: intervenante) {
                    try $0.rows("SELECT * FROM journal.lister(NULL, 10)").count
                }
            }
        }
    }
}
