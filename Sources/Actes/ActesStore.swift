public import Foundation
public import Postgres
public import Tenancy

/// Counts from the hatch, for an account with the function `direction` in the compartment `pilotage`. Facts themselves cannot be read.
public struct ActesStore: Sendable {
    private let base: Database

    /// `base`: the pool of `Compartiment.pilotage`.
    public init(_ base: Database) { self.base = base }

    /// Every non-empty cell of a company over whole quarters, total first among the axes when there is any.
    ///
    /// `autres`: establishments counted together under the value `autres`. Throws `insufficientPrivilege` without the function `direction`.
    public func agreger(_ entreprise: UUID, _ periode: PeriodeActes, autres: [UUID] = [], as principal: Principal) async throws -> [Agregat]
    {
        try await base.read(as: principal, Self.requete(entreprise, periode, autres), as: Agregat.self)
    }

    /// The same inside a transaction already open, so that what is published is what was counted.
    public static func agreger(
        _ entreprise: UUID, _ periode: PeriodeActes, autres: [UUID] = [], dans transaction: Transaction
    ) throws(PostgresError) -> [Agregat] {
        try transaction.all(requete(entreprise, periode, autres))
    }

    /// To call in the transaction that publishes: an entretien recorded later for this period will count in the next one.
    ///
    /// Never goes back; refuses (22023) a quarter that is not over.
    public static func figer(_ entreprise: UUID, _ periode: PeriodeActes, dans transaction: Transaction) throws(PostgresError) {
        try transaction.execute("SELECT passerelle.figer(\(entreprise), \(periode.fin)::date)")
    }

    /// Prevention of a company over whole quarters, one row to read as `ComptePdp`; for an account with the function `direction`.
    public static func pdp(_ entreprise: UUID, _ periode: PeriodeActes) -> SQL {
        "SELECT situations, cloturees, retours FROM passerelle.compter_pdp(\(entreprise), \(periode.debut)::date, \(periode.fin)::date)"
    }

    private static func requete(_ entreprise: UUID, _ periode: PeriodeActes, _ autres: [UUID]) -> SQL {
        """
        SELECT axe, valeur, valeur2, entretiens, personnes, nouveaux, maximum
        FROM passerelle.agreger(\(entreprise), \(periode.debut)::date, \(periode.fin)::date, \(autres)::uuid[])
        """
    }
}
