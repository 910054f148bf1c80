/// A cell: a text, kept a text whatever a spreadsheet would make of it, or a number already written.
enum CelluleCSV: Sendable, Hashable {
    case texte(String)
    case nombre(String)
}

/// How a CSV is written: separator, decimal sign, alphabet.
struct FormeCSV: Sendable, Hashable {
    var separateur = ";"
    var decimale = ","
    var encodage = JeuDeSignes.utf8

    /// What opens with a double click in a French spreadsheet.
    static let tableur = FormeCSV()

    init(separateur: String = ";", decimale: String = ",", encodage: JeuDeSignes = .utf8) {
        self.separateur = separateur
        self.decimale = decimale
        self.encodage = encodage
    }

    init(_ reglage: ReglageExport) {
        self.init(separateur: reglage.separateur.signe, decimale: reglage.decimale.signe, encodage: reglage.encodage)
    }

    /// UTF-8 begins with a byte order mark: without it a spreadsheet reads accents as pairs of signs.
    var debut: [UInt8] { encodage == .utf8 ? [0xEF, 0xBB, 0xBF] : [] }

    func rang(_ cellules: [CelluleCSV]) -> [UInt8] {
        encodage.octets(cellules.map(ecrire).joined(separator: separateur) + "\r\n")
    }

    func rang(titres: [String]) -> [UInt8] { rang(titres.map { .texte($0) }) }

    func montant(_ cents: Int) -> CelluleCSV { decimal(cents, decimales: 2, minimum: 2) }

    /// `valeur` of 10^-`decimales`, without useless zeros beyond `minimum` decimals.
    func decimal(_ valeur: Int, decimales: Int, minimum: Int) -> CelluleCSV {
        var chiffres = String(valeur.magnitude)
        if chiffres.count <= decimales { chiffres = String(repeating: "0", count: decimales + 1 - chiffres.count) + chiffres }
        let entier = chiffres.dropLast(decimales)
        var suite = chiffres.suffix(decimales)
        while suite.count > minimum, suite.last == "0" { suite.removeLast() }
        return .nombre((valeur < 0 ? "-" : "") + entier + (suite.isEmpty ? "" : decimale + suite))
    }

    private func ecrire(_ cellule: CelluleCSV) -> String {
        switch cellule {
        case .nombre(let nombre): nombre
        case .texte(let texte): ExportCSV.cellule(texte, separateur: separateur)
        }
    }
}
