public import Calendrier
public import Postgres
public import Tenancy

/// One card of the directory: whom to call, where, what they ask for, how long they take. Nothing of a person followed.
public struct FichePartenaire: RowDecodable {
    public let id: ID<FichePartenaire>
    public let type: TypePartenaire
    public let nom: String
    public let genre: GenrePartenaire
    public let territoire: TerritoirePartenaire
    public let besoins: [Besoin]
    public let adresse: String
    public let codePostal: String
    public let commune: String
    public let telephone: String
    public let courriel: String
    /// `https://…`, or empty.
    public let site: String
    public let horaires: String
    /// A service or a professional to ask for.
    public let contact: String
    /// Documents usually asked, one per line.
    public let pieces: String
    /// Usual answer, in days.
    public let delaiJours: Int?
    /// Where the card comes from.
    public let source: String
    public let verifieLe: DateCivile?
    public let actif: Bool

    static let colonnes: SQL = """
        id, code, nom, genre, territoire, besoins, adresse, code_postal, commune, telephone, courriel, site, horaires, contact, pieces,
        delai_jours, source, verifie_le, actif
        """

    public init(row: Row) throws(RowError) {
        id = try row.id("id")
        type = try row.value("code")
        nom = try row.string("nom")
        genre = try row.value("genre")
        territoire = try row.value("territoire")
        besoins = try row.strings("besoins").compactMap(Besoin.init(rawValue:))
        adresse = try row.string("adresse")
        codePostal = try row.string("code_postal")
        commune = try row.string("commune")
        telephone = try row.string("telephone")
        courriel = try row.string("courriel")
        site = try row.string("site")
        horaires = try row.string("horaires")
        contact = try row.string("contact")
        pieces = try row.string("pieces")
        delaiJours = try row.optionalInt("delai_jours")
        source = try row.string("source")
        verifieLe = try row.optionalValue("verifie_le")
        actif = try row.bool("actif")
    }

    /// « CAF de la Moselle, Metz ».
    public var libelle: String { commune.isEmpty ? nom : "\(nom), \(commune)" }

    /// Days after which a card must be checked again.
    public static let peremption = 365

    /// Never checked, or more than a year ago.
    public func aVerifier(le jour: DateCivile) -> Bool { verifieLe.map { $0.jours(jusqua: jour) > Self.peremption } ?? true }
}
