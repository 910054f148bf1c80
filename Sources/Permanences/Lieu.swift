public import Calendrier
public import Contrats
public import Entreprises
public import Postgres
public import Tenancy

/// A place where permanences are held: an office of the provider, a room at a client's, another place.
public struct Lieu: RowDecodable {
    public enum Genre: String, CaseIterable, Sendable {
        case bureau, site, autre

        public var libelle: String {
            switch self {
            case .bureau: "bureau du prestataire"
            case .site: "chez un client"
            case .autre: "autre lieu"
            }
        }
    }

    public let id: ID<LieuTag>
    public let nom: String
    public let genre: Genre
    /// The client whose site it is, nil for the provider's.
    public let entreprise: EntrepriseID?
    public let entrepriseNom: String?
    public let adresse: String
    public let codePostal: String
    public let commune: String
    /// With the Good Friday switch of its commune.
    public let territoire: Territoire
    /// Permanences at one time, at most.
    public let capacite: Int
    public let salle: String
    public let confidentielle: Bool
    /// How the worker gets in: badge, gate, whom to call.
    public let acces: String
    public let ouverture: Heure
    public let fermeture: Heure
    public let actif: Bool
    let position: Position?

    public init(row: Row) throws(RowError) {
        id = try row.id("id")
        nom = try row.string("nom")
        genre = try row.value("type")
        entreprise = try row.optionalValue("entreprise_id")
        entrepriseNom = try row.optionalString("entreprise_nom")
        adresse = try row.string("adresse")
        codePostal = try row.string("code_postal")
        commune = try row.string("commune")
        territoire = try row.value("territoire", as: Territoire.self).avec(vendrediSaint: row.bool("vendredi_saint"))
        capacite = try row.int("capacite_salle")
        salle = try row.string("salle")
        confidentielle = try row.bool("salle_confidentielle")
        acces = try row.string("acces")
        ouverture = try row.value("ouverture")
        fermeture = try row.value("fermeture")
        actif = try row.bool("actif")
        let (latitude, longitude) = (try row.optionalDouble("latitude"), try row.optionalDouble("longitude"))
        position = latitude.flatMap { l in longitude.flatMap { Position(latitude: l, longitude: $0) } }
    }
}
