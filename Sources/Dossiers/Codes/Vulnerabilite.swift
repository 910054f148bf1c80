import Actes
import Web

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

    /// Said in a list or a header of the nominative pages, never elsewhere; nil when there is nothing to keep an eye on.
    var badge: Badge? {
        switch self {
        case .aucune: nil
        case .aSurveiller: Badge("à surveiller", comme: .due)
        case .urgence: Badge("urgence", comme: .annuleePrestataire)
        }
    }
}
