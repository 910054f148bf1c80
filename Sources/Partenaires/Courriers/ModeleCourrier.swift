public import Postgres
public import Tenancy

/// A standard letter: a title and a text with merge fields `{{personne.nom}}`, filled by the room that holds the person.
public struct ModeleCourrier: RowDecodable {
    public let id: ID<ModeleCourrier>
    /// nil: serves for every partner.
    public let partenaire: TypePartenaire?
    public let titre: String
    public let corps: String
    /// Who signs it as a rule; the worker may choose otherwise for one letter.
    public let signataire: Signataire
    /// From 1; each change of title or text makes the next.
    public let version: Int
    public let actif: Bool
    /// « 21/11/2026 », local day.
    public let modifieLe: String

    /// The person writes in her own name, or the worker for the service.
    public enum Signataire: String, CaseIterable, Sendable {
        case personne, intervenant

        public var libelle: String {
            switch self {
            case .personne: "la personne"
            case .intervenant: "l'intervenant, pour le service"
            }
        }
    }

    static let colonnes: SQL = """
        id, partenaire_code, titre, corps, signataire, version, actif, to_char(modifie_le AT TIME ZONE 'Europe/Paris', 'DD/MM/YYYY') AS modifie_le
        """

    public init(row: Row) throws(RowError) {
        id = try row.id("id")
        partenaire = try row.optionalValue("partenaire_code")
        titre = try row.string("titre")
        corps = try row.string("corps")
        signataire = try row.value("signataire")
        version = try row.int("version")
        actif = try row.bool("actif")
        modifieLe = try row.string("modifie_le")
    }
}
