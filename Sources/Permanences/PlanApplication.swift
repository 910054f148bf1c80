import Calendrier
import Contrats
import Planner
import Postgres
import Tenancy

/// Puts a computed plan into the database as drafts, and opens the ledger of what is owed.
enum PlanApplication {
    struct Bilan: Sendable {
        var posees = 0
        /// Refused by an exclusion constraint: somebody took the place since the computation.
        var prises = 0
        var restees = 0
    }

    /// One line per half-day owed; those that exist stay as they are.
    static func ouvrirRegistre(_ dues: [ProblemeDePlan.Due], _ tx: Transaction) throws {
        let lignes = dues.flatMap { due in
            (1...due.ligne.duree).map { rang -> SQL in
                """
                INSERT INTO gestion.registre (entreprise_id, contrat_id, prestation_id, periode_debut, periode_fin, rang, etat)
                VALUES (\(due.ligne.entreprise)::uuid, \(due.ligne.contrat)::uuid, \(due.ligne.id)::uuid, \(due.periode.debut)::date,
                  \(due.periode.fin)::date, \(rang), \(due.ouverte ? StatutDue.due : .feriee))
                ON CONFLICT (entreprise_id, prestation_id, periode_debut, rang) DO NOTHING
                """
            }
        }
        for debut in stride(from: 0, to: lignes.count, by: 200) {
            try tx.executeAll(Array(lignes[debut..<min(debut + 200, lignes.count)]))
        }
    }

    private enum StatutDue: String { case due, feriee }

    /// Replaces the drafts of the window by `solution`; what is published, held or pinned stays.
    static func accepter(_ id: ID<PlanDePeriode>, _ probleme: ProblemeDePlan, _ solution: Solution, _ tx: Transaction) throws -> Bilan {
        try ouvrirRegistre(probleme.dues, tx)
        let horizon = ProblemeDePlan.horizon(probleme.fenetre)
        let lignes = probleme.instance.demandes.map(\.id)
        try tx.execute(
            """
            DELETE FROM gestion.permanence
             WHERE statut = 'planifiee' AND NOT epinglee AND prestation_id = ANY (\(lignes)::uuid[])
               AND jour BETWEEN \(horizon.debut)::date AND \(horizon.fin)::date
            """)
        var bilan = Bilan()
        var salles = try Salles(horizon, tx)
        let gardees = try Gardees(horizon, tx)
        for p in solution.permanences {
            if probleme.epinglees.contains(p) {
                bilan.restees += 1
                continue
            }
            guard let ligne = probleme.lignes[p.demande], let qui = ID<IntervenantTag>(p.intervenante), let jour = DateCivile(p.date),
                let moment = Moment(rawValue: p.moment)
            else { continue }
            if gardees.servent(ligne, jour) {
                bilan.prises += 1
                continue
            }
            let pose = PermanenceStore.Pose(
                entreprise: ligne.entreprise, prestation: ligne.id, lieu: ligne.lieu, intervenant: qui, jour: jour, moment: moment,
                heures: PlageHoraire.parDefaut(moment), salle: salles.prendre(ligne.lieu, jour, moment), plan: id)
            do {
                _ = try tx.savepoint { try PermanenceStore.poser(pose, tx) }
                bilan.posees += 1
            } catch let refus as PostgresError where refus.state == .exclusionViolation {
                bilan.prises += 1
            }
        }
        return bilan
    }
}

/// Days already served by what a plan does not touch: published or pinned since the computation, they are not doubled.
private struct Gardees {
    private var jours: [ID<Prestation>: [DateCivile]] = [:]

    init(_ periode: Periode, _ tx: Transaction) throws {
        let lignes = try tx.rows(
            """
            SELECT prestation_id, jour
            FROM gestion.permanence
            WHERE jour BETWEEN \(periode.debut)::date AND \(periode.fin)::date
              AND (statut IN ('publiee', 'tenue') OR statut = 'planifiee' AND epinglee)
            """)
        for ligne in lignes {
            let prestation: ID<Prestation> = try ligne.id("prestation_id")
            jours[prestation, default: []].append(try ligne.value("jour"))
        }
    }

    func servent(_ ligne: LigneDue, _ jour: DateCivile) -> Bool {
        let periode = ligne.periode(contenant: jour)
        return jours[ligne.id]?.contains(where: periode.contient) ?? false
    }
}

/// Rooms taken, by place, day and half-day, to give each permanence the rank of a free one.
private struct Salles {
    private struct Case: Hashable {
        let lieu: ID<LieuTag>
        let jour: DateCivile
        let demi: DemiJournee
    }
    private var prises: [Case: Set<Int>] = [:]

    init(_ periode: Periode, _ tx: Transaction) throws {
        let lignes = try tx.rows(
            """
            SELECT lieu_id, jour, moment, salle
            FROM gestion.permanence
            WHERE jour BETWEEN \(periode.debut)::date AND \(periode.fin)::date AND statut IN ('planifiee', 'publiee', 'tenue')
            """)
        for ligne in lignes {
            let (lieu, jour, moment): (ID<LieuTag>, DateCivile, Moment) = (
                try ligne.id("lieu_id"), try ligne.value("jour"), try ligne.value("moment")
            )
            for demi in moment.demiJournees { prises[Case(lieu: lieu, jour: jour, demi: demi), default: []].insert(try ligne.int("salle")) }
        }
    }

    mutating func prendre(_ lieu: ID<LieuTag>, _ jour: DateCivile, _ moment: Moment) -> Int {
        let cases = moment.demiJournees.map { Case(lieu: lieu, jour: jour, demi: $0) }
        let salle = (1...100).first { n in cases.allSatisfy { !(prises[$0]?.contains(n) ?? false) } } ?? 1
        for c in cases { prises[c, default: []].insert(salle) }
        return salle
    }
}
