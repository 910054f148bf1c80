import Calendrier
import Contrats
import Entreprises
import Foundation
import Planner
import Postgres
import Tenancy

/// Statements on gestion.plan, and what a plan reads and writes around it.
enum PlanStore {
    private static let lecture: SQL = """
        SELECT id, debut, fin, etat, cout, dues, placees, resultat::text AS resultat, cree_le, publie_le, cree_par, depart,
          echanges::text AS echanges
        FROM gestion.plan
        """

    static func derniers(_ tx: Transaction) throws -> [PlanDePeriode] {
        try tx.all("\(fragment: lecture) ORDER BY cree_le DESC LIMIT 20")
    }

    static func un(_ id: ID<PlanDePeriode>, _ tx: Transaction) throws -> PlanDePeriode? {
        try tx.first("\(fragment: lecture) WHERE id = \(id)::uuid")
    }

    static func creer(
        _ periode: Periode, graine: Int, secondes: Int = 20, proche: Bool = false, _ tx: Transaction
    ) throws -> ID<PlanDePeriode>? {
        try tx.rows(
            """
            INSERT INTO gestion.plan (debut, fin, graine, secondes, depart)
            VALUES (\(periode.debut)::date, \(periode.fin)::date, \(graine), \(secondes), \(proche ? "proche" : "zero"))
            RETURNING id
            """
        ).first?.id("id")
    }

    /// Drafts put by this plan and not published yet.
    static func brouillons(_ id: ID<PlanDePeriode>, _ tx: Transaction) throws -> Int {
        try tx.rows("SELECT count(*) AS n FROM gestion.permanence WHERE plan_id = \(id)::uuid AND statut = 'planifiee'")[0].int("n")
    }

    /// Everything the problem of a period is made of.
    static func donnees(_ fenetre: Periode, _ tx: Transaction) throws -> ProblemeDePlan.Donnees {
        let horizon = ProblemeDePlan.horizon(fenetre)
        return ProblemeDePlan.Donnees(
            fenetre: fenetre, lignes: try LigneDueStore.pendant(horizon, tx), lieux: try LieuStore.tous(tx).filter(\.actif),
            trajets: try TrajetStore.tous(tx), intervenants: try IntervenantStore.actifs(bureau: nil, tx),
            absences: try AbsenceStore.pendant(horizon, tx), fermetures: try LigneDueStore.fermetures(horizon, tx),
            registre: try LigneDueStore.registre(horizon, tx), permanences: try PermanenceStore.pendant(horizon, .init(), tx),
            poids: try PoidsStore.actuels(tx))
    }

    /// Keeps what the computation found.
    static func achever(_ id: ID<PlanDePeriode>, _ resultat: PlanResultat, _ tx: Transaction) throws {
        let json = String(decoding: try JSONEncoder().encode(resultat), as: UTF8.self)
        try tx.execute(
            """
            UPDATE gestion.plan
               SET etat = 'brouillon', cout = \(resultat.propose.cout), dues = \(resultat.propose.dues), placees = \(resultat.propose.placees),
                   progression = 100, resultat = \(json)::jsonb
             WHERE id = \(id)::uuid AND etat = 'calcul'
            """)
    }

    static func marquer(_ id: ID<PlanDePeriode>, _ etat: PlanDePeriode.Etat, _ tx: Transaction) throws {
        try tx.execute("UPDATE gestion.plan SET etat = \(etat) WHERE id = \(id)::uuid AND etat <> 'publie'")
    }

    /// Keeps what was exchanged, so that it can be put back.
    static func noter(_ echanges: [Echange], _ id: ID<PlanDePeriode>, _ tx: Transaction) throws {
        let json = echanges.isEmpty ? nil : String(decoding: try JSONEncoder().encode(echanges), as: UTF8.self)
        try tx.execute("UPDATE gestion.plan SET echanges = \(json)::jsonb WHERE id = \(id)::uuid")
    }

    static func publie(_ id: ID<PlanDePeriode>, _ tx: Transaction) throws {
        try tx.execute("UPDATE gestion.plan SET etat = 'publie', publie_le = now() WHERE id = \(id)::uuid")
    }
}
