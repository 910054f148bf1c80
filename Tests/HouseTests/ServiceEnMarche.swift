import Foundation
import TestSupport

/// A thread waits here until another opens.
final class Portail: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func ouvrir() { semaphore.signal() }
    func attendre() { semaphore.wait() }
}

/// `cloison serve` in a process of its own, on a free port, asked with curl.
struct ServiceEnMarche: Sendable {
    private static let programme = Serveur.projet.appending(path: ".build/debug/cloison").path
    private let pid: Int32
    private let port: Int

    static func lancer(_ environnement: [String: String]) async throws -> ServiceEnMarche {
        let port = try Grappe.portLibre()
        let processus = Process()
        processus.executableURL = URL(filePath: programme)
        processus.arguments = ["serve", "--port", "\(port)", "--compartiments", "nominatif"]
        let reglages = environnement.merging(["CLOISON_SQL": Serveur.projet.appending(path: "sql").path]) { $1 }
        processus.environment = ProcessInfo.processInfo.environment.merging(reglages) { $1 }
        processus.standardOutput = FileHandle.nullDevice
        processus.standardError = FileHandle.nullDevice
        try processus.run()
        let service = ServiceEnMarche(pid: processus.processIdentifier, port: port)
        let debut = ContinuousClock.now
        while ContinuousClock.now - debut < .seconds(120) {
            if try await enFil({ try service.page("/sante", temoin: "") }).statut == 200 { return service }
            try await Task.sleep(for: .milliseconds(200))
        }
        service.arreter()
        throw Programme.Echec(description: "le service ne répond pas sur le port \(port)")
    }

    /// Blocks: to be called from `enFil`. Status 0: no answer.
    func page(_ chemin: String, temoin: String) throws -> (statut: Int, texte: String) {
        let sortie = try Programme(
            "/usr/bin/env",
            [
                "curl", "-s", "--max-time", "120", "-H", "Cookie: cloison=\(temoin)", "-w", "\n%{http_code}",
                "http://127.0.0.1:\(port)\(chemin)",
            ]
        ).executer().sortie
        let statut = sortie.split(separator: "\n").last.flatMap { Int($0) } ?? 0
        return (statut, sortie)
    }

    var enMarche: Bool { kill(pid, 0) == 0 }
    func arreter() { kill(pid, SIGTERM) }
}
