/// Cuts a text into records and cells. Works on scalars: for `Character`, a carriage return and a line feed are one.
struct Decoupe {
    let separateur: Unicode.Scalar
    private var ligne: Int
    private var depart: Int
    private var cellule = ""
    private var cellules: [String] = []
    private var lignes: [Tableur.Ligne] = []

    init(separateur: Unicode.Scalar, premiere: Int) {
        self.separateur = separateur
        ligne = premiere
        depart = premiere
    }

    /// Records in order, blank ones left out. A quote only opens at the start of a cell, as in every spreadsheet.
    mutating func decouper(_ texte: String) throws(Remede) -> [Tableur.Ligne] {
        var cite = false
        var ouverture = ligne
        var precedent: Unicode.Scalar = "\n"
        var sortiDeCitation = false
        for scalaire in texte.unicodeScalars {
            let avant = precedent
            precedent = scalaire
            if cite {
                if scalaire == "\"" {
                    cite = false
                    sortiDeCitation = true
                } else {
                    if scalaire == "\r" || (scalaire == "\n" && avant != "\r") { ligne += 1 }
                    cellule.unicodeScalars.append(scalaire)
                }
                continue
            }
            switch scalaire {
            case "\"" where sortiDeCitation && avant == "\"":
                cellule.unicodeScalars.append("\"")
                cite = true
            case "\"" where cellule.isEmpty && !sortiDeCitation:
                cite = true
                ouverture = ligne
            case separateur:
                fermerCellule()
                sortiDeCitation = false
            case "\n" where avant == "\r":
                continue
            case "\r", "\n":
                fermerEnregistrement()
                ligne += 1
                depart = ligne
                sortiDeCitation = false
            default:
                cellule.unicodeScalars.append(scalaire)
            }
        }
        if cite {
            throw Remede(
                "Ligne \(ouverture) : un guillemet droit (\") s'ouvre et ne se ferme jamais. Fermez-le, ou doublez-le s'il fait partie du texte."
            )
        }
        fermerEnregistrement()
        return lignes
    }

    private mutating func fermerCellule() {
        cellules.append(Self.rogner(cellule))
        cellule = ""
    }

    private mutating func fermerEnregistrement() {
        fermerCellule()
        if cellules.contains(where: { !$0.isEmpty }) {
            lignes.append(Tableur.Ligne(numero: depart, cellules: cellules))
        }
        cellules = []
    }

    /// Without the spaces around it, the no-break ones of Excel included.
    private static func rogner(_ texte: String) -> String {
        var vue = texte.unicodeScalars[...]
        while let premier = vue.first, premier.properties.isWhitespace { vue.removeFirst() }
        while let dernier = vue.last, dernier.properties.isWhitespace { vue.removeLast() }
        return String(vue)
    }
}
