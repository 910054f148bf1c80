extension SQL {
    /// Turns `\(value)` into a bound parameter. An array becomes a PostgreSQL array, except `[UInt8]`, which is a `bytea`.
    public struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [String] = [""]
        var parameters: [Parameter] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount + 1)
            parameters.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            guard literal.utf8CodeUnitCount > 0 else { return }
            pieces[pieces.count - 1] += literal.description
        }

        mutating func bind(_ parameter: Parameter) {
            parameters.append(parameter)
            pieces.append("")
        }

        /// Another piece of SQL with its own values, renumbered.
        public mutating func appendInterpolation(fragment: SQL) {
            pieces[pieces.count - 1] += fragment.pieces[0]
            pieces.append(contentsOf: fragment.pieces.dropFirst())
            parameters.append(contentsOf: fragment.parameters)
        }

        /// Constant text, for a column or direction chosen by a `switch`. Never a value: the type forbids run-time text.
        public mutating func appendInterpolation(unsafe text: StaticString) {
            appendLiteral(text)
        }
    }
}

// The two generic families below overlap for types that are both; `@_disfavoredOverload` lets `Bindable` win.
extension SQL.StringInterpolation {
    public mutating func appendInterpolation<T: Bindable>(_ value: T) {
        bind(value.sqlParameter)
    }

    public mutating func appendInterpolation<T: Bindable>(_ value: T?) {
        bind(value?.sqlParameter ?? .null)
    }

    @_disfavoredOverload
    public mutating func appendInterpolation<T: LosslessStringConvertible>(_ value: T) {
        bind(.text(value.description))
    }

    @_disfavoredOverload
    public mutating func appendInterpolation<T: LosslessStringConvertible>(_ value: T?) {
        bind(value.map { .text($0.description) } ?? .null)
    }

    @_disfavoredOverload
    public mutating func appendInterpolation<T: RawRepresentable<String>>(_ value: T) {
        bind(.text(value.rawValue))
    }

    @_disfavoredOverload
    public mutating func appendInterpolation<T: RawRepresentable<String>>(_ value: T?) {
        bind(value.map { .text($0.rawValue) } ?? .null)
    }

    @_disfavoredOverload
    public mutating func appendInterpolation<T: RawRepresentable<String> & LosslessStringConvertible>(_ value: T) {
        bind(.text(value.rawValue))
    }

    @_disfavoredOverload
    public mutating func appendInterpolation<T: RawRepresentable<String> & LosslessStringConvertible>(_ value: T?) {
        bind(value.map { .text($0.rawValue) } ?? .null)
    }

    public mutating func appendInterpolation(_ value: [UInt8]) {
        bind(.bytes(value))
    }

    public mutating func appendInterpolation(_ value: [UInt8]?) {
        bind(value.map { .bytes($0) } ?? .null)
    }

    public mutating func appendInterpolation<T: Bindable>(_ values: [T]) {
        bind(.text(ArrayLiteral.encode(values.lazy.map(\.sqlParameter))))
    }

    public mutating func appendInterpolation<T: Bindable>(_ values: [T?]) {
        bind(.text(ArrayLiteral.encode(values.lazy.map { $0?.sqlParameter ?? .null })))
    }

    public mutating func appendInterpolation<T: Bindable>(_ values: [T]?) {
        bind(values.map { .text(ArrayLiteral.encode($0.lazy.map(\.sqlParameter))) } ?? .null)
    }

    @_disfavoredOverload
    public mutating func appendInterpolation<T: LosslessStringConvertible>(_ values: [T]) {
        bind(.text(ArrayLiteral.encode(values.lazy.map { .text($0.description) })))
    }

    @_disfavoredOverload
    public mutating func appendInterpolation<T: RawRepresentable<String>>(_ values: [T]) {
        bind(.text(ArrayLiteral.encode(values.lazy.map { .text($0.rawValue) })))
    }
}
