import Actes

/// How a dossier ends.
package enum Issue: String, Code {
    case droitOuvert = "droit_ouvert"
    case planAccepte = "plan_accepte"
    case logement
    case retourMemePoste = "retour_meme_poste"
    case retourAmenage = "retour_amenage"
    case reclasseInterne = "reclasse_interne"
    case reclasseAilleurs = "reclasse_ailleurs"
    case rqth, relais, information, inaptitude, depart
    case sansNouvelles = "sans_nouvelles"
    case refus
    case finContrat = "fin_contrat"
    case deces

    package var libelle: String {
        switch self {
        case .droitOuvert: "droit ouvert"
        case .planAccepte: "plan accepté"
        case .logement: "logement trouvé ou maintenu"
        case .retourMemePoste: "retour au même poste"
        case .retourAmenage: "retour aménagé"
        case .reclasseInterne: "reclassement en interne"
        case .reclasseAilleurs: "reclassement ailleurs"
        case .rqth: "RQTH obtenue"
        case .relais: "relais pris"
        case .information: "information donnée"
        case .inaptitude: "inaptitude"
        case .depart: "départ de l'entreprise"
        case .sansNouvelles: "sans nouvelles"
        case .refus: "refus"
        case .finContrat: "fin du contrat client"
        case .deces: "décès"
        }
    }
}
