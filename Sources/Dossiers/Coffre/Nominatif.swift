/// A value that names or tells of a person. It prints as its type and a dot: neither interpolation, nor `dump`, nor a log shows it.
package protocol Nominatif: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Nominatif {
    package var description: String { "\(Self.self)(•)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// What is nominative in this room, field by field, for whoever searches a dump, a log or a page for it.
package enum Nominatifs {
    /// `table.champ` of every encrypted field.
    package static let champsNominatifs: [String] =
        Identite.Champ.allCases.map { "dossier.\($0.rawValue)" } + ["entretien.note"]
        + Objet.Champ.allCases.map { "demarche.\($0.rawValue)" }
}
