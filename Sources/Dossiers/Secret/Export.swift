import Postgres
package import Tenancy

/// What leaves the service as a file: the journal says it left, not only that it was read.
package enum Export: String, Sendable, CaseIterable {
    case plan, budget, ecrit, document

    /// Nothing is written for a dossier that is not mine to read, except the attempt.
    func noter(_ ref: Dossier.Ref, _ transaction: Transaction) throws {
        _ = try transaction.rows("SELECT nominatif.noter_export(\(ref.entreprise), \(ref.id), \(rawValue)) AS fait")
    }
}

extension DossierStore {
    /// Called once the file is drawn, before it is sent.
    package func exporter(_ quoi: Export, _ ref: Dossier.Ref, as principal: Principal) async throws {
        try await base.transaction(as: principal) { try quoi.noter(ref, $0) }
    }
}
