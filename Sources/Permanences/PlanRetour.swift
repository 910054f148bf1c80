import Calendrier
import Postgres
import Tenancy
import Web

/// Puts back what the acceptance of a plan replaced, while it is still drafts.
enum PlanRetour {
    /// Gives how many drafts are back. Throws `Refus.conflit`, naming what stands in the way; the caller's transaction then leaves nothing.
    static func revenir(_ plan: PlanDePeriode, _ tx: Transaction) throws -> Int {
        let echanges = plan.echanges ?? []
        guard !echanges.isEmpty else { throw Refus.conflit("Ce plan n'a rien remplacé : il n'y a rien à remettre.") }
        for echange in echanges {
            guard let apres = echange.apres else { continue }
            let otees = try tx.execute(
                """
                DELETE FROM gestion.permanence
                 WHERE entreprise_id = \(echange.entreprise)::uuid AND prestation_id = \(echange.prestation)::uuid AND statut = 'planifiee'
                   AND NOT epinglee AND intervenant_id = \(apres.intervenant)::uuid AND jour = \(apres.jour)::date
                   AND moment = \(apres.moment)
                """)
            guard otees == 1 else {
                throw Refus.conflit(
                    "La permanence du \(apres.jour.long) posée par ce plan a été publiée, déplacée ou retirée depuis : le plan précédent ne se remet plus d'un bloc. Rien n'a changé."
                )
            }
        }
        let poses = echanges.compactMap { e in e.avant.flatMap(e.pose) }
        for pose in poses {
            do {
                _ = try tx.savepoint { try PermanenceStore.poser(pose, tx) }
            } catch let refus as PostgresError where refus.state == .exclusionViolation {
                throw Refus.conflit(
                    "La place du \(pose.jour.long) a été prise depuis : le plan précédent ne se remet plus d'un bloc. Rien n'a changé.")
            }
        }
        try PlanStore.noter([], plan.id, tx)
        return poses.count
    }
}
