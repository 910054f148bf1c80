import Actes

/// What is done for a person: a démarche, or what happened during an entretien.
package enum TypeDemarche: String, Code {
    case information, courrier, formulaire
    case contactPartenaire = "contact_partenaire"
    case recours, constitution, relance, negociation
    case budget, orientation, accompagnement, reunion, mediation
    case rapportSocial = "rapport_social"

    package var libelle: String {
        switch self {
        case .information: "information"
        case .courrier: "courrier"
        case .formulaire: "formulaire"
        case .contactPartenaire: "contact partenaire"
        case .recours: "recours"
        case .constitution: "constitution de dossier"
        case .relance: "relance"
        case .negociation: "négociation"
        case .budget: "analyse budgétaire"
        case .orientation: "orientation"
        case .accompagnement: "accompagnement"
        case .reunion: "réunion"
        case .mediation: "médiation"
        case .rapportSocial: "rapport social"
        }
    }
}
