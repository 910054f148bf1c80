public import Calendrier
public import Contrats
public import Entreprises
public import Postgres
public import Tenancy

/// A workshop, a session for managers, a group: a subject, a room, seats, and how many came. Nobody is named.
public struct ActionCollective: RowDecodable {
    public enum Statut: String, CaseIterable, Sendable {
        case prevue, tenue, annulee

        public var libelle: String {
            switch self {
            case .prevue: "prévue"
            case .tenue: "tenue"
            case .annulee: "annulée"
            }
        }
    }

    public let entreprise: EntrepriseID
    public let id: ID<ActionCollective>
    public let entrepriseNom: String
    /// nil: the whole company.
    public let etablissement: ID<Etablissement>?
    public let etablissementNom: String?
    public let intervenant: ID<IntervenantTag>
    public let intervenantNom: String
    public let jour: DateCivile
    public let debut: Heure
    public let minutes: Int
    public let genre: GenreAction
    public let theme: String
    public let places: Int
    /// Present, counted in the room; nil until the action is held.
    public let participants: Int?
    public let statut: Statut

    public init(row: Row) throws(RowError) {
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
        participants = try row.optionalInt("participants")
        statut = try row.value("statut")
    }

    var chemin: String { "/actions/\(entreprise)/\(id)" }
    public var titre: String { genre.titre(theme) }
    /// « 14 h – 16 h ».
    public var heures: String { Self.heures(debut, minutes) }

    /// nil when it ends at midnight.
    var plage: PlageHoraire? { Heure(minutes: debut.minutes + minutes).flatMap { PlageHoraire(debut: debut, fin: $0) } }

    static func heures(_ debut: Heure, _ minutes: Int) -> String {
        "\(debut.libelle) – \(Heure(minutes: debut.minutes + minutes)?.libelle ?? "24 h")"
    }

    /// The presence of an action is counted on its day or later, and may be corrected.
    func seCompte(le jour: DateCivile) -> Bool { statut != .annulee && self.jour <= jour }
}
