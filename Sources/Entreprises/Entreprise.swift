public import Postgres
public import Tenancy

/// Identifier of a client company: the tenant of the wall.
public typealias EntrepriseID = ID<EntrepriseTag>

/// A client of the provider: a private company, a public body or an association (C12).
public struct Entreprise: RowDecodable {
    public enum Forme: String, CaseIterable, Sendable {
        case privee, publique, association

        public var libelle: String {
            switch self {
            case .privee: "entreprise privée"
            case .publique: "organisme public"
            case .association: "association"
            }
        }
    }

    public enum Statut: String, CaseIterable, Sendable {
        case prospect, client, ancien

        public var libelle: String {
            switch self {
            case .prospect: "prospect"
            case .client: "cliente"
            case .ancien: "ancienne cliente"
            }
        }
    }

    /// How the service is delivered (C7): alone, sharing permanences (20 to 200 employees), or both.
    public enum Livraison: String, CaseIterable, Sendable {
        case externe, mutualise, hybride

        public var libelle: String {
            switch self {
            case .externe: "service externe"
            case .mutualise: "service mutualisé"
            case .hybride: "service hybride"
            }
        }
    }

    public let id: EntrepriseID
    /// Short name unique at the provider, `[A-Z0-9-]{2,20}`; printed on invoices and used by imports.
    public let code: String
    public let nom: String
    public let siren: Siren?
    public let forme: Forme
    public let secteur: String
    public let pays: Pays
    public let tva: String?
    public let statut: Statut
    public let livraison: Livraison
    /// Whit Monday is worked there (the « journée de solidarité »): permanences may be held.
    public let lundiPentecoteTravaille: Bool
    public let adresse: String
    public let codePostal: String
    public let commune: String

    public init(row: Row) throws(RowError) {
        id = try row.value("entreprise_id")
        code = try row.string("code")
        nom = try row.string("nom")
        siren = try row.optionalValue("siren")
        forme = try row.value("forme")
        secteur = try row.string("secteur")
        pays = try row.value("pays")
        tva = try row.optionalString("tva_intracommunautaire")
        statut = try row.value("statut")
        livraison = try row.value("livraison")
        lundiPentecoteTravaille = try row.bool("lundi_pentecote_travaille")
        adresse = try row.string("adresse")
        codePostal = try row.string("code_postal")
        commune = try row.string("commune")
    }

    /// « rue des Souffleurs, 57600 Forbach ».
    public var adresseLisible: String { Adresse.lisible(adresse, codePostal, commune) }
}

/// An address on one line.
enum Adresse {
    static func lisible(_ adresse: String, _ codePostal: String, _ commune: String) -> String {
        let ville = [codePostal, commune].filter { !$0.isEmpty }.joined(separator: " ")
        return [adresse, ville].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

/// One row of the list of companies.
public struct EntrepriseResume: RowDecodable {
    public let id: EntrepriseID
    public let code: String
    public let nom: String
    public let commune: String
    public let statut: Entreprise.Statut
    public let livraison: Entreprise.Livraison
    /// Open establishments.
    public let etablissements: Int
    /// Sum of the headcounts in force on the day asked; nil when none was ever declared.
    public let effectif: Int?
    /// Rows of the whole search, for the pages.
    let total: Int

    public init(row: Row) throws(RowError) {
        id = try row.value("entreprise_id")
        code = try row.string("code")
        nom = try row.string("nom")
        commune = try row.string("commune")
        statut = try row.value("statut")
        livraison = try row.value("livraison")
        etablissements = try row.int("etablissements")
        effectif = try row.optionalInt("effectif")
        total = try row.int("total")
    }
}
