import CPostgres

extension Transaction {
    /// Bulk insert by COPY. `table` names the columns: `"gestion.acte (annee, motif)"`. A `nil` cell is NULL; values are text forms.
    @discardableResult
    public func copy(into table: StaticString, rows: some Sequence<[String?]>) throws(PostgresError) -> Int {
        try open()
        do throws(PostgresError) {
            let count = try connection.copy("COPY \(table) FROM STDIN", rows)
            return count
        } catch {
            fail(error)
            throw error
        }
    }
}

extension Connection {
    /// COPY cannot be pipelined: the connection leaves pipeline mode for its duration.
    fileprivate func copy(_ command: String, _ rows: some Sequence<[String?]>) throws(PostgresError) -> Int {
        guard PQexitPipelineMode(raw) == 1, PQsendQuery(raw, command) == 1 else { throw lost() }
        countRoundTrip()
        var wait = Wait(deadline: .now + configuration.delaiRequete + .seconds(5), cancellable: true)
        var refused: PostgresError?
        var count = 0
        guard let answer = try receive(&wait) else { throw lost() }
        if PQresultStatus(answer) == PGRES_COPY_IN {
            PQclear(answer)
            try sendRows(rows)
        } else {
            refused = refusal(answer)
            PQclear(answer)
            if refused == nil { throw lost() }
        }
        var end = Wait(deadline: .now + configuration.delaiRequete + .seconds(5), cancellable: true)
        while let result = try receive(&end) {
            defer { PQclear(result) }
            if PQresultStatus(result) == PGRES_COMMAND_OK {
                count = Int(String(cString: PQcmdTuples(result))) ?? 0
            } else if let error = refusal(result) {
                refused = error
            } else {
                throw lost()
            }
        }
        guard PQenterPipelineMode(raw) == 1 else { throw lost() }
        if let refused { throw refused }
        return count
    }

    private func sendRows(_ rows: some Sequence<[String?]>) throws(PostgresError) {
        var buffer: [CChar] = []
        for row in rows {
            CopyText.append(row, to: &buffer)
            if buffer.count > 60_000 {
                try put(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        try put(buffer)
        try retrying { PQputCopyEnd(raw, nil) }
    }

    private func put(_ buffer: [CChar]) throws(PostgresError) {
        guard !buffer.isEmpty else { return }
        try retrying { PQputCopyData(raw, buffer, Int32(buffer.count)) }
    }

    /// 0 means the socket is full: wait for room, then again.
    private func retrying(_ send: () -> Int32) throws(PostgresError) {
        var wait = Wait(deadline: .now + configuration.delaiRequete + .seconds(5), cancellable: true)
        while true {
            let sent = send()
            if sent == 1 { return }
            guard sent == 0, PQflush(raw) >= 0 else { throw lost() }
            try sleep(sending: true, &wait)
            // The server may be speaking (a refusal): left unread, it would keep the socket ready for ever.
            guard PQconsumeInput(raw) == 1 else { throw lost() }
        }
    }
}

/// COPY's text format: tab between cells, `\N` for NULL, backslash escapes.
enum CopyText {
    static func append(_ row: [String?], to buffer: inout [CChar]) {
        for (rank, cell) in row.enumerated() {
            if rank > 0 { buffer.append(9) }
            guard let cell else {
                buffer += [CChar(UInt8(ascii: "\\")), CChar(UInt8(ascii: "N"))]
                continue
            }
            for byte in cell.utf8 {
                switch byte {
                case UInt8(ascii: "\\"): buffer += [CChar(UInt8(ascii: "\\")), CChar(UInt8(ascii: "\\"))]
                case 9: buffer += [CChar(UInt8(ascii: "\\")), CChar(UInt8(ascii: "t"))]
                case 10: buffer += [CChar(UInt8(ascii: "\\")), CChar(UInt8(ascii: "n"))]
                case 13: buffer += [CChar(UInt8(ascii: "\\")), CChar(UInt8(ascii: "r"))]
                default: buffer.append(CChar(bitPattern: byte))
                }
            }
        }
        buffer.append(10)
    }
}
