import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// Two connections: a hold or a return decided while the night's run is under way is never lost.
@Suite struct RetentionEnCourseTests {
    /// Until a statement of this base waits: for a lock, or asleep inside its transaction.
    private func attendre(_ banc: Banc, _ condition: SQL) async throws {
        try await TestSupport.attendre("une instruction en attente") {
            try await banc.compter(
                "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND \(fragment: condition)")
                > 0
        }
    }

    private func aEffacer(_ banc: Banc, _ nombre: Int) async throws -> [Dossier.Ref] {
        var refs: [Dossier.Ref] = []
        for _ in 0..<nombre { refs.append(try await banc.ouvrir()) }
        try await banc.archiver(refs)
        for (rang, ref) in refs.enumerated() {
            try await banc.base.superutilisateur {
                try $0.executeScript("UPDATE nominatif.dossier SET archive_le = current_date - \(90 - rang) WHERE id = '\(ref.id)'")
            }
        }
        return refs
    }

    @Test func unGelPasEncoreValideArreteLEffacement() async throws {
        try await Banc.avec { banc in
            let ref = try await aEffacer(banc, 1)[0]
            let porte = Porte()
            let gel = Task { try await banc.geler(ref, jusqua: porte) }
            try await attendre(banc, "query LIKE '%conservation_geler%' AND state = 'idle in transaction'")
            #expect(try await banc.passer() == [], "le dossier est tenu : au passage suivant")
            let effacement = Task { try await banc.dossiers.effacer(ref, as: banc.nadia) }
            try await attendre(banc, "wait_event_type = 'Lock'")
            porte.ouvrir()
            #expect(try await !effacement.value, "le référent attend le gel, puis le voit")
            #expect(try await gel.value == "fait")
            #expect(try await banc.passer() == [])
        }
    }

    /// The list is made, its first dossier is being erased; the second is held and the third taken back meanwhile.
    @Test func ceQuiSeDecidePendantLePassageLEmporte() async throws {
        try await Banc.avec { banc in
            let refs = try await aEffacer(banc, 3)
            _ = try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO nominatif.entretien (entreprise_id, dossier_id, auteur_id, jour, nature, forme, duree, origine)
                    VALUES ('\(refs[0].entreprise)', '\(refs[0].id)', '\(banc.nadia.compte)', '2020-02-01', 'suivi', 'telephone', 15, 'rh');
                    """)
            }
            let porte = Porte()
            let tenir = Task {
                try await banc.base.superutilisateur {
                    try $0.executeScript("BEGIN; SELECT 1 FROM nominatif.entretien FOR UPDATE")
                    porte.attendre()
                    try $0.executeScript("COMMIT")
                }
            }
            try await attendre(banc, "query LIKE '%nominatif.entretien FOR UPDATE' AND state = 'idle in transaction'")
            let passage = Task { try await banc.passer() }
            try await attendre(banc, "wait_event_type = 'Lock'")
            #expect(try await banc.geler(refs[1]) == "fait")
            #expect(try await banc.echeances.reprendre(refs[2], as: banc.nadia))
            try await attendre(banc, "wait_event_type = 'Lock'")
            porte.ouvrir()
            try await tenir.value
            #expect(try await passage.value == ["effacer"])
            #expect(try await banc.compter("SELECT 1 FROM nominatif.dossier WHERE etat = 'efface' AND id = \(refs[0].id)") == 1)
            #expect(try await banc.compter("SELECT 1 FROM nominatif.dossier WHERE cle_enveloppee IS NOT NULL") == 2)
        }
    }

    /// Ten thousand dossiers due at once are a matter of lots, each short.
    @Test func unLotNEnFaitPasPlus() async throws {
        try await Banc.avec { banc in
            for _ in 0..<3 { try await banc.reculer(try await banc.ouvrir(), mois: 24) }
            var lots: [Int] = []
            repeat {
                lots.append(
                    try await banc.base.bases[.migrateur].transactionSansSession {
                        try $0.rows("SELECT fait FROM garde.conservation_appliquer(2)").count
                    })
            } while lots.last != 0
            #expect(lots == [2, 1, 0])
        }
    }
}
