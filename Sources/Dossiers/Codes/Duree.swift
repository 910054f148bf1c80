import Actes

/// Length of an entretien, as bands: an exact minute would be a fingerprint.
package enum Duree: String, Code {
    case quart = "15"
    case demie = "30"
    case troisQuarts = "45"
    case heure = "60"
    case plus = "90"

    package var libelle: String {
        switch self {
        case .quart: "15 min"
        case .demie: "30 min"
        case .troisQuarts: "45 min"
        case .heure: "1 h"
        case .plus: "plus"
        }
    }

    /// Upper bound of the band, in minutes; 90 stands for all that is longer than an hour.
    package var minutes: Int { Int(rawValue) ?? 90 }
}
