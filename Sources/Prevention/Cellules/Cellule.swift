import Calendrier
import Entreprises
import Postgres

/// The cell that keeps people in work in one company (product.md, M1 to M3): who sits, what wakes it, the steps of its protocol. It says how
/// the company works, never for whom.
struct Cellule: RowDecodable {
    enum Membre: String, CaseIterable, Sendable {
        case serviceSocial = "service_social"
        case rh
        case santeTravail = "sante_travail"
        case manager, cse
        case referentHandicap = "referent_handicap"
        case carsat
        case capEmploi = "cap_emploi"

        var libelle: String {
            switch self {
            case .serviceSocial: "service social"
            case .rh: "RH"
            case .santeTravail: "santé au travail"
            case .manager: "encadrement"
            case .cse: "CSE"
            case .referentHandicap: "référent handicap"
            case .carsat: "CARSAT"
            case .capEmploi: "Cap emploi"
            }
        }
    }

    enum Signal: String, CaseIterable, Sendable {
        case arret30 = "arret_30"
        case arretsRepetes = "arrets_repetes"
        case restrictions, accident
        case inaptitudePrevue = "inaptitude_prevue"
        case rqth
        case retour90 = "retour_90"
        case demandeSalarie = "demande_salarie"

        var libelle: String {
            switch self {
            case .arret30: "arrêt de plus de 30 jours"
            case .arretsRepetes: "arrêts répétés"
            case .restrictions: "restrictions du médecin du travail"
            case .accident: "accident du travail"
            case .inaptitudePrevue: "inaptitude envisagée"
            case .rqth: "reconnaissance de handicap"
            case .retour90: "retour après 90 jours"
            case .demandeSalarie: "demande du salarié"
            }
        }
    }

    enum Etape: String, CaseIterable, Sendable {
        case reperer, informer, liaison
        case preReprise = "pre_reprise"
        case evaluer, amenager, essai, reprise, suivre, bilan

        var libelle: String {
            switch self {
            case .reperer: "repérer, avec l'accord du salarié"
            case .informer: "l'informer de ses droits"
            case .liaison: "rendez-vous de liaison, à partir de 30 jours d'arrêt"
            case .preReprise: "visite de pré-reprise"
            case .evaluer: "évaluer le poste et les capacités"
            case .amenager: "aménager, former, financer"
            case .essai: "essai encadré"
            case .reprise: "visite de reprise"
            case .suivre: "suivre à un, trois et six mois"
            case .bilan: "bilan annuel de la cellule"
            }
        }
    }

    let entreprise: EntrepriseID
    let membres: [Membre]
    let signaux: [Signal]
    let etapes: [Etape]
    let tousLesMois: Int
    let derniereLe: DateCivile?

    init(row: Row) throws(RowError) {
        entreprise = try row.value("entreprise_id")
        membres = try row.strings("membres").compactMap(Membre.init(rawValue:))
        signaux = try row.strings("signaux").compactMap(Signal.init(rawValue:))
        // In the order of the protocol, whatever the order they were ticked in.
        let codes = Set(try row.strings("etapes"))
        etapes = Etape.allCases.filter { codes.contains($0.rawValue) }
        tousLesMois = try row.int("tous_les_mois")
        derniereLe = try row.optionalValue("derniere_le")
    }

    /// When it should meet next; nil while it has not met.
    var prochaine: DateCivile? { derniereLe?.plus(mois: tousLesMois) }
}
