import Calendrier
import Entreprises
import Postgres
import Tenancy

/// What a social worker says of a collective risk (product.md, A3): codes only, so that there is no room for a person.
struct AlerteCollective: RowDecodable {
    enum Risque: String, CaseIterable, Sendable {
        case charge, conflits, management, harcelement
        case violencesExternes = "violences_externes"
        case reorganisation, accidents, addictions, isolement, precarite, penibilite, discrimination

        var libelle: String {
            switch self {
            case .charge: "charge de travail"
            case .conflits: "conflits dans les équipes"
            case .management: "management"
            case .harcelement: "harcèlement"
            case .violencesExternes: "violences du public"
            case .reorganisation: "réorganisation"
            case .accidents: "accidents"
            case .addictions: "addictions"
            case .isolement: "isolement"
            case .precarite: "précarité"
            case .penibilite: "pénibilité"
            case .discrimination: "discrimination"
            }
        }
    }

    enum Signe: String, CaseIterable, Sendable {
        case situationsSemblables = "situations_semblables"
        case arretsRepetes = "arrets_repetes"
        case departs
        case tensionsVisibles = "tensions_visibles"
        case plaintesCroisees = "plaintes_croisees"
        case epuisement
        case demandesUrgentes = "demandes_urgentes"
        case evenementGrave = "evenement_grave"

        var libelle: String {
            switch self {
            case .situationsSemblables: "des situations semblables reviennent"
            case .arretsRepetes: "des arrêts se répètent"
            case .departs: "des départs"
            case .tensionsVisibles: "des tensions se voient"
            case .plaintesCroisees: "plusieurs services disent la même chose"
            case .epuisement: "de l'épuisement"
            case .demandesUrgentes: "des demandes urgentes"
            case .evenementGrave: "un événement grave"
            }
        }
    }

    enum Niveau: String, CaseIterable, Sendable {
        case vigilance, forte, immediate

        var libelle: String {
            switch self {
            case .vigilance: "vigilance"
            case .forte: "forte"
            case .immediate: "immédiate"
            }
        }
    }

    enum Etat: String, CaseIterable, Sendable {
        case ouverte, prise, close

        var libelle: String {
            switch self {
            case .ouverte: "à lire"
            case .prise: "prise en charge"
            case .close: "close"
            }
        }
    }

    enum Suite: String, CaseIterable, Sendable {
        case echangeDirection = "echange_direction"
        case echangeRH = "echange_rh"
        case cse = "cse_cssct"
        case medecine = "medecine_travail"
        case action = "action_collective"
        case projet
        case sansSuite = "sans_suite"

        var libelle: String {
            switch self {
            case .echangeDirection: "échange avec la direction de l'entreprise"
            case .echangeRH: "échange avec la RH"
            case .cse: "CSE ou CSSCT"
            case .medecine: "médecine du travail"
            case .action: "action collective"
            case .projet: "projet"
            case .sansSuite: "sans suite"
            }
        }
    }

    let entreprise: EntrepriseID
    let id: ID<AlerteCollective>
    let entrepriseNom: String
    /// nil: the whole company. Only an establishment of fifty employees or more is ever named.
    let etablissementNom: String?
    let risque: Risque
    let signes: [Signe]
    let niveau: Niveau
    let poseeLe: DateCivile
    let etat: Etat
    let suite: Suite?
    let closeLe: DateCivile?

    init(row: Row) throws(RowError) {
        entreprise = try row.value("entreprise_id")
        id = try row.id("id")
        entrepriseNom = try row.string("entreprise_nom")
        etablissementNom = try row.optionalString("etablissement_nom")
        risque = try row.value("risque")
        signes = try row.strings("signes").compactMap(Signe.init(rawValue:))
        niveau = try row.value("niveau")
        poseeLe = try row.value("posee_le")
        etat = try row.value("etat")
        suite = try row.optionalValue("suite")
        closeLe = try row.optionalValue("close_le")
    }
}
