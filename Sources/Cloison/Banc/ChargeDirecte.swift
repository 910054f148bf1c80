import Foundation
import Postgres
import Tenancy

/// The client alone: tasks that read one row after the other through one pool, decoded.
struct ChargeDirecte: Sendable {
    private let terrain: Terrain
    private let prologue: Terrain.Prologue
    private let connexions: Int
    private let duree: Duration

    init(_ terrain: Terrain, _ prologue: Terrain.Prologue, connexions: Int, duree: Duration) {
        self.terrain = terrain
        self.prologue = prologue
        self.connexions = connexions
        self.duree = duree
    }

    func mesurer() async throws -> Mesure {
        var configuration = terrain.configuration
        configuration.connexions = connexions
        let base = Database(configuration)
        for _ in 0..<connexions { _ = try await lire(base, 1) }
        let debut = ContinuousClock.now
        // Twice as many tasks as connections: a connection that ends a job finds the next one without going to sleep.
        let latences = try await withThrowingTaskGroup(of: [Double].self) { groupe in
            for _ in 0..<connexions * 2 {
                groupe.addTask {
                    var latences: [Double] = []
                    while ContinuousClock.now - debut < duree {
                        let avant = ContinuousClock.now
                        _ = try await lire(base, Int.random(in: 1...Terrain.lignes))
                        latences.append((ContinuousClock.now - avant) / .milliseconds(1))
                    }
                    return latences
                }
            }
            return try await groupe.reduce(into: []) { $0 += $1 }
        }
        let secondes = (ContinuousClock.now - debut) / .seconds(1)
        await base.arreter()
        return Mesure(latences: latences, secondes: secondes)
    }

    private func lire(_ base: Database, _ id: Int) async throws -> LigneDeBanc? {
        switch prologue {
        case .mur:
            let lignes: [LigneDeBanc] = try await base.read(
                as: terrain.principal, "SELECT id, nom, ville, note FROM banc.mur WHERE id = \(id)")
            return lignes.first
        case .nu:
            let lignes = try await base.batch(
                prologue: ["SELECT 1"], readOnly: true, ["SELECT id, nom, ville, note FROM banc.nue WHERE id = \(id)"])
            return try lignes[0].first.map { try LigneDeBanc(row: $0) }
        }
    }
}
