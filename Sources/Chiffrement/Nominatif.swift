/// A value that names or tells of a person. It prints as its type and a dot: neither interpolation, nor `dump`, nor a log shows it.
package protocol Nominatif: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Nominatif {
    package var description: String { "\(Self.self)(•)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
