import CPostgres
import Glibc

/// What the server answered to one statement of a batch.
enum Reply {
    case done(QueryResult)
    case failed(PostgresError)
    /// Not run: an earlier statement of the batch failed.
    case skipped
}

/// A batch: everything is sent, then one Sync, then everything is read. One round trip, whatever the number of statements.
extension Connection {
    private enum Step {
        case prepare(PreparedStatement, text: String)
        case run(PreparedStatement)
        case deallocate
    }

    /// Throws only when the link is lost or a value cannot be sent; refusals of the server are in the replies.
    func exchange(_ batch: [SQL], cancellable: Bool = true) throws(PostgresError) -> [Reply] {
        guard !broken else { throw .unavailable }
        for sql in batch { try Wire.check(sql.parameters) }
        let steps = try send(batch)
        guard PQpipelineSync(raw) == 1 else { throw lost() }
        countRoundTrip()
        return try collect(steps, cancellable: cancellable)
    }

    private func send(_ batch: [SQL]) throws(PostgresError) -> [Step] {
        var steps: [Step] = []
        steps.reserveCapacity(batch.count)
        var fresh: [String: PreparedStatement] = [:]
        for sql in batch {
            let statement: PreparedStatement
            if let known = statements.find(sql.text) ?? fresh[sql.text] {
                statement = known
            } else {
                statement = statements.make(sql.text)
                guard PQsendPrepare(raw, statement.name, sql.text, 0, nil) == 1 else { throw lost() }
                steps.append(.prepare(statement, text: sql.text))
                fresh[sql.text] = statement
            }
            if statement.leavesSession { dirty = true }
            guard Wire.send(raw, statement.name, sql.parameters) else { throw lost() }
            steps.append(.run(statement))
        }
        while let name = statements.evict() {
            guard PQsendQueryParams(raw, "DEALLOCATE \(name)", 0, nil, nil, nil, nil, 0) == 1 else { throw lost() }
            steps.append(.deallocate)
        }
        return steps
    }

    private func collect(_ steps: [Step], cancellable: Bool) throws(PostgresError) -> [Reply] {
        // The server's own limit fires first; five seconds later it is not answering at all.
        var wait = Wait(deadline: .now + (configuration.delaiRequete * steps.count + .seconds(5)), cancellable: cancellable)
        var replies: [Reply] = []
        replies.reserveCapacity(steps.count)
        var refusedParse: PostgresError?
        for step in steps {
            switch step {
            case .prepare(let statement, let text):
                let reply = try next(columnsOf: nil, &wait)
                if case .done = reply { statements.store(statement, for: text) }
                if case .failed(let error) = reply { refusedParse = error }
            case .run(let statement):
                let reply = try next(columnsOf: statement, &wait)
                replies.append(refusedParse.map { .failed($0) } ?? reply)
                refusedParse = nil
            case .deallocate: _ = try next(columnsOf: nil, &wait)
            }
        }
        while true {
            guard let result = try receive(&wait) else { continue }
            let status = PQresultStatus(result)
            PQclear(result)
            if status == PGRES_PIPELINE_SYNC { return replies }
        }
    }

    /// The reply to one command: its result, then the NULL that ends it.
    private func next(columnsOf statement: PreparedStatement?, _ wait: inout Wait) throws(PostgresError) -> Reply {
        guard let result = try receive(&wait) else { throw lost() }
        let reply: Reply
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
            let kept = QueryResult(result, names: statement?.columns)
            statement?.columns = kept.names
            reply = .done(kept)
        case PGRES_PIPELINE_ABORTED:
            PQclear(result)
            reply = .skipped
        default:
            let error = refusal(result)
            PQclear(result)
            guard PQstatus(raw) == CONNECTION_OK, let error else { throw lost() }
            reply = .failed(error)
        }
        while let extra = try receive(&wait) { PQclear(extra) }
        return reply
    }

    /// Only the code and the constraint are read: message, detail and hint quote the row. Nil when the link itself failed.
    func refusal(_ result: OpaquePointer) -> PostgresError? {
        guard let code = PQresultErrorField(result, Int32(UInt8(ascii: "C"))) else { return nil }
        let state = SQLState(String(cString: code))
        if state == .queryCanceled { return ticket?.cancelled == true ? .cancelled : .timeout }
        if state.meansUnavailable { return nil }
        let constraint = PQresultErrorField(result, Int32(UInt8(ascii: "n"))).map { String(cString: $0) }
        return .server(state, constraint: constraint)
    }
}
