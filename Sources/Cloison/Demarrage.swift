import Web
import Foundation
import Logging
import Postgres
import Synchronization
import Tenancy

/// What `serve` reads before it opens its port.
enum Demarrage {
    /// `secrets/cle-web` of the data folder, 64 hexadecimal digits: forms and flash messages. The master key stays with Dossiers.
    static func cleWeb(_ environnement: [String: String] = ProcessInfo.processInfo.environment) throws -> [UInt8] {
        let dossier = URL(filePath: environnement["CLOISON_DONNEES"] ?? ".cloison", directoryHint: .isDirectory)
        let fichier = dossier.appending(path: "secrets/cle-web")
        guard let texte = try? String(contentsOf: fichier, encoding: .utf8), let cle = octets(texte), cle.count == 32 else {
            throw CleAbsente(chemin: fichier.path)
        }
        return cle
    }

    /// Proxies whose `X-Forwarded-For` is believed: `CLOISON_MANDATAIRES`, else those of this machine.
    static func mandataires(_ environnement: [String: String] = ProcessInfo.processInfo.environment) throws -> Mandataires {
        try environnement["CLOISON_MANDATAIRES"].map { try Mandataires($0) } ?? .surCetteMachine
    }

    static func octets(_ hexadecimal: String) -> [UInt8]? {
        let chiffres = hexadecimal.filter { !$0.isWhitespace }.compactMap(\.hexDigitValue)
        guard chiffres.count % 2 == 0 else { return nil }
        return stride(from: 0, to: chiffres.count, by: 2).map { UInt8(chiffres[$0] << 4 | chiffres[$0 + 1]) }
    }

    static func demonstration(_ bases: Bases) async throws -> Bool {
        let lus: [Vrai] = try await bases[.auth].readSansSession("SELECT garde.demonstration() AS vrai")
        return lus.first?.vrai ?? false
    }

    static func debout(_ bases: Bases) async -> Bool {
        let lus: [Vrai]? = try? await bases[.auth].readSansSession("SELECT true AS vrai")
        return lus?.first?.vrai ?? false
    }

    private struct Vrai: RowDecodable {
        let vrai: Bool
        init(row: Row) throws(RowError) { vrai = try row.bool("vrai") }
    }

    struct CleAbsente: Error, CustomStringConvertible {
        let chemin: String
        var description: String { "\(chemin) : 64 chiffres hexadécimaux attendus. « deploy/base » l'écrit ; CLOISON_DONNEES dit où." }
    }
}

/// Standard output, one whole line at a time.
enum Sortie {
    private static let verrou = Mutex(())

    static func ligne(_ texte: String) {
        let horodatee = texte.replacing("{", with: #"{"temps":"\#(maintenant())","#, maxReplacements: 1) + "\n"
        verrou.withLock { _ in FileHandle.standardOutput.write(Data(horodatee.utf8)) }
    }

    private static func maintenant() -> String { Date.now.ISO8601Format(.iso8601(timeZone: .gmt, includingFractionalSeconds: true)) + "Z" }
}

/// Library messages as JSON: level and label; metadata and text could quote a request, so only the static text of warnings is kept.
struct JournalDesBibliotheques: LogHandler {
    var logLevel = Logger.Level.warning
    var metadata: Logger.Metadata = [:]
    subscript(metadataKey cle: String) -> Logger.Metadata.Value? {
        get { metadata[cle] }
        set { metadata[cle] = newValue }
    }

    func log(event: LogEvent) {
        Sortie.ligne(#"{"genre":"bibliotheque","niveau":"\#(event.level)","source":"\#(event.source)"}"#)
    }
}
