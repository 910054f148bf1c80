import CPostgres

/// Owns one `PGresult`, which libpq documents as read-only after creation and free to pass between threads.
final class QueryResult: @unchecked Sendable {  // reason: see above
    private let raw: OpaquePointer
    let names: [String]
    let count: Int

    init(_ raw: OpaquePointer, names: [String]? = nil) {
        self.raw = raw
        let columns = PQnfields(raw)
        if let names, names.count == Int(columns) {
            self.names = names
        } else {
            self.names = (0..<columns).map { String(cString: PQfname(raw, $0)) }
        }
        count = Int(PQntuples(raw))
    }

    deinit { PQclear(raw) }

    var rows: [Row] { (0..<count).map { Row(result: self, index: Int32($0)) } }

    /// Rows touched by an INSERT, UPDATE, DELETE, or given by a SELECT.
    var affected: Int { Int(String(cString: PQcmdTuples(raw))) ?? 0 }

    /// `COMMIT`, `ROLLBACK`, `SELECT 3`…
    var tag: String { String(cString: PQcmdStatus(raw)) }

    /// The cell's bytes, valid while this object lives; `nil` for NULL.
    @inline(__always)
    func cell(_ row: Int32, _ column: Int32) -> UnsafeBufferPointer<UInt8>? {
        guard PQgetisnull(raw, row, column) == 0, let value = PQgetvalue(raw, row, column) else { return nil }
        let bytes = UnsafeRawPointer(value).assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: bytes, count: Int(PQgetlength(raw, row, column)))
    }
}
