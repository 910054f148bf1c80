import Actes

/// A step that a long sick leave opens, requires, or recalls, with its source.
///
/// France, as read in November 2026: C. trav. L1226-1-3 and D1226-8-1 (liaison, over 30 days); L4624-2-4 and R4624-29 (pre-return visit,
/// over 30 days); R4624-31 (return visit: maternity; occupational disease; 30 days of work accident; 60 days of other illness; within eight
/// days of the return); L1226-1-4 (supervised trial, retraining); CSS L323-1 and R323-1 (360 daily allowances over three years but for a
/// long-term condition); CSS L341-1 (invalidity); CSS L433-1 and L434-2 (work accident: allowances until the consolidation, then a
/// pension). Later exemptions from the return visit could not be checked: none is counted, the advice says to ask.
///
/// Luxembourg: C. trav. L.121-6 (26 weeks of protection), L.326-6 (examination after more than six weeks), L.551-1 (reclassification);
/// CSS art. 14 (78 weeks within 104). The article of the progressive return and the end of the contract with the allowances (L.125-4) are
/// known from the CNS and not read in the text: their `source` says « à vérifier ».
package enum EtapePdp: String, Code {
    case liaison
    case preReprise = "pre_reprise"
    case seuilReprise = "seuil_reprise"
    case essai = "essai_encadre"
    case sixMois = "six_mois"
    case sixMoisPro = "six_mois_pro"
    case unAn = "un_an"
    case reprise
    case luReprise = "lu_reprise_progressive"
    case luSeuilReprise = "lu_seuil_reprise"
    case luReclassement = "lu_reclassement"
    case luProtection = "lu_protection"
    case luIndemnites = "lu_indemnites"
    case luExamen = "lu_examen_reprise"

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
        case .sixMoisPro: "six mois : RQTH, suites de la consolidation"
        case .unAn: "douze mois : 360 indemnités journalières"
        case .reprise: "visite de reprise"
        case .luReprise: "reprise progressive possible"
        case .luSeuilReprise: "seuil de l'examen de reprise"
        case .luReclassement: "reclassement professionnel : en parler"
        case .luProtection: "fin des 26 semaines de protection"
        case .luIndemnites: "78 semaines d'indemnité pécuniaire"
        case .luExamen: "examen de reprise"
        }
    }

    package var nature: Nature {
        switch self {
        case .liaison, .preReprise, .luReprise: .ouverte
        case .reprise, .luExamen: .due
        case .seuilReprise, .essai, .sixMois, .sixMoisPro, .unAn, .luSeuilReprise, .luReclassement, .luProtection, .luIndemnites: .repere
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
        case .sixMoisPro: "repère d'usage ; CSS L433-1 et L434-2"
        case .unAn: "CSS L323-1 et R323-1"
        case .luReprise: "conditions de la CNS ; CSS luxembourgeois, article à vérifier"
        case .luSeuilReprise, .luExamen: "C. trav. luxembourgeois L.326-6"
        case .luReclassement: "repère d'usage ; C. trav. luxembourgeois L.551-1"
        case .luProtection: "C. trav. luxembourgeois L.121-6"
        case .luIndemnites: "CSS luxembourgeois art. 14 ; C. trav. L.125-4 à vérifier"
        }
    }
}
