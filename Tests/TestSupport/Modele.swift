import Crypto
public import Foundation
import Postgres

/// The template database: sql/load.sql played once per content of sql/, then cloned for each test.
enum Modele {
    static let partage = Task { () throws -> (serveur: Serveur, modele: String) in
        try await enFil {
            let serveur = try Serveur.partage.get()
            return (serveur, try construire(serveur))
        }
    }

    private static func construire(_ serveur: Serveur) throws -> String {
        let nom = "modele_" + (try empreinte())
        return try serveur.sousVerrou("modele") {
            let connus = try serveur.psql("postgres", ["-c", "SELECT datname FROM pg_database WHERE datname LIKE 'modele\\_%'"])
                .split(separator: "\n").map(String.init)
            if connus.contains(nom) { return nom }
            for ancien in connus { _ = try? serveur.psql("postgres", ["-c", "DROP DATABASE \(ancien) WITH (FORCE)"]) }
            try serveur.psql("postgres", ["-c", "CREATE DATABASE \(nom)_neuf"])
            try serveur.psql("\(nom)_neuf", ["-f", Serveur.projet.appending(path: "sql/load.sql").path])
            try serveur.psql("postgres", ["-c", "ALTER DATABASE \(nom)_neuf RENAME TO \(nom)"])
            // Nobody in the template, not even autovacuum: a clone needs it alone.
            try serveur.psql("postgres", ["-c", "ALTER DATABASE \(nom) ALLOW_CONNECTIONS false"])
            return nom
        }
    }

    /// Changes with any byte of sql/.
    private static func empreinte() throws -> String {
        let racine = Serveur.projet.appending(path: "sql")
        var fichiers: [String] = []
        for cas in try FileManager.default.subpathsOfDirectory(atPath: racine.path).sorted() where cas.hasSuffix(".sql") {
            if !cas.hasPrefix("tests/") && cas != "schema.sql" { fichiers.append(cas) }
        }
        var somme = SHA256()
        for fichier in fichiers {
            somme.update(data: Data(fichier.utf8))
            somme.update(data: try Data(contentsOf: racine.appending(path: fichier)))
        }
        return somme.finalize().prefix(8).map { String(format: "%02x", $0) }.joined()
    }
}

extension Serveur {
    /// psql as the superuser, stopping at the first error. Blocks the thread.
    @discardableResult
    public func psql(_ base: String, _ arguments: [String], entree: String? = nil, dossier: URL = Serveur.projet) throws -> String {
        let programme = Programme(
            "/usr/bin/env",
            ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", Self.hote, "-p", String(port), "-U", "postgres", "-d", base]
                + arguments, environnement: ["PGPASSWORD": try secret("postgres"), "LC_ALL": "C.UTF-8"])
        programme.processus.currentDirectoryURL = dossier
        return try programme.reussir(entree: entree)
    }
}
