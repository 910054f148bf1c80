public import Mustache

/// HTML built by interpolation: an interpolated string is escaped, an interpolated `Balisage` or `Fragment` is inserted as it is.
///
/// `let h: Balisage = "<b class=\"\(classe)\">\(texte)</b>"` cannot let a value open a tag, as `SQL` cannot let one become a statement.
public struct Balisage: ExpressibleByStringInterpolation, MustacheCustomRenderable, MustacheParent, Sendable, Equatable {
    public internal(set) var texte: String

    public init(stringLiteral: String) { texte = stringLiteral }

    public init(stringInterpolation: StringInterpolation) { texte = stringInterpolation.texte }

    public struct StringInterpolation: StringInterpolationProtocol {
        var texte = ""

        public init(literalCapacity: Int, interpolationCount: Int) { texte.reserveCapacity(literalCapacity * 2) }

        public mutating func appendLiteral(_ literal: String) { texte += literal }
        public mutating func appendInterpolation(_ valeur: String) { Balisage.echapper(valeur, dans: &texte) }
        public mutating func appendInterpolation(_ valeur: Int) { texte += String(valeur) }
        public mutating func appendInterpolation(_ balisage: Balisage) { texte += balisage.texte }
        public mutating func appendInterpolation(_ fragment: some Fragment) { texte += fragment.balisage.texte }
        public mutating func appendInterpolation(_ suite: [Balisage]) { for b in suite { texte += b.texte } }
    }

    public static func + (gauche: Balisage, droite: Balisage) -> Balisage {
        var somme = gauche
        somme.texte += droite.texte
        return somme
    }

    public static func += (gauche: inout Balisage, droite: Balisage) { gauche.texte += droite.texte }

    /// Text where the five characters that could leave an element or a quoted attribute are entities.
    static func echapper(_ valeur: String, dans sortie: inout String) {
        for c in valeur.unicodeScalars {
            switch c {
            case "&": sortie += "&amp;"
            case "<": sortie += "&lt;"
            case ">": sortie += "&gt;"
            case "\"": sortie += "&quot;"
            case "'": sortie += "&#39;"
            default: sortie.unicodeScalars.append(c)
            }
        }
    }

    public var renderText: String { texte }
    public var isNull: Bool { false }
    public func child(named name: String) -> Any? { name == "html" ? texte : nil }
}

/// A component: a value that draws itself. In a template `{{{badge}}}`, or `{{#badge}}{{> badge}}{{/badge}}`.
public protocol Fragment: MustacheCustomRenderable, MustacheParent, Sendable {
    var balisage: Balisage { get }
}

extension Fragment {
    public var renderText: String { balisage.texte }
    public var isNull: Bool { false }
    public func child(named name: String) -> Any? { name == "html" ? balisage.texte : nil }
}
