import Calendrier
import Contrats
import Postgres
import Tenancy
import Web

/// One permanence replaced, postponed, given up or added. Several are applied together or not at all.
struct Changement: Sendable {
    /// What the planner reads when it is refused: « Verrerie de Forbach, mardi 24 nov., matin ».
    let nom: String
    /// Nil for a permanence that is only added.
    let avant: Permanence?
    let ligne: ID<Prestation>
    let vers: Vers

    enum Vers: Sendable, Equatable {
        case place(DateCivile, Moment, ID<IntervenantTag>)
        /// Nobody: a draft disappears, what was published is cancelled by the provider and stays owed.
        case personne
    }

    static let motif = "Intervenante absente, sans remplaçante"

    /// First frees every place left, then judges and puts every new one: two rows may exchange theirs. A published permanence is kept as
    /// « remplacée » or « reportée » and the new one carries its link; the ledger and the calendars follow by the triggers.
    /// Throws `Refus.conflit` naming the row: the caller's transaction then leaves nothing.
    static func appliquer(_ changements: [Changement], _ tx: Transaction) throws {
        let liberes = try changements.map { try $0.liberer(tx) }
        for (changement, libere) in zip(changements, liberes) { try changement.poser(libere, tx) }
    }

    /// What the new permanence inherits.
    private struct Libere {
        let entreprise: ID<EntrepriseTag>
        var statut = StatutPermanence.planifiee
        var remplace: ID<Permanence>?
        var plan: ID<PlanDePeriode>?
    }

    private func liberer(_ tx: Transaction) throws -> Libere {
        guard let p = avant else {
            let row = try tx.rows("SELECT entreprise_id FROM gestion.prestation WHERE id = \(ligne)::uuid").first
            guard let row else { throw Refus.conflit("\(nom) : cette ligne de contrat n'existe plus. Rien n'a été changé.") }
            return Libere(entreprise: try row.id("entreprise_id"))
        }
        switch p.statut {
        case .publiee:
            let fait: Bool
            switch vers {
            case .personne: fait = try PermanenceStore.annuler(p, par: .annuleePrestataire, motif: Self.motif, tx)
            case .place(let jour, _, _): fait = try PermanenceStore.quitter(p, jour == p.jour ? .remplacee : .reportee, tx)
            }
            guard fait else { throw change }
            return Libere(entreprise: p.entreprise, statut: .publiee, remplace: p.id)
        case .planifiee:
            guard let otee = try PermanenceStore.oter(p, memeEpinglee: true, tx) else { throw change }
            return Libere(entreprise: p.entreprise, remplace: otee.remplace, plan: otee.plan)
        default: throw change
        }
    }

    private func poser(_ libere: Libere, _ tx: Transaction) throws {
        guard case .place(let jour, let moment, let qui) = vers else { return }
        guard
            let placement = try PlacementStore.charger(
                libere.entreprise, ligne, lieu: avant?.lieu, qui: qui, jour: jour, moment: moment, tx)
        else { throw Refus.conflit("\(nom) : la personne ou le lieu n'existe plus. Rien n'a été changé.") }
        let manquements = placement.manquements
        guard manquements.isEmpty, let salle = placement.salleLibre else {
            throw Refus.conflit("\(nom) : \(manquements.map(\.phrase).joined(separator: " ")) Rien n'a été changé.")
        }
        // Hours agreed with the client stay when the moment does.
        let heures = avant.flatMap { $0.moment == moment ? PlageHoraire(debut: $0.debut, fin: $0.fin) : nil } ?? placement.heures
        let pose = PermanenceStore.Pose(
            entreprise: libere.entreprise, prestation: ligne, lieu: placement.lieu.id, intervenant: qui, jour: jour, moment: moment,
            heures: heures, salle: salle, statut: libere.statut, plan: libere.plan, remplace: libere.remplace)
        do {
            let id = try tx.savepoint { try PermanenceStore.poser(pose, tx) }
            if libere.statut == .planifiee, let id, avant != nil { try PermanenceStore.epingler(libere.entreprise, id, tx) }
        } catch let refus as PostgresError where refus.state == .exclusionViolation {
            throw Refus.conflit(
                "\(nom) : la place de \(placement.intervenant.nomComplet) le \(jour.sansAnnee), \(moment.libelle), vient d'être prise. Rien n'a été changé."
            )
        }
    }

    private var change: Refus {
        .conflit("\(nom) : cette permanence vient de changer. Rechargez la page ; rien n'a été changé.")
    }
}
