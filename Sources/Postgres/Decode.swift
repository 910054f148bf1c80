import Foundation

/// Text form of each type to its Swift value; `nil` when malformed.
enum Decode {
    typealias Cell = UnsafeBufferPointer<UInt8>

    static func string(_ cell: Cell) -> String? { String(decoding: cell, as: UTF8.self) }

    static func bool(_ cell: Cell) -> Bool? {
        guard cell.count == 1 else { return nil }
        return switch cell[0] {
        case UInt8(ascii: "t"): true
        case UInt8(ascii: "f"): false
        default: nil
        }
    }

    static func int(_ cell: Cell) -> Int? {
        guard let first = cell.first else { return nil }
        let negative = first == UInt8(ascii: "-")
        let start = negative ? 1 : 0
        guard cell.count > start else { return nil }
        var value = 0
        for index in start..<cell.count {
            let digit = cell[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            let (tens, overflowed) = value.multipliedReportingOverflow(by: 10)
            // Counted downwards when negative, so that Int.min is reachable.
            let (next, overflowedAgain) =
                negative ? tens.subtractingReportingOverflow(Int(digit)) : tens.addingReportingOverflow(Int(digit))
            guard !overflowed, !overflowedAgain else { return nil }
            value = next
        }
        return value
    }

    static func double(_ cell: Cell) -> Double? { Double(String(decoding: cell, as: UTF8.self)) }

    static func uuid(_ cell: Cell) -> UUID? {
        cell.count == 36 ? UUID(uuidString: String(decoding: cell, as: UTF8.self)) : nil
    }
}
