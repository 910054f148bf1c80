public import Calendrier
public import Contrats
public import Postgres
public import Tenancy

/// Days an intervenante is not there. The medical reason is never written.
public struct Absence: RowDecodable {
    public enum Nature: String, CaseIterable, Sendable {
        case conge, formation, reunion, absence
        /// She leaves and does not come back.
        case depart

        public var libelle: String {
            switch self {
            case .conge: "congé"
            case .formation: "formation"
            case .reunion: "réunion"
            case .absence: "absence"
            case .depart: "départ"
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

    /// Last day of an absence without return.
    static let sansRetour = DateCivile(annee: 9999, mois: 12, jour: 31) ?? DateCivile(numero: 0)

    /// « du 24 au 26 nov. 2026 », « à partir du 24 nov. 2026 ».
    var quand: String { nature == .depart ? "à partir du \(periode.debut.court)" : periode.duAu }

    public init(row: Row) throws(RowError) {
        id = try row.id("id")
        intervenant = try row.id("intervenant_id")
        intervenantNom = Intervenant.complet(try row.string("prenom"), try row.string("nom"))
        periode = Periode(debut: try row.value("debut"), fin: try row.value("fin"))
        nature = try row.value("nature")
        touchees = try row.int("touchees")
    }
}
