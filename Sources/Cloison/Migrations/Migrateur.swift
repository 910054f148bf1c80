import Postgres

/// Brings a database to the schema of sql/: pending migrations, each in its own transaction, then the rights, in one.
struct Migrateur: Sendable {
    let configuration: DatabaseConfiguration
    let dossier: DossierSQL

    init(_ configuration: DatabaseConfiguration, _ dossier: DossierSQL) {
        var longue = configuration
        // A migration may rewrite a table, and the second of two migrators waits for the first.
        longue.delaiRequete = .seconds(3600)
        self.configuration = longue
        self.dossier = dossier
    }

    /// Applies what is pending and gives it; two at once: the second waits, then finds nothing left.
    func appliquer(_ annoncer: @escaping @Sendable (Migration) -> Void = { _ in }) async throws -> [Migration] {
        try await UnsafeConnection.ouvrir(configuration) { connexion in
            let attente = try RegistreDesMigrations.prendre(connexion).enAttente(dossier.migrations)
            for migration in attente {
                annoncer(migration)
                try enTransaction(connexion, migration.fichier, migration.ligne) {
                    try connexion.executeScript(migration.texte)
                    try connexion.executeScript("RESET ROLE")
                    _ = try connexion.rows(
                        """
                        INSERT INTO migrations.appliquee (numero, fichier, somme)
                        VALUES (\(migration.numero), \(migration.fichier), \(migration.somme))
                        """)
                }
            }
            try enTransaction(connexion, "privileges.sql", { _ in nil }) { try connexion.executeScript(dossier.privileges) }
            return attente
        }
    }

    /// What `appliquer` would do; changes nothing.
    func enAttente() async throws -> [Migration] {
        try await UnsafeConnection.ouvrir(configuration) { connexion in
            try RegistreDesMigrations.consulter(connexion).enAttente(dossier.migrations)
        }
    }

    private func enTransaction(
        _ connexion: UnsafeConnection, _ fichier: String, _ ligne: (Int) -> Int?, _ corps: () throws -> Void
    ) throws {
        try connexion.executeScript("BEGIN")
        do {
            try corps()
            try connexion.executeScript("COMMIT")
        } catch let erreur as ScriptError {
            try? connexion.executeScript("ROLLBACK")
            throw MigrationRefusee.echec(fichier: fichier, ligne: erreur.position.flatMap(ligne), message: "\(erreur).")
        }
    }
}
