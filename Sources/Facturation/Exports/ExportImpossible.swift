/// Why an export is not made, in French with the remedy. Nothing is recorded then.
public struct ExportImpossible: Error, Sendable, CustomStringConvertible {
    public let description: String
    init(_ description: String) { self.description = description }
}
