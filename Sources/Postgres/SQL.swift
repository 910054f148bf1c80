/// One SQL statement: constant text and bound values, never mixed.
///
/// Written as a literal, `"SELECT nom FROM gestion.entreprise WHERE id = \(id)"`: each interpolation becomes `$1`, `$2`… and its value
/// travels beside the text. The text can only be a `StaticString`, so no run-time string can become SQL.
public struct SQL: Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
    /// A bound value, in PostgreSQL's text form, or raw bytes for `bytea`.
    public enum Parameter: Sendable, Hashable {
        case null
        case text(String)
        case bytes([UInt8])
    }

    /// Constant text around the parameters: always one more than `parameters`.
    let pieces: [String]
    package let parameters: [Parameter]
    /// What is sent: `pieces` joined by `$1`, `$2`…
    package let text: String

    init(pieces: [String], parameters: [Parameter]) {
        self.pieces = pieces
        self.parameters = parameters
        var text = pieces[0]
        for rank in parameters.indices {
            text += "$"
            text += String(rank + 1)
            text += pieces[rank + 1]
        }
        self.text = text
    }

    public init(stringLiteral value: StaticString) {
        self.init(pieces: [value.description], parameters: [])
    }

    public init(stringInterpolation: StringInterpolation) {
        self.init(pieces: stringInterpolation.pieces, parameters: stringInterpolation.parameters)
    }

    /// The text without any value, so that a log line cannot carry one.
    public var description: String { text }
}

extension SQL.Parameter: CustomStringConvertible, CustomReflectable {
    /// Never the value.
    public var description: String { self == .null ? "NULL" : "•" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// What an interpolation `\(…)` accepts.
public protocol Bindable: Sendable {
    var sqlParameter: SQL.Parameter { get }
}

extension Sequence where Element == SQL {
    /// Fragments one after the other, for lists of conditions: `conditions.joined(separator: " AND ")`.
    public func joined(separator: StaticString = "") -> SQL {
        var interpolation = SQL.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
        for (rank, fragment) in enumerated() {
            if rank > 0 { interpolation.appendLiteral(separator) }
            interpolation.appendInterpolation(fragment: fragment)
        }
        return SQL(stringInterpolation: interpolation)
    }
}
