import Actes
import Web

/// Who carries an objective or an action.
package enum Qui: String, Code {
    case personne, intervenant, ensemble

    package var libelle: String {
        switch self {
        case .personne: "la personne"
        case .intervenant: "l'intervenant"
        case .ensemble: "ensemble"
        }
    }
}

/// What became of an objective.
package enum Resultat: String, Code {
    case enCours = "en_cours"
    case atteint, partiel
    case nonAtteint = "non_atteint"
    case abandonne

    package var libelle: String {
        switch self {
        case .enCours: "en cours"
        case .atteint: "atteint"
        case .partiel: "atteint en partie"
        case .nonAtteint: "non atteint"
        case .abandonne: "abandonné"
        }
    }

    /// What may be chosen to end it, or to take it up again.
    var badge: Badge {
        let signe: StatutPermanence =
            switch self {
            case .enCours: .publiee
            case .atteint: .tenue
            case .partiel: .remplacee
            case .nonAtteint: .annuleePrestataire
            case .abandonne: .annuleeClient
            }
        return Badge(libelle, comme: signe)
    }
}
