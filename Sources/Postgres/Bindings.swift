public import Foundation

extension SQL.Parameter: Bindable {
    public var sqlParameter: SQL.Parameter { self }
}

extension String: Bindable {
    public var sqlParameter: SQL.Parameter { .text(self) }
}

extension Substring: Bindable {
    public var sqlParameter: SQL.Parameter { .text(String(self)) }
}

extension Int: Bindable {
    public var sqlParameter: SQL.Parameter { .text(String(self)) }
}

extension Int64: Bindable {
    public var sqlParameter: SQL.Parameter { .text(String(self)) }
}

extension Int32: Bindable {
    public var sqlParameter: SQL.Parameter { .text(String(self)) }
}

extension Int16: Bindable {
    public var sqlParameter: SQL.Parameter { .text(String(self)) }
}

extension Double: Bindable {
    public var sqlParameter: SQL.Parameter { .text(isNaN ? "NaN" : isInfinite ? (self < 0 ? "-Infinity" : "Infinity") : String(self)) }
}

extension Bool: Bindable {
    public var sqlParameter: SQL.Parameter { .text(self ? "t" : "f") }
}

extension UUID: Bindable {
    public var sqlParameter: SQL.Parameter { .text(uuidString) }
}

/// An instant (`timestamptz`), to the microsecond; never a civil day.
extension Date: Bindable {
    public var sqlParameter: SQL.Parameter { .text(Instant.text(self)) }
}
