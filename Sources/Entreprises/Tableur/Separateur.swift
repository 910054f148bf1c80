/// What stands between two cells.
public enum Separateur: String, CaseIterable, Sendable, Equatable {
    case pointVirgule = ";"
    case virgule = ","
    case tabulation = "\t"

    public var libelle: String {
        switch self {
        case .pointVirgule: "point-virgule"
        case .virgule: "virgule"
        case .tabulation: "tabulation"
        }
    }

    var scalaire: Unicode.Scalar {
        switch self {
        case .pointVirgule: ";"
        case .virgule: ","
        case .tabulation: "\t"
        }
    }

    /// The one most present in the heading, outside quotes; on a tie the first of `allCases` (a French spreadsheet writes `;`).
    static func deviner(_ texte: String) -> Separateur {
        var compte: [Separateur: Int] = [:]
        var cite = false
        var vu = false
        for scalaire in texte.unicodeScalars {
            if scalaire == "\"" { cite.toggle() }
            if cite { continue }
            if scalaire == "\n" || scalaire == "\r" {
                if vu { break } else { continue }
            }
            vu = true
            for candidat in allCases where candidat.scalaire == scalaire { compte[candidat, default: 0] += 1 }
        }
        var meilleur = Separateur.pointVirgule
        for candidat in allCases where compte[candidat, default: 0] > compte[meilleur, default: 0] { meilleur = candidat }
        return meilleur
    }
}
