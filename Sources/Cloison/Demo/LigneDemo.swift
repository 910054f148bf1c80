import Calendrier
import Foundation

/// One row to load, by column name; travels as JSON to `jsonb_populate_recordset`, because COPY refuses a table with row-level security.
typealias LigneDemo = [String: ValeurDemo]

enum ValeurDemo: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, Sendable {
    case texte(String), entier(Int), booleen(Bool), liste([String]), nul

    init(stringLiteral valeur: String) { self = .texte(valeur) }
    init(integerLiteral valeur: Int) { self = .entier(valeur) }
    init(booleanLiteral valeur: Bool) { self = .booleen(valeur) }
    init(nilLiteral: ()) { self = .nul }

    init(_ valeur: String?) { self = valeur.map { .texte($0) } ?? .nul }
    init(_ valeur: Int?) { self = valeur.map { .entier($0) } ?? .nul }
    init(_ valeur: Bool) { self = .booleen(valeur) }
    init(_ valeur: UUID?) { self = valeur.map { .texte($0.uuidString.lowercased()) } ?? .nul }
    init(_ valeur: DateCivile?) { self = valeur.map { .texte($0.description) } ?? .nul }
    init(_ valeur: [String]) { self = .liste(valeur) }

    func ecrire(dans texte: inout String) {
        switch self {
        case .texte(let valeur): Self.citer(valeur, dans: &texte)
        case .entier(let valeur): texte += String(valeur)
        case .booleen(let valeur): texte += valeur ? "true" : "false"
        case .nul: texte += "null"
        case .liste(let valeurs):
            texte += "["
            for (rang, valeur) in valeurs.enumerated() {
                if rang > 0 { texte += "," }
                Self.citer(valeur, dans: &texte)
            }
            texte += "]"
        }
    }

    private static func citer(_ valeur: String, dans texte: inout String) {
        texte += "\""
        for scalaire in valeur.unicodeScalars {
            switch scalaire {
            case "\"": texte += "\\\""
            case "\\": texte += "\\\\"
            case "\n": texte += "\\n"
            default: texte.unicodeScalars.append(scalaire)
            }
        }
        texte += "\""
    }
}

extension [LigneDemo] {
    var json: String {
        var texte = "["
        for (rang, ligne) in enumerated() {
            texte += rang > 0 ? ",{" : "{"
            for (place, paire) in ligne.enumerated() {
                if place > 0 { texte += "," }
                texte += "\"\(paire.key)\":"
                paire.value.ecrire(dans: &texte)
            }
            texte += "}"
        }
        return texte + "]"
    }
}
