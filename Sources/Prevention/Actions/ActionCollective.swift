import Calendrier
import Contrats
import Entreprises
import Permanences
import Postgres
import Tenancy

/// A workshop, a session for managers, a group: a subject, a room, seats, and how many came. Nobody is named.
struct ActionCollective: RowDecodable {
    enum Statut: String, CaseIterable, Sendable {
        case prevue, tenue, annulee

        var libelle: String {
            switch self {
            case .prevue: "prévue"
            case .tenue: "tenue"
            case .annulee: "annulée"
            }
        }
    }

    let entreprise: EntrepriseID
    let id: ID<ActionCollective>
    let entrepriseNom: String
    /// nil: the whole company.
    let etablissement: ID<Etablissement>?
    let etablissementNom: String?
    let intervenant: ID<IntervenantTag>
    let intervenantNom: String
    let jour: DateCivile
    let debut: Heure
    let minutes: Int
    let genre: GenreAction
    let theme: String
    let places: Int
    /// Seats taken, while it is to come; the base keeps it from passing `places`.
    let prises: Int
    /// How it goes, hour by hour; may be empty.
    let programme: String
    /// Employees take a seat themselves from the poster's page.
    let inscription: Bool
    let projet: ID<Projet>?
    /// Present, counted in the room; nil until the action is held.
    let participants: Int?
    let statut: Statut
    /// Slips without a name, from 1 to 5; nil until at least five were counted: the base refuses fewer.
    let avis: Avis?

    init(row: Row) throws(RowError) {
        entreprise = try row.value("entreprise_id")
        id = try row.id("id")
        entrepriseNom = try row.string("entreprise_nom")
        etablissement = try row.optionalValue("etablissement_id")
        etablissementNom = try row.optionalString("etablissement_nom")
        intervenant = try row.id("intervenant_id")
        intervenantNom = Intervenant.complet(try row.string("prenom"), try row.string("nom"))
        jour = try row.value("jour")
        debut = try row.value("debut")
        minutes = try row.int("minutes")
        genre = try row.value("genre")
        theme = try row.string("theme")
        places = try row.int("places")
        prises = try row.int("prises")
        programme = try row.string("programme")
        inscription = try row.bool("inscription")
        projet = try row.optionalValue("projet_id")
        participants = try row.optionalInt("participants")
        statut = try row.value("statut")
        avis = try Avis(row: row)
    }

    var chemin: String { "/actions/\(entreprise)/\(id)" }
    var titre: String { genre.titre(theme) }
    /// « 14 h – 16 h ».
    var heures: String { Self.heures(debut, minutes) }

    /// nil when it ends at midnight.
    var plage: PlageHoraire? { Heure(minutes: debut.minutes + minutes).flatMap { PlageHoraire(debut: debut, fin: $0) } }

    static func heures(_ debut: Heure, _ minutes: Int) -> String {
        "\(debut.libelle) – \(Heure(minutes: debut.minutes + minutes)?.libelle ?? "24 h")"
    }

    var libres: Int { places - prises }

    /// Seats are given until the day, included.
    func seReserve(le jour: DateCivile) -> Bool { statut == .prevue && jour <= self.jour }

    /// The presence of an action is counted on its day or later, and may be corrected.
    func seCompte(le jour: DateCivile) -> Bool { statut != .annulee && self.jour <= jour }
}
