public import Postgres
import Tenancy

/// The nightly crossing: closed entretiens of past days become facts without a person.
public struct Traversee: Sendable {
    private let base: Database

    /// `base`: the pool of `Compartiment.passerelle`, which has no session.
    public init(_ base: Database) { self.base = base }

    /// Gives how many entretiens crossed. Run again, it crosses nothing twice; interrupted, it crosses nothing at all.
    public func exporter() async throws -> Int {
        try await base.transactionSansSession { transaction in
            try transaction.rows("SELECT passerelle.exporter() AS n").first?.int("n") ?? 0
        }
    }
}
