import Foundation

/// The folder sql/: its migrations in order, and the rights that follow them.
struct DossierSQL: Sendable {
    let migrations: [Migration]
    let privileges: String

    /// `CLOISON_SQL`, else `sql` in the working directory, else beside the executable.
    static func trouver(_ environnement: [String: String] = ProcessInfo.processInfo.environment) throws -> DossierSQL {
        let executable = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        let candidats =
            environnement["CLOISON_SQL"].map { [URL(filePath: $0)] } ?? [
                URL(filePath: FileManager.default.currentDirectoryPath).appending(path: "sql"), executable.appending(path: "sql"),
            ]
        guard let dossier = candidats.first(where: { FileManager.default.fileExists(atPath: $0.appending(path: "migrations").path) }) else {
            throw MigrationRefusee.dossierAbsent(candidats.map(\.path))
        }
        return try DossierSQL(dossier)
    }

    init(_ dossier: URL) throws {
        let fichiers = try FileManager.default.contentsOfDirectory(
            at: dossier.appending(path: "migrations"), includingPropertiesForKeys: nil)
        let migrations = try fichiers.filter { $0.pathExtension == "sql" }
            .map { try Migration(fichier: $0.lastPathComponent, texte: String(contentsOf: $0, encoding: .utf8)) }
            .sorted { ($0.numero, $0.fichier) < ($1.numero, $1.fichier) }
        for (une, suivante) in zip(migrations, migrations.dropFirst()) where une.numero == suivante.numero {
            throw MigrationRefusee.doublon(une.fichier, suivante.fichier)
        }
        self.migrations = migrations
        privileges = try String(contentsOf: dossier.appending(path: "privileges.sql"), encoding: .utf8)
    }
}
