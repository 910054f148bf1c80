public import Calendrier
public import Foundation
public import Postgres
public import Tenancy

/// A plan of a period: asked, computed, accepted as a draft, published.
public struct PlanDePeriode: RowDecodable {
    public enum Etat: String, Sendable {
        case calcul, brouillon, publie, abandonne, echec

        public var libelle: String {
            switch self {
            case .calcul: "calcul"
            case .brouillon: "brouillon"
            case .publie: "publié"
            case .abandonne: "abandonné"
            case .echec: "interrompu"
            }
        }
    }

    public let id: ID<PlanDePeriode>
    public let periode: Periode
    public let etat: Etat
    public let cout: Int?
    /// Half-days owed in the period, and those that found a place.
    public let dues: Int?
    public let placees: Int?
    public let creeLe: Date
    public let publieLe: Date?
    let creePar: UUID
    /// Asked near the plan in place rather than from nothing.
    let proche: Bool
    let resultat: PlanResultat?
    /// What its acceptance put and took away, nil before.
    let echanges: [Echange]?

    public init(row: Row) throws(RowError) {
        id = try row.id("id")
        periode = Periode(debut: try row.value("debut"), fin: try row.value("fin"))
        etat = try row.value("etat")
        cout = try row.optionalInt("cout")
        dues = try row.optionalInt("dues")
        placees = try row.optionalInt("placees")
        creeLe = try row.instant("cree_le")
        publieLe = try row.optionalInstant("publie_le")
        creePar = try row.uuid("cree_par")
        proche = try row.string("depart") == "proche"
        resultat = try row.optionalString("resultat").flatMap { try? JSONDecoder().decode(PlanResultat.self, from: Data($0.utf8)) }
        echanges = try row.optionalString("echanges").flatMap { try? JSONDecoder().decode([Echange].self, from: Data($0.utf8)) }
    }
}

extension Foundation.Date {
    /// « 20 nov. 2026 à 14 h 12 », legal time of Paris.
    var horodate: String {
        let (jour, heure) = HeureDeParis.local(Int(timeIntervalSince1970.rounded(.down)))
        return "\(jour.court) à \(heure.libelle)"
    }

    /// « 14 h 12 », legal time of Paris.
    var heure: String { HeureDeParis.local(Int(timeIntervalSince1970.rounded(.down))).heure.libelle }
}
