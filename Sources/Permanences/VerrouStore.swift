import Calendrier
import Postgres
import Tenancy
import Web

/// Statements on gestion.verrou. The exclusion constraint, not these reads, makes that a period has one worker.
enum VerrouStore {
    private static let lecture: SQL = """
        SELECT plan_id, debut, fin, compte_id, pris_le, expire_le
        FROM gestion.verrou
        WHERE expire_le > now()
        """

    /// Living locks that touch the weeks of `fenetre`, the oldest first.
    static func pendant(_ fenetre: Periode, _ tx: Transaction) throws -> [Verrou] {
        let semaines = Verrou.semaines(fenetre)
        return try tx.all(
            """
            \(fragment: lecture)
              AND daterange(debut, fin, '[]') && daterange(\(semaines.debut)::date, \(semaines.fin)::date, '[]')
            ORDER BY pris_le
            """)
    }

    static func tous(_ tx: Transaction) throws -> [Verrou] { try tx.all("\(fragment: lecture) ORDER BY debut") }

    /// Takes or keeps the weeks of `fenetre` for `plan`, in the name of the session. Throws `Refus.conflit`, naming who, when another
    /// works there; one's own locks on other plans of these weeks are let go.
    static func tenir(_ plan: ID<PlanDePeriode>, _ fenetre: Periode, _ principal: Principal, _ tx: Transaction) throws {
        let semaines = Verrou.semaines(fenetre)
        let autres = try pendant(fenetre, tx).filter { !$0.estA(principal) }
        if let autre = autres.first { throw try refus(autre, tx) }
        try tx.execute(
            """
            DELETE FROM gestion.verrou
             WHERE daterange(debut, fin, '[]') && daterange(\(semaines.debut)::date, \(semaines.fin)::date, '[]')
               AND plan_id IS DISTINCT FROM \(plan)::uuid
            """)
        let gardes = try battre(plan, tx)
        guard !gardes else { return }
        do {
            _ = try tx.savepoint {
                try tx.execute(
                    """
                    INSERT INTO gestion.verrou (plan_id, debut, fin)
                    VALUES (\(plan)::uuid, \(semaines.debut)::date, \(semaines.fin)::date)
                    """)
            }
        } catch let refuse as PostgresError where refuse.state == .exclusionViolation || refuse.state == .uniqueViolation {
            guard let autre = try pendant(fenetre, tx).first(where: { !$0.estA(principal) }) else { throw Refus.indisponible }
            throw try refus(autre, tx)
        }
    }

    /// Puts off the end of one's lock; false when it is no longer there.
    @discardableResult
    static func battre(_ plan: ID<PlanDePeriode>, _ tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE gestion.verrou SET expire_le = now() + make_interval(mins => \(Verrou.duree)::int)
             WHERE plan_id = \(plan)::uuid AND compte_id = garde.uid()
            """) == 1
    }

    static func lacher(_ plan: ID<PlanDePeriode>, _ tx: Transaction) throws {
        try tx.execute("DELETE FROM gestion.verrou WHERE plan_id = \(plan)::uuid AND compte_id = garde.uid()")
    }

    /// Gives back what one holds on the weeks of `fenetre`.
    static func rendre(_ fenetre: Periode, _ tx: Transaction) throws {
        let semaines = Verrou.semaines(fenetre)
        try tx.execute(
            """
            DELETE FROM gestion.verrou
             WHERE daterange(debut, fin, '[]') && daterange(\(semaines.debut)::date, \(semaines.fin)::date, '[]')
               AND compte_id = garde.uid()
            """)
    }

    /// Takes the weeks of `fenetre` from whoever works there; the journal keeps it.
    static func reprendre(_ fenetre: Periode, _ tx: Transaction) throws {
        let semaines = Verrou.semaines(fenetre)
        _ = try tx.rows("SELECT gestion.verrou_reprendre(\(semaines.debut)::date, \(semaines.fin)::date)")
    }

    private static func refus(_ verrou: Verrou, _ tx: Transaction) throws -> Refus {
        .conflit(
            "\(verrou.phrase(try Collegues(tx))) Attendez sa décision, ou reprenez la main depuis la page Plans : ce sera écrit au journal."
        )
    }
}
