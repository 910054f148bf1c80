import Actes

/// A step that a long sick leave opens, requires, or recalls, with its source.
///
/// Texts as of November 2026: C. trav. L1226-1-3 and D1226-8-1 (liaison, over 30 days); L4624-2-4 and R4624-29 (pre-return visit, over
/// 30 days); R4624-31 in force since 15 June 2026 (return visit: maternity; occupational disease; 30 days of work accident; 60 days of other
/// illness; within eight days of the return); L1226-1-4 (supervised trial, retraining); CSS L323-1 and R323-1 (360 daily allowances over
/// three years but for a long-term condition); CSS L341-1 (invalidity).
package enum EtapePdp: String, Code {
    case liaison
    case preReprise = "pre_reprise"
    case seuilReprise = "seuil_reprise"
    case essai = "essai_encadre"
    case sixMois = "six_mois"
    case unAn = "un_an"
    case reprise

    /// Whether the law opens it, requires it, or usage recalls it.
    package enum Nature: String, Sendable {
        case ouverte, due, repere

        /// Said of a step whose day has come.
        var mot: String {
            switch self {
            case .ouverte: "possible"
            case .due: "due"
            case .repere: "à voir"
            }
        }
    }

    package var libelle: String {
        switch self {
        case .liaison: "rendez-vous de liaison possible"
        case .preReprise: "visite de préreprise possible"
        case .seuilReprise: "seuil de la visite de reprise"
        case .essai: "essai encadré, temps partiel thérapeutique"
        case .sixMois: "six mois : prévoyance, RQTH, invalidité"
        case .unAn: "douze mois : 360 indemnités journalières"
        case .reprise: "visite de reprise"
        }
    }

    package var nature: Nature {
        switch self {
        case .liaison, .preReprise: .ouverte
        case .reprise: .due
        case .seuilReprise, .essai, .sixMois, .unAn: .repere
        }
    }

    /// What to say to the person.
    package var conseil: String {
        switch self {
        case .liaison:
            "À l'initiative de la personne ou de l'employeur, qui l'informe qu'elle peut le demander. Elle peut refuser sans conséquence. Le service de santé au travail y est associé."
        case .preReprise:
            "La personne, son médecin traitant, le médecin-conseil ou le médecin du travail la demandent pendant l'arrêt. L'employeur doit l'informer de cette possibilité."
        case .seuilReprise:
            "À partir de ce jour, la reprise donne lieu à une visite avec le médecin du travail. L'employeur la demande dès qu'il connaît la fin de l'arrêt."
        case .essai:
            "Essayer le poste, ou un autre, pendant l'arrêt, avec l'accord des médecins : demande au service social de la Carsat ou de la CPAM. Temps partiel thérapeutique sur prescription."
        case .sixMois: "Faire le point : relais de la prévoyance, demande de RQTH, suites possibles en invalidité."
        case .unAn: "Hors affection de longue durée, 360 indemnités journalières au plus sur trois ans. Vérifier le compte avec la CPAM."
        case .reprise:
            "Le jour de la reprise, au plus tard huit jours après ; l'employeur l'organise. Depuis le 15 juin 2026, des dispenses existent : voir avec le service de santé au travail."
        }
    }

    /// Where it is written.
    package var source: String {
        switch self {
        case .liaison: "C. trav. L1226-1-3 et D1226-8-1"
        case .preReprise: "C. trav. L4624-2-4 et R4624-29"
        case .seuilReprise, .reprise: "C. trav. R4624-31"
        case .essai: "C. trav. L1226-1-4 ; CSS L323-3"
        case .sixMois: "repère d'usage ; CSS L341-1"
        case .unAn: "CSS L323-1 et R323-1"
        }
    }
}
