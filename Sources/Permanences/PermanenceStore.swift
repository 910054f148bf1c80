import Calendrier
import Contrats
import Entreprises
import Postgres
import Tenancy
import Web

/// Statements on gestion.permanence.
enum PermanenceStore {
    static let lecture: SQL = """
        SELECT p.entreprise_id, p.id, e.nom AS entreprise_nom, p.contrat_id, c.numero AS contrat_numero, p.prestation_id, p.lieu_id,
          l.nom AS lieu_nom, l.commune, p.intervenant_id, i.prenom, i.nom, p.jour, p.moment, p.debut, p.fin, p.statut, p.motif_annulation,
          p.epinglee
        FROM gestion.permanence p
        JOIN gestion.entreprise e ON e.entreprise_id = p.entreprise_id
        JOIN gestion.contrat c ON (c.entreprise_id, c.id) = (p.entreprise_id, p.contrat_id)
        JOIN gestion.lieu l ON l.id = p.lieu_id
        JOIN gestion.intervenant i ON i.id = p.intervenant_id
        """

    static func une(_ entreprise: EntrepriseID, _ id: ID<Permanence>, _ tx: Transaction) throws -> Permanence? {
        try tx.first("\(fragment: lecture) WHERE p.entreprise_id = \(entreprise)::uuid AND p.id = \(id)::uuid")
    }

    /// Everything of a period, in the order of days and hours.
    static func pendant(_ periode: Periode, _ filtre: Filtre, _ tx: Transaction) throws -> [Permanence] {
        try tx.all(
            """
            \(fragment: lecture)
            WHERE p.jour BETWEEN \(periode.debut)::date AND \(periode.fin)::date
              AND (\(filtre.bureau)::uuid IS NULL OR i.bureau_id = \(filtre.bureau)::uuid)
              AND (\(filtre.intervenant)::uuid IS NULL OR p.intervenant_id = \(filtre.intervenant)::uuid)
              AND (\(filtre.entreprise)::uuid IS NULL OR p.entreprise_id = \(filtre.entreprise)::uuid)
              AND (\(filtre.lieu)::uuid IS NULL OR p.lieu_id = \(filtre.lieu)::uuid)
            ORDER BY p.jour, p.debut, l.nom, p.id
            """)
    }

    struct Filtre: Sendable {
        var bureau: ID<LieuTag>?
        var intervenant: ID<IntervenantTag>?
        var entreprise: EntrepriseID?
        var lieu: ID<LieuTag>?
    }

    /// Puts a permanence; the ledger takes its half-day by itself. Gives its identifier.
    static func poser(_ v: Pose, _ tx: Transaction) throws -> ID<Permanence>? {
        try tx.rows(
            """
            INSERT INTO gestion.permanence
              (entreprise_id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, salle, statut, plan_id, remplace_id)
            SELECT r.entreprise_id, r.contrat_id, r.id, \(v.lieu)::uuid, \(v.intervenant)::uuid, \(v.jour)::date, \(v.moment),
              \(v.heures.debut)::time, \(v.heures.fin)::time, \(v.salle)::smallint, \(v.statut), \(v.plan)::uuid, \(v.remplace)::uuid
            FROM gestion.prestation r
            WHERE r.entreprise_id = \(v.entreprise)::uuid AND r.id = \(v.prestation)::uuid
            RETURNING id
            """
        ).first?.id("id")
    }

    /// A permanence to put; `salle` is the rank taken among the rooms of the place, from 1.
    struct Pose: Sendable {
        let entreprise: EntrepriseID
        let prestation: ID<Prestation>
        let lieu: ID<LieuTag>
        let intervenant: ID<IntervenantTag>
        let jour: DateCivile
        let moment: Moment
        var heures: PlageHoraire
        var salle: Int
        var statut = StatutPermanence.planifiee
        var plan: ID<PlanDePeriode>?
        var remplace: ID<Permanence>?
    }

    /// Takes away a draft, one nobody pinned unless `memeEpinglee`, and gives it to be put again; nil when it is no longer as it was read.
    static func oter(_ p: Permanence, memeEpinglee: Bool = false, _ tx: Transaction) throws -> Pose? {
        let otee = try tx.rows(
            """
            DELETE FROM gestion.permanence
             WHERE entreprise_id = \(p.entreprise)::uuid AND id = \(p.id)::uuid AND statut = 'planifiee'
               AND (\(memeEpinglee) OR NOT epinglee)
               AND jour = \(p.jour)::date AND moment = \(p.moment) AND intervenant_id = \(p.intervenant)::uuid
            RETURNING salle, plan_id, remplace_id
            """
        ).first
        guard let otee else { return nil }
        return Pose(
            entreprise: p.entreprise, prestation: p.prestation, lieu: p.lieu, intervenant: p.intervenant, jour: p.jour, moment: p.moment,
            heures: PlageHoraire(debut: p.debut, fin: p.fin) ?? .parDefaut(p.moment), salle: try otee.int("salle"),
            plan: try otee.optionalID("plan_id"), remplace: try otee.optionalID("remplace_id"))
    }

    /// A published permanence gives its place to another: `remplacee` the same day, `reportee` on another. False when it no longer is
    /// published as it was read.
    static func quitter(_ p: Permanence, _ statut: StatutPermanence, _ tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE gestion.permanence
               SET statut = \(statut)
             WHERE entreprise_id = \(p.entreprise)::uuid AND id = \(p.id)::uuid AND statut = 'publiee' AND jour = \(p.jour)::date
               AND moment = \(p.moment) AND intervenant_id = \(p.intervenant)::uuid
            """) == 1
    }

    /// What somebody decided is no longer moved by a plan.
    static func epingler(_ entreprise: EntrepriseID, _ id: ID<Permanence>, _ tx: Transaction) throws {
        try tx.execute(
            "UPDATE gestion.permanence SET epinglee = true WHERE entreprise_id = \(entreprise)::uuid AND id = \(id)::uuid")
    }

    /// Moves one that is planned or published; false when it no longer is.
    static func deplacer(
        _ p: Permanence, vers jour: DateCivile, _ moment: Moment, _ heures: PlageHoraire, _ qui: ID<IntervenantTag>, salle: Int,
        _ tx: Transaction
    ) throws -> Bool {
        try tx.execute(
            """
            UPDATE gestion.permanence
               SET jour = \(jour)::date, moment = \(moment), debut = \(heures.debut)::time, fin = \(heures.fin)::time,
                   intervenant_id = \(qui)::uuid, salle = \(salle), epinglee = true
             WHERE entreprise_id = \(p.entreprise)::uuid AND id = \(p.id)::uuid AND statut IN ('planifiee', 'publiee')
            """) == 1
    }

    /// `annulee_le` is the local time at which the notice was received (R35): now, unless it says otherwise.
    /// - Parameter sansAcces: the worker came and found the site closed; billed as a late cancellation (R14).
    static func annuler(
        _ p: Permanence, par statut: StatutPermanence, motif: String, recue: (jour: DateCivile, heure: Heure)? = nil,
        sansAcces: Bool = false,
        _ tx: Transaction
    ) throws -> Bool {
        let maintenant = HeureDeParis.maintenant()
        let annulee = recue.map { "\($0.jour) \($0.heure)" } ?? "\(maintenant.0) \(maintenant.1)"
        return try tx.execute(
            """
            UPDATE gestion.permanence
               SET statut = \(statut), motif_annulation = \(motif), annulee_le = \(annulee)::timestamp, sans_acces = \(sansAcces)
             WHERE entreprise_id = \(p.entreprise)::uuid AND id = \(p.id)::uuid AND statut IN ('planifiee', 'publiee')
            """) == 1
    }

    /// Only a published one whose day has come.
    static func tenir(_ entreprise: EntrepriseID, _ id: ID<Permanence>, le aujourdhui: DateCivile, _ tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE gestion.permanence
               SET statut = 'tenue'
             WHERE entreprise_id = \(entreprise)::uuid AND id = \(id)::uuid AND statut = 'publiee' AND jour <= \(aujourdhui)::date
            """) == 1
    }

    /// Publishes the drafts of a period, but those of somebody absent that day. Gives how many.
    static func publier(_ periode: Periode, bureau: ID<LieuTag>?, plan: ID<PlanDePeriode>? = nil, _ tx: Transaction) throws -> Int {
        try tx.execute(
            """
            UPDATE gestion.permanence p
               SET statut = 'publiee'
              FROM gestion.intervenant i
             WHERE i.id = p.intervenant_id AND p.statut = 'planifiee'
               AND p.jour BETWEEN \(periode.debut)::date AND \(periode.fin)::date
               AND (\(bureau)::uuid IS NULL OR i.bureau_id = \(bureau)::uuid)
               AND (\(plan)::uuid IS NULL OR p.plan_id = \(plan)::uuid)
               AND NOT EXISTS (
                 SELECT 1
                   FROM gestion.absence a
                  WHERE a.intervenant_id = p.intervenant_id AND p.jour BETWEEN a.debut AND a.fin)
            """)
    }
}
