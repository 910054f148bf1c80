import Actes
import Web

/// Where a measure stands.
package enum EtatMesure: String, Code {
    case envisagee, demandee, accordee
    case enCours = "en_cours"
    case terminee, refusee, renoncee

    package var libelle: String {
        switch self {
        case .envisagee: "envisagée"
        case .demandee: "demandée"
        case .accordee: "accordée"
        case .enCours: "en cours"
        case .terminee: "terminée"
        case .refusee: "refusée"
        case .renoncee: "abandonnée"
        }
    }

    /// Neither over nor given up.
    package var vive: Bool {
        switch self {
        case .envisagee, .demandee, .accordee, .enCours: true
        case .terminee, .refusee, .renoncee: false
        }
    }

    var badge: Badge {
        let signe: StatutPermanence =
            switch self {
            case .envisagee: .due
            case .demandee: .planifiee
            case .accordee: .publiee
            case .enCours: .remplacee
            case .terminee: .tenue
            case .refusee: .annuleePrestataire
            case .renoncee: .annuleeClient
            }
        return Badge(libelle, comme: signe)
    }
}

/// Who first proposed it.
package enum Proposant: String, Code {
    case personne, service
    case medecinTravail = "medecin_travail"
    case medecinTraitant = "medecin_traitant"
    case medecinConseil = "medecin_conseil"
    case employeur, partenaire

    package var libelle: String {
        switch self {
        case .personne: "la personne"
        case .service: "le service social"
        case .medecinTravail: "le médecin du travail"
        case .medecinTraitant: "le médecin traitant"
        case .medecinConseil: "le médecin-conseil"
        case .employeur: "l'employeur"
        case .partenaire: "un partenaire (Cap emploi, MDPH, Carsat…)"
        }
    }
}

/// What a measure gave, once over.
package enum ResultatMesure: String, Code {
    case maintien = "maintien_poste"
    case amenage = "retour_amenage"
    case interne = "reclassement_interne"
    case externe = "reclassement_externe"
    case droit = "droit_obtenu"
    case autreMesure = "autre_mesure"
    case arret = "arret_prolonge"
    case inaptitude, depart
    case sansEffet = "sans_effet"

    package var libelle: String {
        switch self {
        case .maintien: "maintien au même poste"
        case .amenage: "retour aménagé"
        case .interne: "reclassement dans l'entreprise"
        case .externe: "reclassement ailleurs"
        case .droit: "droit obtenu"
        case .autreMesure: "relayée par une autre mesure"
        case .arret: "arrêt prolongé"
        case .inaptitude: "inaptitude"
        case .depart: "départ de l'entreprise"
        case .sansEffet: "sans effet"
        }
    }
}
