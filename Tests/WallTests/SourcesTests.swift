import Foundation
import TestSupport
import Testing

/// Second lock: what the sources may say.
@Suite struct SourcesTests {
    struct Fichier: Sendable {
        let chemin: String
        let lignes: [Substring]
    }

    static func swift(sous dossier: String) throws -> [Fichier] {
        let racine = Serveur.projet.appending(path: dossier)
        return try FileManager.default.subpathsOfDirectory(atPath: racine.path).filter { $0.hasSuffix(".swift") }.map { sous in
            let texte = try String(contentsOf: racine.appending(path: sous), encoding: .utf8)
            return Fichier(chemin: "\(dossier)/\(sous)", lignes: texte.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }

    /// Lines that match, as « path:line text », comments left out.
    static func occurrences(_ motif: some RegexComponent, dans dossier: String, sauf permis: (String) -> Bool = { _ in false }) throws
        -> [String]
    {
        try swift(sous: dossier).filter { !permis($0.chemin) }.flatMap { fichier in
            fichier.lignes.enumerated().compactMap { rang, ligne in
                let code = ligne.drop(while: { $0 == " " })
                guard !code.hasPrefix("//"), code.contains(motif) else { return nil }
                return "\(fichier.chemin):\(rang + 1) \(code)"
            }
        }
    }

    /// Rooms that hold or seal what names a person.
    static let nominatives = ["Sources/Dossiers", "Sources/Chiffrement"]

    @Test(arguments: nominatives) func rienNEstPublicCoteNominatif(piece: String) throws {
        let declarations = try Self.occurrences(
            #/^(@[A-Za-z]+(\([^)]*\))? +)*(public|open) +(?!import)/#, dans: piece)
        #expect(declarations.isEmpty, "nominatif : `package` seulement\n\(declarations.joined(separator: "\n"))")
    }

    @Test func seulPostgresImporteLibpq() throws {
        let imports = try Self.occurrences(#/import +CPostgres/#, dans: "Sources") { $0.hasPrefix("Sources/Postgres/") }
        #expect(imports.isEmpty, "\(imports)")
    }

    /// The simple protocol accepts several statements, hence injection and EXPLAIN: only the script door speaks it, and COPY, whose
    /// text is a StaticString.
    @Test func pqexecEstTenuEnDeuxEndroits() throws {
        let appels = try Self.occurrences(#/\bPQ(exec|sendQuery)\(/#, dans: "Sources") {
            ["Sources/Postgres/UnsafeConnection.swift", "Sources/Postgres/Copy.swift"].contains($0)
        }
        #expect(appels.isEmpty, "\(appels.joined(separator: "\n"))")
    }

    /// The script door is for migrations and their like; a room never opens it.
    @Test func laPorteDesScriptsEstFermeeAuxPieces() throws {
        let appels = try Self.occurrences(#/UnsafeConnection/#, dans: "Sources") {
            $0.hasPrefix("Sources/Postgres/") || $0.hasPrefix("Sources/Cloison/")
        }
        #expect(appels.isEmpty, "\(appels.joined(separator: "\n"))")
    }

    @Test func aucunRoleNeChangeEnCoursDeRoute() throws {
        let changements = try Self.occurrences(
            #/\bSET (LOCAL |SESSION )?(ROLE|SESSION AUTHORIZATION)|set_config\(|garde\.ctx/#, dans: "Sources"
        ) {
            // As migrateur, which no request reaches: migrations, and the demonstration's rows.
            $0.hasPrefix("Sources/Cloison/Migrations/") || $0.hasPrefix("Sources/Cloison/Demo/") || $0.contains("/Semence/")
        }
        #expect(changements.isEmpty, "\(changements.joined(separator: "\n"))")
    }

    /// A nominative type that can be encoded ends in a log or an export one day.
    @Test(arguments: nominatives) func rienDeNominatifNEstCodable(piece: String) throws {
        let codables = try Self.occurrences(#/: .*\b(Codable|Encodable)\b/#, dans: piece)
        #expect(codables.isEmpty, "\(codables.joined(separator: "\n"))")
    }

    @Test func lesExceptionsAuxReglesDeSwiftSontMotivees() throws {
        let interdits = #/@unchecked Sendable|nonisolated\(unsafe\)|\btry!|\bas!|\bfatalError\(/#  // reason: the words looked for
        let sansRaison = try Self.occurrences(interdits, dans: "Sources")
            .filter { !$0.contains("// reason:") }
        #expect(sansRaison.isEmpty, "\(sansRaison.joined(separator: "\n"))")
    }
}
