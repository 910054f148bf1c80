/// A JSON value that keeps its numbers as they were written: the format tells `12` from `12.0`, which Foundation's readers do not.
enum ValeurJSON {
    case vide
    case logique(Bool)
    case nombre(String)
    case texte(String)
    case liste([ValeurJSON])
    case objet([String: ValeurJSON])

    var sorte: String {
        switch self {
        case .vide: "null"
        case .logique: "un booléen"
        case .nombre(let ecrit): "le nombre \(ecrit)"
        case .texte(let texte): "« \(texte) »"
        case .liste: "une liste"
        case .objet: "un objet"
        }
    }
}

/// RFC 8259, UTF-8, strict: one value, no duplicate key, at most 64 levels.
struct AnalyseJSON {
    private let octets: [UInt8]
    private var ici = 0
    private var profondeur = 0

    static func lire(_ octets: [UInt8]) throws(RefusScenario) -> ValeurJSON {
        // A byte order mark is what some spreadsheets leave before an otherwise good file.
        var analyse = AnalyseJSON(octets: octets.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(octets.dropFirst(3)) : octets)
        let valeur = try analyse.valeur()
        analyse.espaces()
        guard analyse.ici == analyse.octets.count else { throw analyse.refus("du texte suit la fin de l'objet") }
        return valeur
    }

    private init(octets: [UInt8]) { self.octets = octets }

    private func refus(_ quoi: String) -> RefusScenario {
        let ligne = octets.prefix(ici).count { $0 == 0x0A } + 1
        return RefusScenario(chemin: "ligne \(ligne)", motif: "le fichier n'est pas du JSON, \(quoi).")
    }

    private var suivant: UInt8? { ici < octets.count ? octets[ici] : nil }

    private mutating func espaces() {
        while let o = suivant, [0x20, 0x09, 0x0A, 0x0D].contains(o) { ici += 1 }
    }

    private mutating func attendre(_ signe: Character) throws(RefusScenario) {
        espaces()
        guard suivant == signe.asciiValue else { throw refus("« \(signe) » attendu") }
        ici += 1
    }

    private mutating func si(_ signe: Character) -> Bool {
        espaces()
        guard suivant == signe.asciiValue else { return false }
        ici += 1
        return true
    }

    private mutating func valeur() throws(RefusScenario) -> ValeurJSON {
        espaces()
        guard let o = suivant else { throw refus("il s'arrête trop tôt") }
        profondeur += 1
        defer { profondeur -= 1 }
        guard profondeur <= 64 else { throw refus("trop de niveaux") }
        switch Character(UnicodeScalar(o)) {
        case "{": return .objet(try objet())
        case "[": return .liste(try liste())
        case "\"": return .texte(try chaine())
        case "t": return try mot("true", .logique(true))
        case "f": return try mot("false", .logique(false))
        case "n": return try mot("null", .vide)
        default: return .nombre(try nombre())
        }
    }

    private mutating func mot(_ mot: String, _ valeur: ValeurJSON) throws(RefusScenario) -> ValeurJSON {
        guard octets[ici...].starts(with: mot.utf8) else { throw refus("mot inconnu") }
        ici += mot.utf8.count
        return valeur
    }

    private mutating func objet() throws(RefusScenario) -> [String: ValeurJSON] {
        try attendre("{")
        var champs: [String: ValeurJSON] = [:]
        if si("}") { return champs }
        repeat {
            espaces()
            guard suivant == 0x22 else { throw refus("nom de champ entre guillemets attendu") }
            let nom = try chaine()
            try attendre(":")
            guard champs.updateValue(try valeur(), forKey: nom) == nil else { throw refus("champ « \(nom) » donné deux fois") }
        } while si(",")
        try attendre("}")
        return champs
    }

    private mutating func liste() throws(RefusScenario) -> [ValeurJSON] {
        try attendre("[")
        var valeurs: [ValeurJSON] = []
        if si("]") { return valeurs }
        repeat { valeurs.append(try valeur()) } while si(",")
        try attendre("]")
        return valeurs
    }

    private mutating func nombre() throws(RefusScenario) -> String {
        let debut = ici
        while let o = suivant, UnicodeScalar(o).properties.isASCIIHexDigit || "+-.eE".utf8.contains(o) { ici += 1 }
        let texte = String(decoding: octets[debut..<ici], as: UTF8.self)
        guard texte.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil else {
            throw refus("valeur illisible")
        }
        return texte
    }

    private mutating func chaine() throws(RefusScenario) -> String {
        ici += 1
        var texte: [UInt8] = []
        while let o = suivant {
            ici += 1
            switch o {
            case 0x22:
                guard let lu = String(validating: texte, as: UTF8.self) else { throw refus("texte qui n'est pas de l'UTF-8") }
                return lu
            case 0x5C: texte += try echappe()
            case 0..<0x20: throw refus("saut de ligne ou tabulation dans un texte")
            default: texte.append(o)
            }
        }
        throw refus("un guillemet n'est pas fermé")
    }

    private mutating func echappe() throws(RefusScenario) -> [UInt8] {
        guard let o = suivant else { throw refus("il s'arrête trop tôt") }
        ici += 1
        switch Character(UnicodeScalar(o)) {
        case "\"", "\\", "/": return [o]
        case "b": return [0x08]
        case "f": return [0x0C]
        case "n": return [0x0A]
        case "r": return [0x0D]
        case "t": return [0x09]
        case "u":
            var code = UInt32(try unite())
            if (0xD800..<0xDC00).contains(code) {
                guard octets[ici...].starts(with: "\\u".utf8) else { throw refus("caractère échappé incomplet") }
                ici += 2
                let bas = UInt32(try unite())
                guard (0xDC00..<0xE000).contains(bas) else { throw refus("caractère échappé illisible") }
                code = 0x10000 + (code - 0xD800) << 10 + (bas - 0xDC00)
            }
            guard let scalaire = UnicodeScalar(code) else { throw refus("caractère échappé illisible") }
            return Array(String(Character(scalaire)).utf8)
        default: throw refus("caractère échappé illisible")
        }
    }

    private mutating func unite() throws(RefusScenario) -> UInt16 {
        guard ici + 4 <= octets.count, octets[ici..<ici + 4].allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit }),
            let code = UInt16(String(decoding: octets[ici..<ici + 4], as: UTF8.self), radix: 16)
        else { throw refus("caractère échappé illisible") }
        ici += 4
        return code
    }
}

/// A scenario that cannot be read: where, what is wrong and what is expected.
public struct RefusScenario: Error, Hashable, Sendable {
    /// « contracts[0].lines[1].price », or a line of the file.
    public var chemin: String
    public var motif: String

    public var message: String { chemin.isEmpty ? motif : "\(chemin) : \(motif)" }
}
