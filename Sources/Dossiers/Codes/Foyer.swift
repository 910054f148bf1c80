import Actes

/// Family situation. Sealed with the rest of the person's situation, like every code of this file.
package enum Famille: String, Code {
    case seul, couple, separation, monoparental, veuf

    package var libelle: String {
        switch self {
        case .seul: "personne seule"
        case .couple: "en couple"
        case .separation: "en séparation"
        case .monoparental: "seule avec enfants"
        case .veuf: "veuvage"
        }
    }
}

/// What somebody of the household is to the person.
package enum Lien: String, Code {
    case conjoint, enfant, parent, fratrie, autre

    package var libelle: String {
        switch self {
        case .conjoint: "conjoint"
        case .enfant: "enfant"
        case .parent: "parent"
        case .fratrie: "frère ou sœur"
        case .autre: "autre proche"
        }
    }
}

/// How the person is housed.
package enum Logement: String, Code {
    case locatairePrive = "locataire_prive"
    case locataireSocial = "locataire_social"
    case proprietaire, accedant, heberge, foyer
    case sansLogement = "sans_logement"

    package var libelle: String {
        switch self {
        case .locatairePrive: "locataire, parc privé"
        case .locataireSocial: "locataire, parc social"
        case .proprietaire: "propriétaire"
        case .accedant: "accédant à la propriété"
        case .heberge: "hébergé"
        case .foyer: "foyer, résidence sociale"
        case .sansLogement: "sans logement"
        }
    }
}
