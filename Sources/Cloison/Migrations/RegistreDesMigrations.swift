import Postgres

/// What the database says was applied: `migrations.appliquee`, read and written under one lock.
struct RegistreDesMigrations {
    /// Number → file and checksum.
    let appliquees: [Int: (fichier: String, somme: String)]

    /// Any constant does, as long as nobody else takes it: « cloison » read as ASCII.
    static let verrou = 0x63_6c_6f_69_73_6f_6e

    /// Waits for whoever migrates now; the lock goes with the connection.
    static func prendre(_ connexion: UnsafeConnection) throws -> RegistreDesMigrations {
        _ = try connexion.rows("SELECT pg_advisory_lock(\(verrou))")
        try connexion.executeScript(
            """
            SET client_min_messages = warning;
            CREATE SCHEMA IF NOT EXISTS migrations;
            CREATE TABLE IF NOT EXISTS migrations.appliquee (
              numero integer PRIMARY KEY,
              fichier text NOT NULL,
              somme text NOT NULL,
              appliquee_le timestamptz NOT NULL DEFAULT now()
            );
            """)
        return try lire(connexion)
    }

    /// Without a lock, for a reader; empty when nothing was ever applied.
    static func consulter(_ connexion: UnsafeConnection) throws -> RegistreDesMigrations {
        let present = try connexion.rows("SELECT to_regclass('migrations.appliquee') IS NOT NULL AS present")
        return try present[0].bool("present") ? lire(connexion) : RegistreDesMigrations(appliquees: [:])
    }

    private static func lire(_ connexion: UnsafeConnection) throws -> RegistreDesMigrations {
        let lignes = try connexion.rows("SELECT numero, fichier, somme FROM migrations.appliquee")
        return RegistreDesMigrations(
            appliquees: try Dictionary(
                uniqueKeysWithValues: lignes.map { try ($0.int("numero"), (fichier: $0.string("fichier"), somme: $0.string("somme"))) }))
    }

    /// Those still to apply, in order, once it is sure that the past is the one the files tell.
    func enAttente(_ migrations: [Migration]) throws(MigrationRefusee) -> [Migration] {
        let connues = Set(migrations.map(\.numero))
        if let (_, inconnue) = appliquees.sorted(by: { $0.key < $1.key }).first(where: { !connues.contains($0.key) }) {
            throw .inconnue(inconnue.fichier)
        }
        let derniere = appliquees.keys.max()
        var attente: [Migration] = []
        for migration in migrations {
            if let appliquee = appliquees[migration.numero] {
                guard appliquee.somme == migration.somme else { throw .modifiee(migration.fichier) }
            } else if let derniere, migration.numero < derniere {
                throw .anterieure(migration.fichier, derniere: appliquees[derniere]?.fichier ?? "")
            } else {
                attente.append(migration)
            }
        }
        return attente
    }
}
