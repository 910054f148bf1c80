import Foundation
public import Postgres
public import Tenancy

/// Account administration: every statement is a definer function of schema garde that checks the function `administration`.
public struct CompteStore: Sendable {
    private let base: Database
    private let principal: Principal?

    /// In an administrator's name, pool of `app_administration`.
    init(base: Database, principal: Principal) {
        self.base = base
        self.principal = principal
    }

    /// On the server, pool of `migrateur`: `cloison compte`.
    public init(migrateur base: Database) {
        self.base = base
        principal = nil
    }

    private func dans<R: Sendable>(_ corps: @escaping @Sendable (Transaction) throws -> R) async throws -> R {
        guard let principal else { return try await base.transactionSansSession(corps) }
        return try await base.transaction(as: principal, corps)
    }

    public func lister() async throws -> [Compte] {
        try await dans { tx in try tx.all("SELECT * FROM garde.compte_lister()", as: Compte.self) }
    }

    /// - Parameters:
    ///   - totp: 20 bytes, only on the server (demonstration).
    ///   - provisoire: the holder must choose another password at the first sign-in.
    /// - Throws: `.server(.uniqueViolation)` when the login is taken.
    @discardableResult
    public func creer(
        login: String, nom: String, fonctions: Set<Fonction>, entreprise: ID<EntrepriseTag>?, sel: [UInt8], preuve: Preuve,
        totp: Totp? = nil,
        provisoire: Bool = true
    ) async throws -> ID<CompteTag> {
        let noms = fonctions.map(\.rawValue).sorted()
        return try await dans { tx in
            guard
                let ligne = try tx.rows(
                    "SELECT garde.compte_creer(\(login), \(nom), \(noms), \(entreprise), \(sel), \(preuve.octets), \(totp?.secret), \(provisoire)) AS id"
                ).first
            else { throw PostgresError.row(RowError("id")) }
            return try ligne.id("id")
        }
    }

    public func activer(_ compte: ID<CompteTag>, _ actif: Bool) async throws {
        _ = try await dans { tx in try tx.rows("SELECT garde.compte_activer(\(compte), \(actif))").count }
    }

    public func reinitialiser(_ compte: ID<CompteTag>, sel: [UInt8], preuve: Preuve) async throws {
        _ = try await dans { tx in try tx.rows("SELECT garde.compte_reinitialiser(\(compte), \(sel), \(preuve.octets))").count }
    }

    func changerFonctions(_ compte: ID<CompteTag>, _ fonctions: Set<Fonction>, entreprise: ID<EntrepriseTag>?) async throws {
        let noms = fonctions.map(\.rawValue).sorted()
        _ = try await dans { tx in try tx.rows("SELECT garde.compte_fonctions(\(compte), \(noms), \(entreprise))").count }
    }

    func revoquer(_ compte: ID<CompteTag>) async throws {
        _ = try await dans { tx in try tx.rows("SELECT garde.revoquer_compte(\(compte))").count }
    }

    /// Current code of an account, in a demonstration only: nil elsewhere.
    public func codeDeDemonstration(_ login: String) async throws -> String? {
        try await dans { tx in try tx.rows("SELECT garde.code_de_demonstration(\(login)) AS code").first?.optionalString("code") }
    }
}
