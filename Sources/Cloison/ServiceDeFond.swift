import ServiceLifecycle

/// A room's background work as a service: a graceful stop asks it to finish, then waits for it.
struct ServiceDeFond: Service {
    private let travail: @Sendable () async throws -> Void
    private let arret: @Sendable () -> Void

    init(_ travail: @escaping @Sendable () async throws -> Void, arreter: @escaping @Sendable () -> Void) {
        self.travail = travail
        arret = arreter
    }

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await travail()
        } onGracefulShutdown: {
            arret()
        }
    }
}
