public import Postgres
public import Tenancy

/// A standard letter: a title and a text with merge fields `{{personne.nom}}`, filled by the room that holds the person.
public struct ModeleCourrier: RowDecodable {
    public let id: ID<ModeleCourrier>
    /// nil: serves for every partner.
    public let partenaire: TypePartenaire?
    public let titre: String
    public let corps: String
    /// From 1; each change of title or text makes the next.
    public let version: Int
    public let actif: Bool
    /// « 21/11/2026 », local day.
    public let modifieLe: String

    static let colonnes: SQL = """
        id, partenaire_code, titre, corps, version, actif, to_char(modifie_le AT TIME ZONE 'Europe/Paris', 'DD/MM/YYYY') AS modifie_le
        """

    public init(row: Row) throws(RowError) {
        id = try row.id("id")
        partenaire = try row.optionalValue("partenaire_code")
        titre = try row.string("titre")
        corps = try row.string("corps")
        version = try row.int("version")
        actif = try row.bool("actif")
        modifieLe = try row.string("modifie_le")
    }
}
