/// Everything that can go wrong between a statement and its result.
///
/// Never carries the server's message or detail: those quote the values of the row.
public enum PostgresError: Error, Hashable, Sendable {
    /// The server refused the statement; the constraint is named when one was broken.
    case server(SQLState, constraint: String?)
    case row(RowError)
    /// All connections are busy and the queue is full, or the wait was too long: answer 503.
    case saturated
    /// The server is away (stopped, restarting, cut); nothing was committed: answer 503.
    case unavailable
    /// The statement ran longer than the pool allows; the transaction was rolled back.
    case timeout
    /// The calling task was cancelled; the transaction was rolled back.
    case cancelled
    /// The connection was lost between COMMIT and its answer: the write may or may not be there.
    case commitInconnu
    /// This login role could bypass the wall (superuser, BYPASSRLS, owner or member of something): the pool refuses to serve.
    case roleRefuse(String)

    /// The SQLSTATE, for a `switch` on refusals.
    public var state: SQLState? {
        if case .server(let state, _) = self { state } else { nil }
    }

    /// A prepared statement no longer fits the base: changed columns, or dropped by someone.
    var meansStalePlan: Bool {
        state.map { [.featureNotSupported, .undefinedStatement, .duplicateStatement].contains($0) } ?? false
    }

    /// The broken constraint's name.
    public var constraint: String? {
        if case .server(_, let constraint) = self { constraint } else { nil }
    }
}

extension PostgresError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .server(let state, let constraint): "PostgreSQL \(state)\(constraint.map { " (\($0))" } ?? "")"
        case .row(let error): error.description
        case .saturated: "base de données saturée"
        case .unavailable: "base de données indisponible"
        case .timeout: "requête trop longue"
        case .cancelled: "requête annulée"
        case .commitInconnu: "issue de la transaction inconnue"
        case .roleRefuse(let role): "le rôle \(role) pourrait contourner le mur : connexion refusée"
        }
    }
}

/// A column that is absent, NULL or not of the expected form. Names the column, never its value.
public struct RowError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Reason: String, Sendable { case missing, null, malformed }
    public let column: String
    public let reason: Reason

    public init(_ column: String, _ reason: Reason = .malformed) {
        self.column = column
        self.reason = reason
    }

    public var description: String { "colonne \(column): \(reason.rawValue)" }
}
