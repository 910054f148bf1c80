import Calendrier
import Foundation
import Postgres
import Tenancy
import Web

/// A period somebody is working: a computation under way, or a draft to decide.
struct Verrou: RowDecodable {
    /// Nil when the period was taken over and nothing launched yet.
    let plan: ID<PlanDePeriode>?
    /// Whole weeks.
    let periode: Periode
    let compte: UUID
    let prisLe: Date
    let expireLe: Date

    init(row: Row) throws(RowError) {
        plan = try row.optionalID("plan_id")
        periode = Periode(debut: try row.value("debut"), fin: try row.value("fin"))
        compte = try row.uuid("compte_id")
        prisLe = try row.instant("pris_le")
        expireLe = try row.instant("expire_le")
    }

    /// Minutes without news after which the lock falls; the database's default.
    static let duree = 15

    func estA(_ principal: Principal) -> Bool { compte == principal.compte.rawValue }

    /// « Hélène Vautrin travaille la période du 1er au 31 déc. depuis le 20 nov. 2026 à 14 h 12. »
    func phrase(_ noms: Collegues) -> String { "\(noms.nom(compte)) travaille la période \(periode.duAu) depuis le \(prisLe.horodate)." }

    /// Whole weeks a plan of `fenetre` decides.
    static func semaines(_ fenetre: Periode) -> Periode {
        Periode(debut: fenetre.debut.lundi, fin: fenetre.fin.lundi.plus(jours: 6))
    }
}
