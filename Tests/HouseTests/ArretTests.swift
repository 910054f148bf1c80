import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import Cloison

/// Stopping the house while a plan is computed and a page follows it.
@Suite struct ArretTests {
    private final class Registre: Sendable {
        let fins = Mutex<[String]>([])
        let debuts = Mutex(0)
        func noter(_ nom: String) { fins.withLock { $0.append(nom) } }
    }

    /// Ends once asked to, and says when.
    private struct Temoin: Service {
        let nom: String
        let registre: Registre

        func run() async throws {
            registre.debuts.withLock { $0 += 1 }
            try await gracefulShutdown()
            registre.noter(nom)
        }
    }

    /// A page open on a computation holds the server, which would hold the computation: 228 s measured for a plan of four minutes.
    @Test func computationsStopBeforeTheServerThatFollowsThem() async throws {
        let registre = Registre()
        func temoin(_ nom: String) -> Temoin { Temoin(nom: nom, registre: registre) }
        let services = Maison.ordonner(soutiens: [temoin("courrier")], application: temoin("serveur"), calculs: [temoin("calculs")])
        let groupe = ServiceGroup(configuration: .init(services: services, logger: Logger(label: "essai")))
        try await withThrowingTaskGroup(of: Void.self) { taches in
            taches.addTask { try await groupe.run() }
            let debut = ContinuousClock.now
            while registre.debuts.withLock({ $0 }) < 3, ContinuousClock.now - debut < .seconds(120) {
                try await Task.sleep(for: .milliseconds(20))
            }
            await groupe.triggerGracefulShutdown()
            try await taches.waitForAll()
        }
        #expect(registre.fins.withLock { $0 } == ["calculs", "serveur", "courrier"])
    }
}
