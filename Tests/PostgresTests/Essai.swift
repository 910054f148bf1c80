import Foundation
import Postgres
import TestSupport

/// What the tests of this room share: a pool on a private cluster.
enum Essai {
    static func base(
        connexions: Int = 2, file: Int = 256, delaiRequete: Duration = .seconds(10), delaiAcquisition: Duration = .seconds(5),
        role: String = "postgres", port: Int? = nil
    ) async throws -> Database {
        let grappe = try await Grappe.commune.value
        return Database(
            grappe.configuration(
                role: role, connexions: connexions, file: file, delaiRequete: delaiRequete, delaiAcquisition: delaiAcquisition, port: port))
    }

    /// Runs `body` on a pool that is shut down afterwards.
    static func avec<R: Sendable>(
        connexions: Int = 2, file: Int = 256, delaiRequete: Duration = .seconds(10), delaiAcquisition: Duration = .seconds(5),
        _ body: (Database) async throws -> R
    ) async throws -> R {
        let base = try await base(connexions: connexions, file: file, delaiRequete: delaiRequete, delaiAcquisition: delaiAcquisition)
        do {
            let resultat = try await body(base)
            await base.arreter()
            return resultat
        } catch {
            await base.arreter()
            throw error
        }
    }

    static func script(_ texte: String) async throws {
        let grappe = try await Grappe.commune.value
        try await UnsafeConnection.ouvrir(grappe.configuration()) { try $0.executeScript(texte) }
    }
}

extension Database {
    /// A transaction in nobody's name: this room knows no sessions.
    func dans<R: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> R) async throws -> R {
        try await transaction(prologue: [], body)
    }

    func lire(_ sql: SQL) async throws -> [Row] {
        try await batch(prologue: [], readOnly: true, [sql])[0]
    }
}

/// The refusal thrown by `body`, nil if it passes.
func refus(_ body: () async throws -> Void) async -> PostgresError? {
    do {
        try await body()
        return nil
    } catch let error as PostgresError {
        return error
    } catch {
        return nil
    }
}
