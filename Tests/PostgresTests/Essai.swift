import Foundation
import Postgres
import TestSupport

/// What the tests of this room share: a pool on a private cluster.
enum Essai {
    static func base(
        connexions: Int = 2, file: Int = 256, delaiRequete: Duration = .seconds(120), delaiAcquisition: Duration = .seconds(120),
        role: String = "postgres", port: Int? = nil
    ) async throws -> Database {
        let grappe = try await Grappe.commune.value
        return Database(
            grappe.configuration(
                role: role, connexions: connexions, file: file, delaiRequete: delaiRequete, delaiAcquisition: delaiAcquisition, port: port))
    }

    /// Runs `body` on a pool that is shut down afterwards.
    static func avec<R: Sendable>(
        connexions: Int = 2, file: Int = 256, delaiRequete: Duration = .seconds(120), delaiAcquisition: Duration = .seconds(120),
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

    /// Seen from outside the pool under test: how many of its connections are in a statement that begins with, or reads, `texte`.
    static func actives(_ texte: String, etat: String = "active") async throws -> Int {
        try await nombre(
            """
            SELECT count(*)::int AS n FROM pg_stat_activity
            WHERE state = \(etat) AND strpos(query, \(texte)) > 0 AND pid <> pg_backend_pid()
            """)
    }

    /// The column `n` of the only row, read on a connection of its own.
    static func nombre(_ sql: SQL) async throws -> Int {
        let grappe = try await Grappe.commune.value
        return try await UnsafeConnection.ouvrir(grappe.configuration()) { try $0.rows(sql)[0].int("n") }
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
