import CPostgres

/// Parameters as libpq wants them.
enum Wire {
    /// PostgreSQL text cannot hold U+0000, and a C string would be cut there without a word.
    static func check(_ parameters: [SQL.Parameter]) throws(PostgresError) {
        for case .text(let value) in parameters where value.utf8.contains(0) {
            throw .server(.characterNotInRepertoire, constraint: nil)
        }
    }

    /// Sends Bind and Execute of a prepared statement: texts NUL-terminated, `bytea` in binary, all in one buffer.
    static func send(_ raw: OpaquePointer, _ name: String, _ parameters: [SQL.Parameter]) -> Bool {
        if parameters.isEmpty { return PQsendQueryPrepared(raw, name, 0, nil, nil, nil, 0) == 1 }
        var buffer: [CChar] = []
        var offsets: [Int] = []
        var lengths: [Int32] = []
        var formats: [Int32] = []
        offsets.reserveCapacity(parameters.count)
        for parameter in parameters {
            switch parameter {
            case .null:
                offsets.append(-1)
                lengths.append(0)
                formats.append(0)
            case .text(let value):
                offsets.append(buffer.count)
                lengths.append(0)
                formats.append(0)
                buffer.append(contentsOf: value.utf8.lazy.map { CChar(bitPattern: $0) })
                buffer.append(0)
            case .bytes(let value):
                offsets.append(buffer.count)
                lengths.append(Int32(value.count))
                formats.append(1)
                buffer.append(contentsOf: value.lazy.map { CChar(bitPattern: $0) })
                buffer.append(0)
            }
        }
        return buffer.withUnsafeBufferPointer { bytes in
            let values = offsets.map { offset in offset < 0 ? nil : bytes.baseAddress.map { $0 + offset } }
            return PQsendQueryPrepared(raw, name, Int32(parameters.count), values, lengths, formats, 0) == 1
        }
    }
}
