public import Calendrier
public import Contrats
public import Postgres
public import Tenancy

/// Days an intervenante is not there. The medical reason is never written.
public struct Absence: RowDecodable {
    public enum Nature: String, CaseIterable, Sendable {
        case conge, formation, reunion, absence

        public var libelle: String {
            switch self {
            case .conge: "congé"
            case .formation: "formation"
            case .reunion: "réunion"
            case .absence: "absence"
            }
        }
    }

    public enum Tag: Sendable {}

    public let id: ID<Tag>
    public let intervenant: ID<IntervenantTag>
    public let intervenantNom: String
    public let periode: Periode
    public let nature: Nature
    /// Permanences planned or published on these days: to be replaced.
    public let touchees: Int

    public init(row: Row) throws(RowError) {
        id = try row.id("id")
        intervenant = try row.id("intervenant_id")
        intervenantNom = Intervenant.complet(try row.string("prenom"), try row.string("nom"))
        periode = Periode(debut: try row.value("debut"), fin: try row.value("fin"))
        nature = try row.value("nature")
        touchees = try row.int("touchees")
    }
}
