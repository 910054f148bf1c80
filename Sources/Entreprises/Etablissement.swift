public import Calendrier
public import Postgres
public import Tenancy

/// A site of a company where people work. The legal threshold and the headcount are counted here (L4631-1).
public struct Etablissement: RowDecodable {
    public let entreprise: EntrepriseID
    public let id: ID<Etablissement>
    /// Short name unique in the company: `SIEGE`, `FORBACH`.
    public let code: String
    public let nom: String
    public let siret: Siret?
    public let adresse: String
    public let codePostal: String
    public let commune: String
    /// Holiday list, Good Friday switch of the commune applied.
    public let territoire: Territoire
    public let ouvert: Bool

    public init(row: Row) throws(RowError) {
        entreprise = try row.value("entreprise_id")
        id = try row.value("id")
        code = try row.string("code")
        nom = try row.string("nom")
        siret = try row.optionalValue("siret")
        adresse = try row.string("adresse")
        codePostal = try row.string("code_postal")
        commune = try row.string("commune")
        territoire = try row.value("territoire", as: Territoire.self).avec(vendrediSaint: row.bool("vendredi_saint"))
        ouvert = try row.bool("ouvert")
    }

    public var adresseLisible: String { Adresse.lisible(adresse, codePostal, commune) }
}

/// What may be written of an establishment, checked.
public struct EtablissementValeurs: Sendable, Equatable {
    public var code: String
    public var nom: String
    public var siret: Siret?
    public var adresse = ""
    public var codePostal = ""
    public var commune = ""
    public var territoire: Territoire
    public var ouvert = true

    public init(code: String, nom: String, territoire: Territoire) {
        self.code = code
        self.nom = nom
        self.territoire = territoire
    }

    public init(_ e: Etablissement) {
        code = e.code
        nom = e.nom
        siret = e.siret
        adresse = e.adresse
        codePostal = e.codePostal
        commune = e.commune
        territoire = e.territoire
        ouvert = e.ouvert
    }

    /// The two columns the database keeps.
    public var territoireStocke: Territoire { territoire.avec(vendrediSaint: false) }
    public var vendrediSaint: Bool { territoire == .alsaceMoselleVendrediSaint }
}
