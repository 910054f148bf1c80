import Actes
import Web

/// Whom a person is directed to.
package enum VersOrientation: String, Code {
    case partenaire, psychologue
    case santeTravail = "sante_travail"
    case medecin, mediation, collegue, rh, autre

    package var libelle: String {
        switch self {
        case .partenaire: "partenaire"
        case .psychologue: "psychologue"
        case .santeTravail: "santé au travail (SPSTI)"
        case .medecin: "médecin traitant"
        case .mediation: "médiation"
        case .collegue: "collègue du service"
        case .rh: "employeur, à sa demande"
        case .autre: "autre"
        }
    }
}

/// What became of an orientation.
package enum IssueOrientation: String, Code {
    case enCours = "en_cours"
    case aboutie
    case refuseePersonne = "refusee_personne"
    case refuseePartenaire = "refusee_partenaire"
    case sansSuite = "sans_suite"

    package var libelle: String {
        switch self {
        case .enCours: "en cours"
        case .aboutie: "aboutie"
        case .refuseePersonne: "la personne n'a pas souhaité"
        case .refuseePartenaire: "refusée par le destinataire"
        case .sansSuite: "sans suite"
        }
    }

    var badge: Badge {
        let signe: StatutPermanence =
            switch self {
            case .enCours: .publiee
            case .aboutie: .tenue
            case .refuseePersonne, .sansSuite: .annuleeClient
            case .refuseePartenaire: .annuleePrestataire
            }
        return Badge(libelle, comme: signe)
    }
}
