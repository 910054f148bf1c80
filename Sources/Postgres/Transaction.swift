/// An open transaction, usable only inside its closure and on its thread: it is not Sendable, so an escape does not compile.
///
/// BEGIN and the opening of the session travel with the first statement. After a refusal by the server nothing more runs: every call
/// throws the first refusal and the transaction is rolled back, unless it happened inside `savepoint`.
public final class Transaction {
    let connection: Connection
    /// BEGIN and what follows it, until the first statement takes it along.
    private var opening: [SQL]?
    private(set) var failure: PostgresError?

    init(_ connection: Connection, opening: [SQL]) {
        self.connection = connection
        self.opening = opening
    }

    /// All rows, decoded.
    public func all<T: RowDecodable>(_ sql: SQL, as type: T.Type = T.self) throws(PostgresError) -> [T] {
        try run([sql])[0].decoded(as: type)
    }

    /// The first row, decoded.
    public func first<T: RowDecodable>(_ sql: SQL, as type: T.Type = T.self) throws(PostgresError) -> T? {
        try rows(sql).first.map { (row: Row) throws(PostgresError) -> T in try row.decoded() }
    }

    public func rows(_ sql: SQL) throws(PostgresError) -> [Row] {
        try run([sql])[0].rows
    }

    /// Gives the number of rows touched.
    @discardableResult
    public func execute(_ sql: SQL) throws(PostgresError) -> Int {
        try run([sql])[0].affected
    }

    /// Several independent statements in one round trip; the rows of each, in order.
    public func pipeline(_ statements: [SQL]) throws(PostgresError) -> [[Row]] {
        try run(statements).map(\.rows)
    }

    /// Several writes in one round trip; the rows touched by each, in order.
    @discardableResult
    public func executeAll(_ statements: [SQL]) throws(PostgresError) -> [Int] {
        try run(statements).map(\.affected)
    }

    /// Runs `body`; a refusal inside it is undone alone and rethrown, and the transaction goes on.
    public func savepoint<R>(_ body: () throws -> R) throws -> R {
        _ = try run(["SAVEPOINT essai"])
        do {
            let result = try body()
            _ = try run(["RELEASE SAVEPOINT essai"])
            return result
        } catch {
            guard !connection.broken, connection.ticket?.cancelled != true else { throw error }
            failure = nil
            _ = try run(["ROLLBACK TO SAVEPOINT essai", "RELEASE SAVEPOINT essai"])
            throw error
        }
    }

    /// Sends what is left to open, then `statements`, in one batch.
    func run(_ statements: [SQL]) throws(PostgresError) -> [QueryResult] {
        if let failure { throw failure }
        do throws(PostgresError) {
            if connection.ticket?.cancelled == true { throw PostgresError.cancelled }
            guard let opening else { return try connection.exchange(statements).results() }
            let results = try connection.openingBatch(opening, statements)
            self.opening = nil
            return results
        } catch {
            opening = nil
            failure = error
            // Not repeatable here: results were handed out. The plans are forgotten, so that the next transaction passes.
            if error.meansStalePlan { connection.dirty = true }
            throw error
        }
    }

    /// Opens the transaction without a statement, for a command that cannot be pipelined.
    func open() throws(PostgresError) {
        if opening != nil { _ = try run([]) }
    }

    func fail(_ error: PostgresError) { failure = error }
}

extension [Reply] {
    /// All results, or the first refusal.
    func results() throws(PostgresError) -> [QueryResult] {
        var results: [QueryResult] = []
        results.reserveCapacity(count)
        for reply in self {
            switch reply {
            case .done(let result): results.append(result)
            case .failed(let error): throw error
            case .skipped: throw .server(.failedTransaction, constraint: nil)
            }
        }
        return results
    }
}

extension Row {
    package func decoded<T: RowDecodable>(as type: T.Type = T.self) throws(PostgresError) -> T {
        do { return try T(row: self) } catch { throw .row(error) }
    }
}

extension QueryResult {
    func decoded<T: RowDecodable>(as type: T.Type = T.self) throws(PostgresError) -> [T] {
        var values: [T] = []
        values.reserveCapacity(count)
        for row in rows { values.append(try row.decoded()) }
        return values
    }
}
