/// The five-character code of a PostgreSQL error (PostgreSQL documentation, appendix A).
public struct SQLState: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ code: String) { self.init(rawValue: code) }
    public var description: String { rawValue }

    public static let uniqueViolation = SQLState("23505")
    public static let exclusionViolation = SQLState("23P01")
    public static let foreignKeyViolation = SQLState("23503")
    public static let checkViolation = SQLState("23514")
    public static let notNullViolation = SQLState("23502")
    public static let restrictViolation = SQLState("23001")
    /// Raised by `garde.ouvrir`: no such live session.
    public static let invalidAuthorization = SQLState("28000")
    public static let insufficientPrivilege = SQLState("42501")
    public static let serializationFailure = SQLState("40001")
    public static let deadlockDetected = SQLState("40P01")
    public static let lockNotAvailable = SQLState("55P03")
    /// `RAISE EXCEPTION` without a code.
    public static let raiseException = SQLState("P0001")
    public static let undefinedFunction = SQLState("42883")
    public static let undefinedTable = SQLState("42P01")
    public static let invalidText = SQLState("22P02")
    /// Also what this client throws itself for a text holding U+0000, which PostgreSQL cannot store.
    public static let characterNotInRepertoire = SQLState("22021")
    public static let queryCanceled = SQLState("57014")
    static let invalidSchema = SQLState("3F000")
    static let featureNotSupported = SQLState("0A000")
    static let undefinedStatement = SQLState("26000")
    static let duplicateStatement = SQLState("42P05")
    static let failedTransaction = SQLState("25P02")

    /// The server goes away or cannot take us: classes 08 and 57P, and 53300 (too many connections).
    var meansUnavailable: Bool {
        rawValue.hasPrefix("08") || rawValue.hasPrefix("57P") || rawValue == "53300"
    }
}
