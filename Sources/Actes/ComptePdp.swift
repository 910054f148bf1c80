public import Postgres

/// Prevention of dismissal for unfitness over whole quarters, in distinct persons. True counts, before disclosure control.
public struct ComptePdp: RowDecodable, Hashable {
    /// Received about keeping their job, or before a return to work.
    public let situations: Int
    /// Whose follow-up closed, after a leave of at least thirty days.
    public let cloturees: Int
    /// Of those: same post, adapted post, or another post in the company.
    public let retours: Int

    public init(row: Row) throws(RowError) {
        situations = try row.int("situations")
        cloturees = try row.int("cloturees")
        retours = try row.int("retours")
    }
}
