/// From BEGIN to COMMIT on one connection.
extension Connection {
    /// Runs `body` in a transaction. Commits only if it returns and nothing was refused; the commit's answer is always read.
    func transaction<R>(opening: [SQL], readOnly: Bool, serializable: Bool = false, _ body: (Transaction) throws -> R) throws -> R {
        if serializable { try clean() }
        let transaction = Transaction(self, opening: opening)
        do {
            let value = try body(transaction)
            if let failure = transaction.failure { throw failure }
            if ticket?.cancelled == true { throw PostgresError.cancelled }
            try transaction.open()
            try commit()
            wrote = !readOnly
            return value
        } catch {
            wrote = wrote || !readOnly
            rollback()
            throw error
        }
    }

    /// The reset in a round trip of its own: in a pipeline it opens an implicit transaction, too late then to choose an isolation (25001).
    private func clean() throws(PostgresError) {
        guard used else { return }
        _ = try exchange(resets + (wrote ? writeResets : [])).results()
        used = false
    }

    /// A whole transaction, COMMIT included, in one round trip.
    func batch(opening: [SQL], _ statements: [SQL], readOnly: Bool) throws(PostgresError) -> [QueryResult] {
        do throws(PostgresError) {
            var results = try openingBatch(opening, statements + ["COMMIT"])
            guard results.removeLast().tag == "COMMIT" else { throw PostgresError.server(.failedTransaction, constraint: nil) }
            wrote = !readOnly
            return results
        } catch {
            wrote = wrote || !readOnly
            rollback()
            throw broken && !readOnly ? .commitInconnu : error
        }
    }

    /// The reset of what the last user left, the opening and the first statements: one round trip.
    ///
    /// A plan that became stale (a migration changed a table's columns, or someone discarded our statements) is prepared again and the
    /// batch sent once more: safe here, since it was rolled back whole and no result of it has been handed out.
    func openingBatch(_ opening: [SQL], _ statements: [SQL]) throws(PostgresError) -> [QueryResult] {
        let cleaning = used ? resets + (wrote ? writeResets : []) : []
        used = true
        do throws(PostgresError) {
            return Array(try exchange(cleaning + opening + statements).results().dropFirst(cleaning.count + opening.count))
        } catch {
            guard error.meansStalePlan else { throw error }
            rollback()
            guard !broken, discard() else { throw error }
            return Array(try exchange(opening + statements).results().dropFirst(opening.count))
        }
    }

    /// COMMIT, not cancellable: once sent, only its answer tells.
    private func commit() throws(PostgresError) {
        let reply: Reply
        do { reply = try exchange(["COMMIT"], cancellable: false)[0] } catch { throw .commitInconnu }
        switch reply {
        case .done(let result):
            guard result.tag == "COMMIT" else { throw .server(.failedTransaction, constraint: nil) }
        case .failed(let error): throw error
        case .skipped: throw .commitInconnu
        }
    }

    func rollback() {
        guard !broken, !idle else { return }
        _ = try? exchange(["ROLLBACK"], cancellable: false)
        if !idle { _ = lost() }
    }

    /// Forgets everything of the session, our prepared statements included.
    func discard() -> Bool {
        guard !broken else { return false }
        statements.removeAll()
        // A cancel request may still be under way: it would hit this statement, so it is tried twice.
        for _ in 0..<2 {
            guard let reply = try? exchange(["DISCARD ALL"], cancellable: false)[0] else { break }
            statements.removeAll()
            guard case .done = reply else { continue }
            dirty = false
            used = false
            return true
        }
        _ = lost()
        return false
    }
}
