/// A statement prepared on one connection.
final class PreparedStatement {
    let name: String
    /// Column names, read at the first result, then reused.
    var columns: [String]?
    /// Whether a plain RESET ALL is enough after it, see `Connection.resets`.
    let leavesSession: Bool
    fileprivate var lastUse = 0

    init(name: String, text: String) {
        self.name = name
        leavesSession = Self.leavesSession(text)
    }

    /// Data statements keep nothing in the session except settings; everything else (DECLARE, LISTEN, PREPARE, SET, CREATE, CALL…) might.
    private static func leavesSession(_ text: String) -> Bool {
        let word = text.drop(while: { $0.isWhitespace || $0 == "(" }).prefix(while: \.isLetter).uppercased()
        let plain = [
            "SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "VALUES", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE",
            "RESET", "DISCARD", "DEALLOCATE", "LOCK", "MERGE", "COPY",
        ]
        return !plain.contains(word) || text.uppercased().contains("INTO TEMP")
    }
}

/// Prepared statements of one connection by SQL text, least recently used out first.
struct StatementCache {
    let limit: Int
    private var byText: [String: PreparedStatement] = [:]
    private var clock = 0
    private var created = 0

    init(limit: Int) { self.limit = limit }

    mutating func find(_ text: String) -> PreparedStatement? {
        guard let found = byText[text] else { return nil }
        clock += 1
        found.lastUse = clock
        return found
    }

    /// A statement to prepare; known only after `store`, when the server has accepted it.
    mutating func make(_ text: String) -> PreparedStatement {
        created += 1
        return PreparedStatement(name: "c\(created)", text: text)
    }

    mutating func store(_ statement: PreparedStatement, for text: String) {
        clock += 1
        statement.lastUse = clock
        byText[text] = statement
    }

    /// Takes out the statement unused for longest when the cache is full.
    mutating func evict() -> String? {
        guard byText.count > limit, let oldest = byText.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return nil }
        byText[oldest.key] = nil
        return oldest.value.name
    }

    mutating func removeAll() { byText.removeAll(keepingCapacity: true) }
    var count: Int { byText.count }
}
