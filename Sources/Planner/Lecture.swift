import Calendrier
public import Foundation

extension Instance {
    /// Reads and checks an instance (JSON, UTF-8).
    public init(json: Data) throws(Malformation) {
        self = try Lecture.decoder(json)
        try controler()
    }
}

extension Solution {
    /// Reads a solution (JSON, UTF-8). Its content is judged by `Verification`, not here.
    public init(json: Data) throws(Malformation) {
        self = try Lecture.decoder(json)
    }

    /// One permanence per line of JSON, in the order of the plan.
    public func json() throws -> Data {
        let codeur = JSONEncoder()
        codeur.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try codeur.encode(self)
    }
}

enum Lecture {
    static func decoder<T: Decodable>(_ json: Data) throws(Malformation) -> T {
        do {
            return try JSONDecoder().decode(T.self, from: json)
        } catch let erreur as DecodingError {
            throw malformation(erreur)
        } catch {
            throw Malformation("", nil, "le fichier n'est pas du JSON lisible.")
        }
    }

    private static func malformation(_ erreur: DecodingError) -> Malformation {
        switch erreur {
        case .keyNotFound(let cle, let contexte):
            return Malformation(chemin(contexte.codingPath + [cle]), nil, "champ absent, à ajouter.")
        case .valueNotFound(_, let contexte):
            return Malformation(chemin(contexte.codingPath), "null", "une valeur est attendue.")
        case .typeMismatch(let type, let contexte):
            return Malformation(chemin(contexte.codingPath), nil, "\(nom(type)) est attendu ici.")
        case .dataCorrupted(let contexte):
            if contexte.codingPath.isEmpty { return Malformation("", nil, "le fichier n'est pas du JSON lisible.") }
            if contexte.codingPath.last?.stringValue == "frequence" {
                return Malformation(chemin(contexte.codingPath), nil, "hebdomadaire, bimensuelle ou mensuelle est attendu.")
            }
            return Malformation(chemin(contexte.codingPath), nil, contexte.debugDescription)
        @unknown default:
            return Malformation("", nil, "le fichier n'est pas du JSON lisible.")
        }
    }

    private static func nom(_ type: any Any.Type) -> String {
        if type == Int.self { return "un nombre entier" }
        if type == String.self { return "un texte" }
        return String(describing: type).hasPrefix("Array") ? "une liste" : "un objet"
    }

    private static func chemin(_ cles: [any CodingKey]) -> String {
        cles.reduce("") { debut, cle in
            if let rang = cle.intValue { return "\(debut)[\(rang)]" }
            return debut.isEmpty ? cle.stringValue : "\(debut).\(cle.stringValue)"
        }
    }
}
