import Actes

/// What the worker keeps an eye on, at the end of an entretien.
package enum Vulnerabilite: String, Code {
    case aucune
    case aSurveiller = "a_surveiller"
    case urgence

    package var libelle: String {
        switch self {
        case .aucune: "aucune"
        case .aSurveiller: "à surveiller"
        case .urgence: "urgence"
        }
    }
}
