import Actes

/// Kind of income, without an amount: the budget sheet has those.
package enum Ressource: String, Code {
    case salaire
    case indemnitesJournalieres = "indemnites_journalieres"
    case prevoyance, invalidite, aah, rente, prestations
    case prime = "prime_activite"
    case chomage, retraite, pension, aucune

    package var libelle: String {
        switch self {
        case .salaire: "salaire"
        case .indemnitesJournalieres: "indemnités journalières"
        case .prevoyance: "prévoyance"
        case .invalidite: "pension d'invalidité"
        case .aah: "AAH"
        case .rente: "rente AT ou MP"
        case .prestations: "prestations familiales"
        case .prime: "prime d'activité"
        case .chomage: "chômage"
        case .retraite: "retraite"
        case .pension: "pension alimentaire"
        case .aucune: "aucune"
        }
    }
}

/// What is recognised about health or disability. Never a diagnosis; every box is optional.
package enum Reconnaissance: String, Code {
    case rqth
    case rqthDemandee = "rqth_demandee"
    case invalidite
    case ald
    case atMp = "at_mp"
    case tempsPartiel = "temps_partiel_therapeutique"
    case inaptitude, aidant

    package var libelle: String {
        switch self {
        case .rqth: "RQTH"
        case .rqthDemandee: "RQTH demandée"
        case .invalidite: "invalidité"
        case .ald: "affection de longue durée"
        case .atMp: "AT ou MP reconnu"
        case .tempsPartiel: "temps partiel thérapeutique"
        case .inaptitude: "inaptitude prononcée"
        case .aidant: "proche aidant"
        }
    }
}
