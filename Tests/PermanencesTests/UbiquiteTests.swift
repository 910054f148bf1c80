import Calendrier
import Postgres
import TestSupport
import Tenancy
import Testing

@Suite struct UbiquiteTests {
    /// 1,000 attempts over 20 half-days of one person, all at once: the database keeps exactly one each.
    @Test func aThousandAttemptsLeaveOnePermancePerSlot() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let concurrente = Database(try base.configuration(.gestion, connexions: 8))
            let places = (0..<20).map { (Monde.lundi.plus(jours: $0 / 2 % 4 + 7 * ($0 / 8)), $0 % 2 == 0 ? Moment.AM : .PM) }
            let refus = try await withThrowingTaskGroup(of: SQLState?.self) { groupe in
                for essai in 0..<1000 {
                    let (jour, moment) = places[essai % places.count]
                    groupe.addTask {
                        do {
                            try await tenter(concurrente, monde, jour, moment, salle: essai / places.count + 1)
                            return nil
                        } catch let erreur as PostgresError { return erreur.state }
                    }
                }
                var refus: [SQLState] = []
                for try await etat in groupe { if let etat { refus.append(etat) } }
                return refus
            }
            #expect(refus.count == 1000 - places.count)
            #expect(refus.allSatisfy { $0 == .exclusionViolation || $0 == .deadlockDetected })
            let lignes = try await concurrente.read(
                as: monde.planificatrice,
                ["SELECT jour, moment, count(*) AS n FROM gestion.permanence WHERE statut = 'planifiee' GROUP BY jour, moment"])[0]
            #expect(lignes.count == places.count)
            #expect(try lignes.allSatisfy { try $0.int("n") == 1 })
            await concurrente.arreter()
        }
    }

    /// A deadlock between two inserts of one slot is tried again, as the pool's callers do.
    private func tenter(_ base: Database, _ monde: Monde, _ jour: DateCivile, _ moment: Moment, salle: Int) async throws {
        let plage = PlageHoraire.parDefaut(moment)
        while true {
            do {
                return try await base.transaction(as: monde.planificatrice) { tx in
                    _ = try tx.execute(
                        """
                        INSERT INTO gestion.permanence
                          (entreprise_id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, salle)
                        VALUES (\(monde.entreprise)::uuid, \(monde.contrat)::uuid, \(monde.prestation)::uuid, \(monde.site)::uuid,
                          \(monde.nadia)::uuid, \(jour)::date, \(moment), \(plage.debut)::time, \(plage.fin)::time, \(salle))
                        """)
                }
            } catch let refus as PostgresError where refus.state == .deadlockDetected || refus == .saturated {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    @Test func oneRoomHoldsOnePermanence() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            try await monde.poser(base)
            let erreur = await #expect(throws: PostgresError.self) { try await monde.poser(base, qui: monde.claire) }
            #expect(erreur?.constraint == "salle_prise")
            let journee = await #expect(throws: PostgresError.self) { try await monde.poser(base, Monde.lundi, .JOUR, salle: 2) }
            #expect(journee?.constraint?.hasPrefix("ubiquite") == true)
            // What is cancelled frees its place.
            try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
                _ = try tx.execute("UPDATE gestion.permanence SET statut = 'annulee_client', motif_annulation = 'fermeture'")
            }
            try await monde.poser(base, qui: monde.claire)
        }
    }
}
