public import Foundation
public import Postgres
import Synchronization

/// The pools of this process, one per compartment, started at first use.
///
/// The container of one compartment holds one password: asking for another compartment there throws at start, not at the first request.
public struct Bases: Sendable {
    private final class Ouvertes: Sendable {
        let bases = Mutex<[Compartiment: Database]>([:])
    }

    private let ouvertes = Ouvertes()
    private let configurations: [Compartiment: DatabaseConfiguration]

    /// The compartments whose password is known here.
    public var compartiments: [Compartiment] { Compartiment.allCases.filter { configurations[$0] != nil } }

    public init(_ configurations: [Compartiment: DatabaseConfiguration]) {
        self.configurations = configurations
    }

    /// Reads `CLOISON_DONNEES` (default `.cloison`): `pg.port` and `secrets/<role>.mdp`. `CLOISON_PG_HOTE`, `CLOISON_PG_PORT` and
    /// `CLOISON_PG_BASE` replace host (127.0.0.1), port and base (cloison); `CLOISON_PG_CONNEXIONS` the connections per compartment; `CLOISON_PG_ATTENTE`
    /// (seconds, 1 to 600) how long one is waited for: `attente` otherwise, half a minute for a command, which has nobody before a page.
    public init(
        donnees environment: [String: String] = ProcessInfo.processInfo.environment, compartiments: [Compartiment] = Compartiment.allCases,
        attente: Duration = .seconds(30)
    ) throws(ConfigurationManquante) {
        let dossier = URL(filePath: environment["CLOISON_DONNEES"] ?? ".cloison", directoryHint: .isDirectory)
        let port = try Self.port(environment, dossier)
        let attente = try Self.attente(environment) ?? attente
        var configurations: [Compartiment: DatabaseConfiguration] = [:]
        for compartiment in compartiments {
            let fichier = dossier.appending(path: "secrets/\(compartiment.rawValue).mdp")
            guard let motDePasse = Self.lire(fichier) else { continue }
            configurations[compartiment] = DatabaseConfiguration(
                hote: environment["CLOISON_PG_HOTE"] ?? "127.0.0.1", port: port, base: environment["CLOISON_PG_BASE"] ?? "cloison",
                role: compartiment.rawValue, motDePasse: motDePasse, connexions: environment["CLOISON_PG_CONNEXIONS"].flatMap { Int($0) },
                delaiAcquisition: attente,
                // The migration role is a member of the owners, by design.
                verifierRole: compartiment != .migrateur)
        }
        guard !configurations.isEmpty else {
            throw ConfigurationManquante(
                "aucun mot de passe dans \(dossier.path)/secrets : lancez « deploy/base » ou indiquez CLOISON_DONNEES.")
        }
        self.configurations = configurations
    }

    /// The pool of one compartment. Asking for one whose password is absent is an error of wiring: use `compartiments` to know.
    public subscript(_ compartiment: Compartiment) -> Database {
        ouvertes.bases.withLock { bases in
            if let base = bases[compartiment] { return base }
            guard let configuration = configurations[compartiment] else {
                preconditionFailure("no password for \(compartiment.rawValue)")
            }
            let base = Database(configuration)
            bases[compartiment] = base
            return base
        }
    }

    /// The pools started so far, for metrics.
    public var actives: [(Compartiment, Database)] {
        ouvertes.bases.withLock { bases in bases.map { ($0.key, $0.value) }.sorted { $0.0.rawValue < $1.0.rawValue } }
    }

    /// Opens one connection of each compartment: throws if the server is away or a role could step over the wall.
    public func verifier() async throws {
        for compartiment in compartiments { try await self[compartiment].verifier() }
    }

    /// Waits for the running jobs of every pool, then closes them.
    public func arreter() async {
        for (_, base) in actives { await base.arreter() }
    }

    private static func port(_ environment: [String: String], _ dossier: URL) throws(ConfigurationManquante) -> Int {
        let fichier = dossier.appending(path: "pg.port")
        guard let texte = environment["CLOISON_PG_PORT"] ?? lire(fichier) else {
            throw ConfigurationManquante("le fichier \(fichier.path) manque : lancez « deploy/base » ou indiquez CLOISON_PG_PORT.")
        }
        guard let port = Int(texte), (1...65_535).contains(port) else {
            throw ConfigurationManquante("« \(texte) » n'est pas un port : un nombre de 1 à 65535 est attendu.")
        }
        return port
    }

    private static func attente(_ environment: [String: String]) throws(ConfigurationManquante) -> Duration? {
        guard let texte = environment["CLOISON_PG_ATTENTE"] else { return nil }
        guard let secondes = Int(texte), (1...600).contains(secondes) else {
            throw ConfigurationManquante("CLOISON_PG_ATTENTE, « \(texte) » : un nombre de secondes de 1 à 600 est attendu.")
        }
        return .seconds(secondes)
    }

    private static func lire(_ fichier: URL) -> String? {
        guard let texte = try? String(contentsOf: fichier, encoding: .utf8) else { return nil }
        return texte.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

/// Says in French what is missing and how to get it.
public struct ConfigurationManquante: Error, CustomStringConvertible, Sendable {
    public let description: String
    init(_ description: String) { self.description = description }
}
