import Foundation
public import Postgres
public import Tenancy

/// A database of the real schema, empty, for one test: a clone of a template, dropped afterwards.
///
/// ```swift
/// try await BaseDeTest.avec { base in
///     let planificatrice = try await base.principal(.planification)
///     try await base.bases[.gestion].transaction(as: planificatrice) { … }
/// }
/// ```
/// Prove refusals as a login role, through `bases`; `superutilisateur` only arranges, it proves nothing.
public struct BaseDeTest: Sendable {
    public let nom: String
    public let serveur: Serveur
    /// One pool of two connections per login role, `migrateur` included.
    public let bases: Bases

    /// Tests run at once; each base may hold a score of connections.
    private static let places = Places(6)

    public static func avec<R>(_ corps: (BaseDeTest) async throws -> R) async throws -> R {
        try await places.prendre()
        let base: BaseDeTest
        do {
            base = try await creer()
        } catch {
            await places.rendre()
            throw error
        }
        let resultat: Result<R, any Error>
        do { resultat = .success(try await corps(base)) } catch { resultat = .failure(error) }
        await base.detruire()
        await places.rendre()
        return try resultat.get()
    }

    /// The name of a base that lives as long as the cluster, for processes started beside the tests.
    public static func durable() async throws -> String {
        let base = try await creer()
        await base.bases.arreter()
        return base.nom
    }

    private static func creer() async throws -> BaseDeTest {
        let (serveur, modele) = try await Modele.partage.value
        let nom = "essai_" + UUID().uuidString.lowercased().replacing("-", with: "")
        try await UnsafeConnection.ouvrir(serveur.superutilisateur("postgres")) {
            try $0.executeScript("CREATE DATABASE \(nom) TEMPLATE \(modele)")
        }
        // The rights on a database are not copied from its template.
        let droits = try String(contentsOf: Serveur.projet.appending(path: "sql/extensions.sql"), encoding: .utf8)
        try await UnsafeConnection.ouvrir(serveur.superutilisateur(nom)) { try $0.executeScript(droits) }
        var configurations: [Compartiment: DatabaseConfiguration] = [:]
        for compartiment in Compartiment.allCases {
            configurations[compartiment] = try serveur.configuration(compartiment, base: nom, connexions: 2)
        }
        return BaseDeTest(nom: nom, serveur: serveur, bases: Bases(configurations))
    }

    private func detruire() async {
        await bases.arreter()
        guard let configuration = try? serveur.superutilisateur("postgres") else { return }
        try? await UnsafeConnection.ouvrir(configuration) { [nom] in try $0.executeScript("DROP DATABASE IF EXISTS \(nom) WITH (FORCE)") }
    }

    /// A second database with the same rows, dropped when `corps` ends. Closes the pools of this one: a clone needs it alone.
    public func cloner<R>(_ corps: (String) async throws -> R) async throws -> R {
        await bases.arreter()
        let droits = try String(contentsOf: Serveur.projet.appending(path: "sql/extensions.sql"), encoding: .utf8)
        return try await ephemere("TEMPLATE \(nom)", droits, corps)
    }

    /// A database with nothing of this service but `schema`, where `<base>` stands for its name.
    public func enBaseNue<R>(_ schema: String, _ corps: (String) async throws -> R) async throws -> R {
        try await ephemere("TEMPLATE template1", schema, corps)
    }

    private func ephemere<R>(_ options: String, _ script: String, _ corps: (String) async throws -> R) async throws -> R {
        let seconde = "second_" + UUID().uuidString.lowercased().replacing("-", with: "")
        let amorce = try serveur.superutilisateur("postgres")
        try await UnsafeConnection.ouvrir(amorce) { try $0.executeScript("CREATE DATABASE \(seconde) \(options)") }
        let resultat: Result<R, any Error>
        do {
            try await Self.rejouer {
                try await UnsafeConnection.ouvrir(serveur.superutilisateur(seconde)) {
                    try $0.executeScript(script.replacing("<base>", with: seconde))
                }
            }
            resultat = .success(try await corps(seconde))
        } catch {
            resultat = .failure(error)
        }
        try await UnsafeConnection.ouvrir(amorce) { try $0.executeScript("DROP DATABASE IF EXISTS \(seconde) WITH (FORCE)") }
        return try resultat.get()
    }

    /// The grants of a script write catalogs that all databases share, while other tests create and drop theirs: PostgreSQL then undoes one
    /// of the two scripts whole (deadlock seen 2026-11-21), which can be run again.
    private static func rejouer(_ script: () async throws -> Void) async throws {
        for _ in 0..<4 {
            do { return try await script() } catch let erreur as ScriptError where erreur.state == .deadlockDetected {
                try await Task.sleep(for: .milliseconds(Int.random(in: 20...200)))
            }
        }
        try await script()
    }

    /// As the cluster's superuser, to arrange what a test needs (another company's rows, an hour ago, a mutation).
    public func superutilisateur<R: Sendable>(_ corps: @escaping @Sendable (UnsafeConnection) throws -> R) async throws -> R {
        try await UnsafeConnection.ouvrir(serveur.superutilisateur(nom), corps)
    }

    /// A pool's configuration on this base, to open more connections than `bases` does.
    public func configuration(_ compartiment: Compartiment, connexions: Int) throws -> DatabaseConfiguration {
        try serveur.configuration(compartiment, base: nom, connexions: connexions)
    }
}

extension Serveur {
    func superutilisateur(_ base: String) throws -> DatabaseConfiguration {
        DatabaseConfiguration(
            hote: Self.hote, port: port, base: base, role: "postgres", motDePasse: try secret("postgres"), connexions: 1,
            delaiRequete: .seconds(120), verifierRole: false)
    }

    func configuration(_ compartiment: Compartiment, base: String, connexions: Int) throws -> DatabaseConfiguration {
        DatabaseConfiguration(
            hote: Self.hote, port: port, base: base, role: compartiment.rawValue, motDePasse: try secret(compartiment.rawValue),
            connexions: connexions, delaiRequete: .seconds(120), delaiAcquisition: .seconds(120), verifierRole: compartiment != .migrateur)
    }
}

/// A counting semaphore that suspends tasks instead of blocking threads.
actor Places {
    private var libres: Int
    private var file: [CheckedContinuation<Void, Never>] = []

    init(_ nombre: Int) { libres = nombre }

    func prendre() async throws {
        if libres > 0 {
            libres -= 1
        } else {
            await withCheckedContinuation { file.append($0) }
        }
        try Task.checkCancellation()
    }

    func rendre() {
        if file.isEmpty { libres += 1 } else { file.removeFirst().resume() }
    }
}
