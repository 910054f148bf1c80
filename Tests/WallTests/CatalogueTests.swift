import Foundation
import Postgres
import TestSupport
import Testing

/// Third lock, read in the catalogs: sql/tests/*.sql give one line per breach.
@Suite struct CatalogueTests {
    @Test(arguments: ["murs.sql", "classification.sql"])
    func leCatalogueTientLesRegles(controle: String) async throws {
        try await BaseDeTest.avec { base in
            let manquements = try await enFil { [base] in try base.serveur.psql(base.nom, ["-f", "sql/tests/\(controle)"]) }
            #expect(manquements.isEmpty, "\(manquements)")
        }
    }

    @Test func loadListeChaqueMigrationDansLOrdre() throws {
        let sql = Serveur.projet.appending(path: "sql")
        let fichiers = try FileManager.default.contentsOfDirectory(atPath: sql.appending(path: "migrations").path)
            .filter { $0.hasSuffix(".sql") }.sorted()
        let listees = try String(contentsOf: sql.appending(path: "load.sql"), encoding: .utf8).split(separator: "\n")
            .compactMap { $0.hasPrefix("\\ir migrations/") ? String($0.dropFirst(15)) : nil }
        #expect(listees == fichiers)
    }

    /// sql/schema.sql is read first; it must be what the migrations make.
    @Test func schemaSQLEstAJour() async throws {
        try await enFil {
            let serveur = try Serveur.partage.get()
            try Programme(
                "/bin/bash", [Serveur.projet.appending(path: "deploy/schema").path, "--verifier"],
                environnement: ["CLOISON_DONNEES": serveur.donnees.path]
            ).reussir()
        }
    }

    /// The four readers of the context repeat one check of the MAC; a difference would be a hole.
    @Test func lesLecteursDuContexteVerifientPareillement() async throws {
        let verifications = try await BaseDeTest.avec { base in
            try await base.superutilisateur { connexion in
                try connexion.rows(
                    """
                    SELECT DISTINCT substring(prosrc FROM 'BEGIN.*?THEN') AS texte
                    FROM pg_catalog.pg_proc
                    WHERE oid IN ('garde.tenant()'::regprocedure, 'garde.uid()'::regprocedure, 'garde.prestataire()'::regprocedure,
                      'garde.fonction(text)'::regprocedure)
                    """
                ).map { try $0.string("texte") }
            }
        }
        #expect(verifications.count == 1)
        for morceau in ["session_user", "pg_backend_pid()", "timestamptz_send(now())"] {
            #expect(verifications.first?.contains(morceau) == true, "le MAC n'est plus lié à \(morceau)")
        }
    }
}
