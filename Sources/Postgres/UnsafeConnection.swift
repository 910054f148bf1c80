import CPostgres
import Glibc

/// The unsafe door: whole scripts, several statements, run-time text. For migrations and test fixtures only; never a request.
public final class UnsafeConnection {
    private let connection: Connection

    private init(_ configuration: DatabaseConfiguration) throws(PostgresError) {
        connection = try Connection(configuration, bell: CancelBell(), pooled: false)
    }

    /// Opens a connection on a thread of its own, runs `body` there, closes.
    public static func ouvrir<R: Sendable>(
        _ configuration: DatabaseConfiguration, _ body: @escaping @Sendable (UnsafeConnection) throws -> R
    ) async throws -> R {
        try await withCheckedThrowingContinuation { continuation in
            let start = Unmanaged.passRetained(
                ThreadBody {
                    let result = Result {
                        // The connection is closed before the answer is given.
                        try body(UnsafeConnection(configuration))
                    }
                    continuation.resume(with: result)
                })
            var thread = pthread_t()
            pthread_create(
                &thread, nil,
                { argument in
                    guard let argument else { return nil }
                    Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
                    return nil
                }, start.toOpaque())
            pthread_detach(thread)
        }
    }

    /// Runs a script by the simple protocol. Without BEGIN in it, the whole script is one implicit transaction.
    public func executeScript(_ script: String) throws(ScriptError) {
        try check(PQexec(connection.raw, script))
    }

    /// One statement with bound values.
    public func rows(_ sql: SQL) throws -> [Row] {
        let values = sql.parameters.map { parameter -> String? in
            switch parameter {
            case .null: nil
            case .text(let text): text
            case .bytes(let bytes): Hex.encode(bytes)
            }
        }
        let pointers = values.map { $0.map { strdup($0) } ?? nil }
        defer { pointers.forEach { free($0) } }
        let result = PQexecParams(
            connection.raw, sql.text, Int32(values.count), nil, pointers.map { UnsafePointer($0) }, nil, nil, 0)
        return try check(result).rows
    }

    @discardableResult
    private func check(_ result: OpaquePointer?) throws(ScriptError) -> QueryResult {
        guard let result else { throw ScriptError(state: nil, message: "connexion perdue", position: nil) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return QueryResult(result)
        default:
            defer { PQclear(result) }
            func field(_ code: Character) -> String? {
                code.asciiValue.flatMap { PQresultErrorField(result, Int32($0)) }.map { String(cString: $0) }
            }
            throw ScriptError(
                state: field("C").map(SQLState.init(rawValue:)), message: field("M") ?? "connexion perdue",
                position: field("P").flatMap { Int($0) })
        }
    }
}

/// A refused script. It carries the server's words, which a script's author needs: scripts hold no personal data.
public struct ScriptError: Error, Sendable, CustomStringConvertible {
    public let state: SQLState?
    public let message: String
    /// Character rank in the script, from 1.
    public let position: Int?

    public var description: String {
        "\(message) [\(state?.rawValue ?? "-")]\(position.map { " au caractère \($0)" } ?? "")"
    }
}

private final class ThreadBody {
    let run: () -> Void
    init(_ run: @escaping () -> Void) { self.run = run }
}
