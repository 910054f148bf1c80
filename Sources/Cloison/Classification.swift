import Bilans
import Foundation

/// `sql/classification.csv`: every column of the schema, with its class. Gives the list of tables whose readers are asked for.
struct Classification: Sendable {
    /// `schema.table`.
    let tables: Set<String>

    static func trouver(_ environnement: [String: String] = ProcessInfo.processInfo.environment) throws -> Classification {
        Classification(try lire("classification.csv", environnement))
    }

    /// The same file, and the sentence of each column: what « Ce que voit mon employeur » says of the rights it finds.
    static func dictionnaire(_ environnement: [String: String] = ProcessInfo.processInfo.environment) throws -> Dictionnaire {
        Dictionnaire(classification: try lire("classification.csv", environnement), phrases: try lire("employeur.csv", environnement))
    }

    /// A file of sql/: `CLOISON_SQL`, else `sql` in the working directory, else beside the executable.
    private static func lire(_ fichier: String, _ environnement: [String: String]) throws -> String {
        let executable = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        let dossiers =
            environnement["CLOISON_SQL"].map { [URL(filePath: $0)] } ?? [
                URL(filePath: FileManager.default.currentDirectoryPath).appending(path: "sql"), executable.appending(path: "sql"),
            ]
        for dossier in dossiers {
            if let texte = try? String(contentsOf: dossier.appending(path: fichier), encoding: .utf8) { return texte }
        }
        throw Absent(fichier: fichier, dossiers: dossiers.map(\.path))
    }

    init(_ texte: String) {
        var tables: Set<String> = []
        for ligne in texte.split(whereSeparator: \.isNewline).dropFirst() {
            let champs = ligne.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
            if champs.count == 3 { tables.insert("\(champs[0]).\(champs[1])") }
        }
        self.tables = tables
    }

    struct Absent: Error, CustomStringConvertible {
        let fichier: String
        let dossiers: [String]
        var description: String {
            "\(fichier) introuvable dans \(dossiers.joined(separator: " ni ")) : indiquez le dossier sql par CLOISON_SQL."
        }
    }
}
