public import Postgres

/// The only ways into a database: every one opens the session first, so that without a live session there are no rows.
extension Database {
    /// A transaction in this person's name. BEGIN, the session's opening and the first statement make one round trip; COMMIT's answer is
    /// read. `body` runs on the connection's own thread: it waits for nothing but this database. A dead session throws
    /// `.server(.invalidAuthorization)`.
    public func transaction<R: Sendable>(
        as principal: Principal, readOnly: Bool = false, _ body: @escaping @Sendable (Transaction) throws -> R
    ) async throws -> R {
        try await transaction(prologue: [principal.ouverture(try compartiment())], readOnly: readOnly, body)
    }

    /// The same as if nothing else ran meanwhile. The server may refuse it for another transaction's sake (`.serializationFailure`): it is
    /// then tried again from the start, up to ten times, so `body` must only touch the database.
    public func serialisable<R: Sendable>(
        as principal: Principal, _ body: @escaping @Sendable (Transaction) throws -> R
    ) async throws -> R {
        let prologue = [principal.ouverture(try compartiment())]
        for essai in 1..<10 {
            do {
                return try await transaction(prologue: prologue, serializable: true, body)
            } catch let erreur as PostgresError where erreur.state == .serializationFailure || erreur.state == .deadlockDetected {
                // Both would meet again if they waited as long.
                try await Task.sleep(for: .milliseconds(Int.random(in: 5...20) * essai))
            }
        }
        return try await transaction(prologue: prologue, serializable: true, body)
    }

    /// One read-only statement: BEGIN READ ONLY, opening, statement and COMMIT in one round trip.
    public func read<T: RowDecodable>(as principal: Principal, _ sql: SQL, as type: T.Type = T.self) async throws -> [T] {
        try await read(as: principal, [sql])[0].map { try $0.decoded() }
    }

    /// Several read-only statements, still one round trip; the rows of each, in order.
    public func read(as principal: Principal, _ statements: [SQL]) async throws -> [[Row]] {
        try await batch(prologue: [principal.ouverture(try compartiment())], readOnly: true, statements)
    }

    /// Several writes and their COMMIT in one round trip; the rows touched by each. Nothing is written if one is refused.
    @discardableResult
    public func write(as principal: Principal, _ statements: [SQL]) async throws -> [Int] {
        try await executeBatch(prologue: [principal.ouverture(try compartiment())], statements)
    }

    /// A transaction in nobody's name, for the compartments that only call definer functions. Refused with `.insufficientPrivilege` to
    /// the others: forgetting the session there would silently read nothing.
    public func transactionSansSession<R: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> R) async throws -> R {
        try exigerSansSession()
        return try await transaction(prologue: [], body)
    }

    /// Work of the process itself, in nobody's name and asked by nobody: the letters to send, what has had its time. Every table shows no row;
    /// only the definer functions made for it answer.
    public func transactionDeService<R: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> R) async throws -> R {
        try await transaction(prologue: [], body)
    }

    /// One read-only statement in nobody's name, in one round trip.
    public func readSansSession<T: RowDecodable>(_ sql: SQL, as type: T.Type = T.self) async throws -> [T] {
        try exigerSansSession()
        return try await batch(prologue: [], readOnly: true, [sql])[0].map { try $0.decoded() }
    }

    private func exigerSansSession() throws {
        guard try compartiment().sansSession else { throw PostgresError.server(.insufficientPrivilege, constraint: nil) }
    }

    private func compartiment() throws -> Compartiment {
        guard let compartiment = Compartiment(rawValue: role) else { throw PostgresError.server(.insufficientPrivilege, constraint: nil) }
        return compartiment
    }
}
