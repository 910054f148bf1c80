import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Cloison

/// `cloison migrate`, on a base that never saw it.
@Suite struct MigrerTests {
    static let sql = Serveur.projet.appending(path: "sql")

    /// An empty base with its extensions and rights, and what connects to it as migrateur.
    private func enBaseNeuve<R>(_ corps: (DatabaseConfiguration, BaseDeTest) async throws -> R) async throws -> R {
        try await BaseDeTest.avec { base in
            let extensions = try String(contentsOf: Self.sql.appending(path: "extensions.sql"), encoding: .utf8)
            return try await base.enBaseNue(extensions) { neuve in
                var configuration = try base.configuration(.migrateur, connexions: 1)
                configuration.base = neuve
                return try await corps(configuration, base)
            }
        }
    }

    /// A copy of sql/ that the test may spoil.
    private func copie() throws -> URL {
        let dossier = FileManager.default.temporaryDirectory.appending(path: "cloison-sql-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: Self.sql, to: dossier)
        return dossier
    }

    @Test func deuxALaFoisUnSeulApplique() async throws {
        try await enBaseNeuve { configuration, _ in
            let dossier = try DossierSQL(Self.sql)
            async let une = Migrateur(configuration, dossier).appliquer()
            async let autre = Migrateur(configuration, dossier).appliquer()
            let faites = try await [une.count, autre.count].sorted()
            #expect(faites == [0, dossier.migrations.count])
            #expect(try await Migrateur(configuration, dossier).enAttente().isEmpty)
        }
    }

    @Test func unFichierModifieEstRefuseEtNomme() async throws {
        try await enBaseNeuve { configuration, _ in
            let copie = try copie()
            defer { try? FileManager.default.removeItem(at: copie) }
            _ = try await Migrateur(configuration, DossierSQL(copie)).appliquer()
            let fichier = copie.appending(path: "migrations/0002_journal.sql")
            try (String(contentsOf: fichier, encoding: .utf8) + "\n-- retouche\n").write(to: fichier, atomically: true, encoding: .utf8)
            await #expect(throws: MigrationRefusee.modifiee("0002_journal.sql")) {
                try await Migrateur(configuration, DossierSQL(copie)).appliquer()
            }
        }
    }

    @Test func uneMigrationQuiEchoueNeLaisseRien() async throws {
        try await enBaseNeuve { configuration, _ in
            let copie = try copie()
            defer { try? FileManager.default.removeItem(at: copie) }
            let fichier = copie.appending(path: "migrations/9999_fautive.sql")
            try "SET ROLE prop_gestion;\nCREATE TABLE gestion.reste (i integer);\nCREATE TABEL gestion.faute ();\n"
                .write(to: fichier, atomically: true, encoding: .utf8)
            let erreur = await #expect(throws: MigrationRefusee.self) { try await Migrateur(configuration, DossierSQL(copie)).appliquer() }
            guard case .echec("9999_fautive.sql", 3, _) = erreur else {
                Issue.record("le refus doit nommer le fichier et la ligne 3 : \(String(describing: erreur))")
                return
            }
            let (tables, registre) = try await UnsafeConnection.ouvrir(configuration) { connexion in
                (
                    try connexion.rows("SELECT count(*) = 0 AS rien FROM pg_class WHERE relname = 'reste'")[0].bool("rien"),
                    try connexion.rows("SELECT max(numero) AS n FROM migrations.appliquee")[0].int("n")
                )
            }
            #expect(tables)
            #expect(registre < 9999)
        }
    }

    @Test func lesDroitsRejouesSontLesMemes() async throws {
        try await enBaseNeuve { configuration, base in
            let dossier = try DossierSQL(Self.sql)
            func droits() async throws -> String {
                try await enFil { try base.serveur.psql(configuration.base, ["-f", "sql/tests/droits.sql"]) }
            }
            _ = try await Migrateur(configuration, dossier).appliquer()
            let premiers = try await droits()
            #expect(premiers.contains("app_gestion : SELECT"))
            _ = try await Migrateur(configuration, dossier).appliquer()
            #expect(try await droits() == premiers)
        }
    }

    @Test func lePasseDoitEtreCeluiDesFichiers() throws {
        let une = try Migration(fichier: "0001_une.sql", texte: "SELECT 1;")
        let deux = try Migration(fichier: "0002_deux.sql", texte: "SELECT 2;")
        let trois = try Migration(fichier: "0003_trois.sql", texte: "SELECT 3;")
        let registre = RegistreDesMigrations(appliquees: [1: (une.fichier, une.somme), 3: (trois.fichier, trois.somme)])
        #expect(throws: MigrationRefusee.anterieure("0002_deux.sql", derniere: "0003_trois.sql")) {
            try registre.enAttente([une, deux, trois])
        }
        #expect(throws: MigrationRefusee.inconnue("0003_trois.sql")) { try registre.enAttente([une, deux]) }
        #expect(throws: MigrationRefusee.nom("deux.sql")) { try Migration(fichier: "deux.sql", texte: "") }
        #expect(try registre.enAttente([une, trois]).isEmpty)
    }
}
