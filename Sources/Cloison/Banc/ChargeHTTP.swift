import Foundation
import Hummingbird
import Postgres
import Tenancy

/// A server of one page on the loopback, and as many clients as connections, in this same process.
struct ChargeHTTP: Sendable {
    private let terrain: Terrain
    private let connexions: Int
    private let duree: Int

    init(_ terrain: Terrain, connexions: Int, duree: Int) {
        self.terrain = terrain
        self.connexions = connexions
        self.duree = duree
    }

    func mesurer() async throws -> Mesure {
        let base = Database(terrain.configuration)
        let principal = terrain.principal
        let router = Router()
        router.get("ligne/:id") { _, contexte in
            let id = try contexte.parameters.require("id", as: Int.self)
            let lignes: [LigneDeBanc] = try await base.read(as: principal, "SELECT id, nom, ville, note FROM banc.mur WHERE id = \(id)")
            guard let ligne = lignes.first else { throw HTTPError(.notFound) }
            return Response(
                status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(string: ligne.json)))
        }
        let (ports, port) = AsyncStream<Int>.makeStream()
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { canal in
                port.yield(canal.localAddress?.port ?? 0)
                port.finish()
            })
        let mesure = try await withThrowingTaskGroup(of: Mesure?.self) { groupe in
            groupe.addTask {
                try await application.run()
                return nil
            }
            groupe.addTask { [connexions, duree] in
                guard let port = await ports.first(where: { _ in true }) else { return nil }
                return try await Self.charger(port, connexions: connexions, duree: duree)
            }
            while let fini = try await groupe.next() {
                guard let mesure = fini else { continue }
                groupe.cancelAll()
                return mesure
            }
            throw ClientHTTP.Echec()
        }
        await base.arreter()
        return mesure
    }

    private static func charger(_ port: Int, connexions: Int, duree: Int) async throws -> Mesure {
        try await withThrowingTaskGroup(of: [Double].self) { groupe in
            let debut = Date()
            for _ in 0..<connexions {
                groupe.addTask {
                    // Blocking sockets on threads of their own: the cooperative pool is left to the server.
                    try await withCheckedThrowingContinuation { continuation in
                        Thread { continuation.resume(with: Result { try ClientHTTP(port: port).tourner(duree: duree) }) }.start()
                    }
                }
            }
            let latences = try await groupe.reduce(into: []) { $0 += $1 }
            return Mesure(latences: latences, secondes: Date().timeIntervalSince(debut))
        }
    }
}
