public import Foundation
public import Postgres

/// An identifier of one kind of entity: `ID<EntrepriseTag>` cannot be given where `ID<CompteTag>` is wanted.
public struct ID<Entity>: Hashable, Sendable, LosslessStringConvertible, Bindable {
    public let rawValue: UUID

    public init(_ rawValue: UUID) { self.rawValue = rawValue }

    public init?(_ description: String) {
        guard description.utf8.count == 36, let value = UUID(uuidString: description) else { return nil }
        rawValue = value
    }

    /// Random (version 4): tells neither an instant nor an order.
    public static func nouveau() -> ID { ID(UUID()) }

    public var description: String { rawValue.uuidString.lowercased() }
    public var sqlParameter: SQL.Parameter { .text(description) }
}

/// A staff or client account.
public enum CompteTag: Sendable {}
/// A client company.
public enum EntrepriseTag: Sendable {}

extension Row {
    /// A typed identifier.
    public func id<Entity>(_ name: String, as type: ID<Entity>.Type = ID<Entity>.self) throws(RowError) -> ID<Entity> {
        ID(try uuid(name))
    }

    public func optionalID<Entity>(_ name: String, as type: ID<Entity>.Type = ID<Entity>.self) throws(RowError) -> ID<Entity>? {
        try optionalUUID(name).map { ID($0) }
    }
}
