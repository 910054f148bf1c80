public import Foundation

/// One row, read by column name. Each accessor throws when the column is absent, NULL (without `optional`) or malformed.
public struct Row: Sendable {
    let result: QueryResult
    let index: Int32

    public var columns: [String] { result.names }

    private func column(_ name: String) throws(RowError) -> Int32 {
        guard let found = result.names.firstIndex(of: name) else { throw RowError(name, .missing) }
        return Int32(found)
    }

    /// Runs `decode` on the cell's bytes; a `nil` result means malformed.
    private func read<T>(_ name: String, _ decode: (UnsafeBufferPointer<UInt8>) -> T?) throws(RowError) -> T? {
        let column = try column(name)
        guard let bytes = result.cell(index, column) else { return nil }
        // The row keeps the result, hence the bytes, alive for the whole call.
        guard let value = decode(bytes) else { throw RowError(name, .malformed) }
        return value
    }

    private func require<T>(_ name: String, _ decode: (UnsafeBufferPointer<UInt8>) -> T?) throws(RowError) -> T {
        guard let value = try read(name, decode) else { throw RowError(name, .null) }
        return value
    }

    public func isNull(_ name: String) throws(RowError) -> Bool {
        result.cell(index, try column(name)) == nil
    }

    public func string(_ name: String) throws(RowError) -> String { try require(name, Decode.string) }
    public func int(_ name: String) throws(RowError) -> Int { try require(name, Decode.int) }
    public func bool(_ name: String) throws(RowError) -> Bool { try require(name, Decode.bool) }
    public func double(_ name: String) throws(RowError) -> Double { try require(name, Decode.double) }
    public func uuid(_ name: String) throws(RowError) -> UUID { try require(name, Decode.uuid) }
    public func bytes(_ name: String) throws(RowError) -> [UInt8] { try require(name, Hex.decode) }
    /// A `timestamptz`.
    public func instant(_ name: String) throws(RowError) -> Date { try require(name, Instant.parse) }

    public func optionalString(_ name: String) throws(RowError) -> String? { try read(name, Decode.string) }
    public func optionalInt(_ name: String) throws(RowError) -> Int? { try read(name, Decode.int) }
    public func optionalBool(_ name: String) throws(RowError) -> Bool? { try read(name, Decode.bool) }
    public func optionalDouble(_ name: String) throws(RowError) -> Double? { try read(name, Decode.double) }
    public func optionalUUID(_ name: String) throws(RowError) -> UUID? { try read(name, Decode.uuid) }
    public func optionalBytes(_ name: String) throws(RowError) -> [UInt8]? { try read(name, Hex.decode) }
    public func optionalInstant(_ name: String) throws(RowError) -> Date? { try read(name, Instant.parse) }

    /// A `text[]` (or any array of one dimension) without NULL elements.
    public func strings(_ name: String) throws(RowError) -> [String] {
        try require(name) { bytes in
            guard let elements = ArrayLiteral.decode(bytes) else { return nil }
            let present = elements.compactMap { $0 }
            return present.count == elements.count ? present : nil
        }
    }

    /// An integer array without NULL elements.
    public func ints(_ name: String) throws(RowError) -> [Int] {
        try strings(name).map { (element: String) throws(RowError) -> Int in
            guard let value = Int(element) else { throw RowError(name, .malformed) }
            return value
        }
    }
}

extension Row {
    public func value<T: LosslessStringConvertible>(_ name: String, as type: T.Type = T.self) throws(RowError) -> T {
        try require(name) { T(String(decoding: $0, as: UTF8.self)) }
    }

    @_disfavoredOverload
    public func value<T: RawRepresentable<String>>(_ name: String, as type: T.Type = T.self) throws(RowError) -> T {
        try require(name) { T(rawValue: String(decoding: $0, as: UTF8.self)) }
    }

    public func optionalValue<T: LosslessStringConvertible>(_ name: String, as type: T.Type = T.self) throws(RowError) -> T? {
        try read(name) { T(String(decoding: $0, as: UTF8.self)) }
    }

    @_disfavoredOverload
    public func optionalValue<T: RawRepresentable<String>>(_ name: String, as type: T.Type = T.self) throws(RowError) -> T? {
        try read(name) { T(rawValue: String(decoding: $0, as: UTF8.self)) }
    }
}

/// A value made from one row, by hand, beside its type.
public protocol RowDecodable: Sendable {
    init(row: Row) throws(RowError)
}
