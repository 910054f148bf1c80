import Actes

/// A measure that keeps somebody in work, or ends the attempt.
package enum SorteMesure: String, Code {
    case liaison = "rendez_vous_liaison"
    case preReprise = "visite_prereprise"
    case reprise = "visite_reprise"
    case visiteDemandee = "visite_demandee"
    case essai = "essai_encadre"
    case tempsPartiel = "temps_partiel_therapeutique"
    case amenagementPoste = "amenagement_poste"
    case amenagementHoraires = "amenagement_horaires"
    case teletravail
    case rqth
    case crpe
    case formation = "formation_arret"
    case agefiph
    case reclassement
    case inaptitude
    case invalidite
    case luReprise = "lu_reprise_progressive"
    case luExamen = "lu_examen_reprise"
    case luReclassementInterne = "lu_reclassement_interne"
    case luReclassementExterne = "lu_reclassement_externe"
    case luHandicape = "lu_salarie_handicape"
    case luInvalidite = "lu_invalidite"
    case autre

    package var libelle: String {
        switch self {
        case .liaison: "rendez-vous de liaison"
        case .preReprise: "visite de préreprise"
        case .reprise: "visite de reprise"
        case .visiteDemandee: "visite médicale à la demande"
        case .essai: "essai encadré"
        case .tempsPartiel: "temps partiel thérapeutique"
        case .amenagementPoste: "aménagement du poste"
        case .amenagementHoraires: "aménagement des horaires"
        case .teletravail: "télétravail"
        case .rqth: "reconnaissance de travailleur handicapé (RQTH)"
        case .crpe: "rééducation professionnelle en entreprise (CRPE)"
        case .formation: "formation ou bilan de compétences pendant l'arrêt"
        case .agefiph: "aide de l'Agefiph ou du FIPHFP"
        case .reclassement: "reclassement"
        case .inaptitude: "avis d'inaptitude"
        case .invalidite, .luInvalidite: "pension d'invalidité"
        case .luReprise: "reprise progressive pour raisons thérapeutiques"
        case .luExamen: "examen de reprise"
        case .luReclassementInterne: "reclassement professionnel interne"
        case .luReclassementExterne: "reclassement professionnel externe"
        case .luHandicape: "statut de salarié handicapé"
        case .autre: "autre mesure"
        }
    }

    /// Countries whose law knows it.
    package var droits: Set<DroitTravail> {
        switch self {
        case .amenagementPoste, .amenagementHoraires, .teletravail, .autre: [.francais, .luxembourgeois]
        case .luReprise, .luExamen, .luReclassementInterne, .luReclassementExterne, .luHandicape, .luInvalidite: [.luxembourgeois]
        case .liaison, .preReprise, .reprise, .visiteDemandee, .essai, .tempsPartiel, .rqth, .crpe, .formation, .agefiph, .reclassement,
            .inaptitude, .invalidite:
            [.francais]
        }
    }

    /// Those of one law, in the order of the list.
    package static func du(_ droit: DroitTravail) -> [SorteMesure] { allCases.filter { $0.droits.contains(droit) } }

    /// Where it is written; nil when no text is cited, or the one of `droit` was not read.
    package func source(_ droit: DroitTravail) -> String? {
        switch self {
        case .liaison: "C. trav. L. 1226-1-3"
        case .preReprise: "C. trav. R. 4624-29"
        case .reprise: "C. trav. R. 4624-31"
        case .visiteDemandee: "C. trav. R. 4624-34"
        case .essai, .formation: "CSS L. 323-3-1"
        case .tempsPartiel: "CSS L. 323-3"
        case .amenagementPoste, .amenagementHoraires: droit == .francais ? "C. trav. L. 4624-3" : nil
        case .teletravail: droit == .francais ? "C. trav. L. 1222-9" : nil
        case .rqth: "C. trav. L. 5213-1"
        case .crpe: "C. trav. L. 5213-3 et L. 5213-3-1"
        case .reclassement: "C. trav. L. 1226-2 et L. 1226-10"
        case .inaptitude: "C. trav. L. 4624-4"
        case .invalidite: "CSS L. 341-1"
        case .luExamen: "C. trav. luxembourgeois L.326-6"
        case .luReclassementInterne, .luReclassementExterne: "C. trav. luxembourgeois L.551-1"
        case .luHandicape: "C. trav. luxembourgeois L.561-1"
        case .luReprise, .luInvalidite, .agefiph, .autre: nil
        }
    }

    /// Time is worked in part: a share of it may be noted.
    package var partielle: Bool {
        switch self {
        case .tempsPartiel, .luReprise, .amenagementHoraires, .essai, .teletravail: true
        default: false
        }
    }

    /// Held on one day: its end is its beginning.
    package var dUnJour: Bool {
        switch self {
        case .liaison, .preReprise, .reprise, .visiteDemandee, .inaptitude, .luExamen: true
        default: false
        }
    }

    /// Days after which a request without an answer is to be recalled: four months for the MDPH (CASF R. 241-33), two for a pension, one
    /// for the rest, by use.
    package var attente: Int {
        switch self {
        case .rqth: 120
        case .invalidite, .luInvalidite, .luHandicape: 60
        default: 30
        }
    }

    /// Days before its end when it comes back to be renewed: six months for a recognition that takes four to be decided, else thirty days.
    package var preavis: Int { self == .rqth ? 180 : 30 }
}
