import Actes

/// Cause of a sick leave, as the law counts it: the thresholds differ.
package enum OrigineArret: String, Code {
    case maladie
    case accidentTravail = "accident_travail"
    case maladiePro = "maladie_pro"
    case maternite

    package var libelle: String {
        switch self {
        case .maladie: "maladie ou accident non professionnel"
        case .accidentTravail: "accident du travail"
        case .maladiePro: "maladie professionnelle"
        case .maternite: "maternité"
        }
    }
}
