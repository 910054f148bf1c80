import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

/// A manager of a client company passes a name on. Signed in through the role of HR, he reads no row of it.
@Suite struct EncadrantTests {
    @Test func ilEstDUneEntrepriseEtRienDAutre() async throws {
        try await BaseDeTest.avec { base in
            let entreprise = ID<EntrepriseTag>.nouveau()
            for (fonctions, de) in [([Fonction.encadrant, .rh], entreprise), ([.encadrant], nil), ([.encadrant, .direction], entreprise)] {
                await #expect(throws: PostgresError.self) { try await base.compte(fonctions, entreprise: de) }
            }
            let principal = try await base.principal(.encadrant, entreprise: entreprise)
            let vu = try await base.bases[.client].transaction(as: principal) {
                try $0.rows(
                    """
                    SELECT garde.tenant() IS NULL AS sans, garde.employeur() AS e, garde.prestataire() IS NULL AS dehors,
                      garde.fonction('encadrant') AS encadrant, garde.fonction('rh') AS rh
                    """)[0]
            }
            #expect(try vu.bool("sans") && vu.bool("dehors") && vu.bool("encadrant"))
            #expect(try vu.uuid("e") == entreprise.rawValue && !vu.bool("rh"))
        }
    }

    /// Every table of which the role may read a column, full of what the attacks read: HR of that company sees most, the manager none.
    @Test func ilNeLitAucuneLigne() async throws {
        try await BaseDeTest.avec { base in
            let terrain = try await Terrain.dresser(base)
            let entreprise = try #require(terrain.principaux["rhA"]?.entreprise)
            let encadrant = try await base.principal(.encadrant, entreprise: entreprise)
            let rh = try #require(terrain.principaux["rhA"])
            let (siennes, aucune) = (try await Self.lues(base, rh), try await Self.lues(base, encadrant))
            #expect(
                siennes.isSuperset(of: [
                    "gestion.entreprise", "gestion.contrat", "gestion.effectif", "gestion.etablissement", "pilotage.bilan",
                ]))
            #expect(aucune == [])
        }
    }

    /// `schema.table` of each table whose rows this session sees.
    private static func lues(_ base: BaseDeTest, _ principal: Principal) async throws -> Set<String> {
        let jeton = principal.jeton(.client).map { String(format: "%02x", $0) }.joined()
        return try await base.superutilisateur { connexion in
            let tables = try connexion.rows(
                """
                SELECT table_schema || '.' || table_name AS nom, min(column_name::text) AS colonne FROM information_schema.column_privileges
                WHERE grantee = 'app_client' AND privilege_type = 'SELECT' AND table_schema IN ('gestion', 'facturation', 'pilotage', 'nominatif')
                GROUP BY 1 ORDER BY 1
                """
            ).map { (try $0.string("nom"), try $0.string("colonne")) }
            try connexion.executeScript("BEGIN; SET LOCAL SESSION AUTHORIZATION app_client; SELECT garde.ouvrir('\\x\(jeton)')")
            var lues: Set<String> = []
            for (nom, colonne) in tables {
                do {
                    try connexion.executeScript(
                        "SAVEPOINT s; SELECT 1 / (NOT EXISTS (SELECT \(colonne) FROM \(nom)))::int; RELEASE SAVEPOINT s")
                } catch let error as ScriptError {
                    guard error.state?.rawValue == "22012" else { throw error }
                    lues.insert(nom)
                    try connexion.executeScript("ROLLBACK TO SAVEPOINT s")
                }
            }
            try connexion.executeScript("ROLLBACK")
            #expect(tables.count > 25)
            return lues
        }
    }
}
