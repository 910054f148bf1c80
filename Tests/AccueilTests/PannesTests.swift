import Calendrier
import Foundation
import HummingbirdTesting
import Messages
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Accueil

/// What fails does not stop the rest: a program that hangs, a base away at the start; and what is never done is destroyed.
@Suite struct PannesTests {
    /// Polls for two minutes: a machine that runs everything at once may be slow.
    private static func attendre(_ quoi: String, _ vrai: () async throws -> Bool) async throws {
        let debut = ContinuousClock.now
        while ContinuousClock.now - debut < .seconds(120) {
            if try await vrai() { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("\(quoi) : jamais arrivé")
    }

    private static func programme(_ corps: String) throws -> (chemin: String, dossier: URL) {
        let dossier = FileManager.default.temporaryDirectory.appending(path: "sms-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: dossier, withIntermediateDirectories: true)
        let fichier = dossier.appending(path: "envoyer")
        try "#!/bin/sh\n\(corps.replacing("DOSSIER", with: dossier.path))\n".write(to: fichier, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: fichier.path)
        return (fichier.path, dossier)
    }

    /// While the SMS program hangs, bookings still follow their permanences and names still die.
    @Test func unProgrammeQuiPendNArreteRien() async throws {
        let (chemin, dossier) = try Self.programme("echo $$ > DOSSIER/pid\nsleep 900")
        defer { try? FileManager.default.removeItem(at: dossier) }
        try await Terrain.avec { terrain in
            let facteur = Facteur(
                bases: terrain.base.bases, coffre: terrain.coffre, messages: try ReglagesMessages(["CLOISON_SMS_COMMANDE": chemin]),
                pas: .milliseconds(10), patience: .seconds(600))
            try await facteur.preparer()
            try await terrain.servir { client in
                _ = try await ReservationTests.reserver(
                    Visite(client: client), terrain.permanence, "09:00", [("contact", "06 12 34 56 78")])
            }
            let tournee = Task { try await facteur.run() }
            try await Self.attendre("le programme") { FileManager.default.fileExists(atPath: dossier.appending(path: "pid").path) }
            try await terrain.sql(
                """
                INSERT INTO nominatif.orientation_rh (entreprise_id, referent_id, etablissement_id, transmise_le, contenu)
                VALUES ('\(terrain.entreprise)', '\(terrain.nadia.compte)', '\(terrain.etablissement)', current_date - 31, '\\x00');
                UPDATE gestion.permanence SET statut = 'annulee_prestataire', motif_annulation = 'absence' WHERE id = '\(terrain.permanence)';
                """)
            try await Self.attendre("la destruction du nom") {
                try await terrain.lignes("SELECT 1 FROM nominatif.orientation_rh WHERE contenu IS NOT NULL").isEmpty
            }
            try await Self.attendre("le suivi") {
                try await !terrain.lignes("SELECT 1 FROM nominatif.rendez_vous WHERE statut = 'annule_service'").isEmpty
            }
            let pid = try #require(
                Int32(String(contentsOf: dossier.appending(path: "pid"), encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)))
            #expect(kill(pid, 0) == 0, "il pendait encore")
            facteur.arreter()
            kill(pid, SIGKILL)
            try await tournee.value
        }
    }

    /// The letter box is drawn as soon as the database answers, not at the first round only.
    @Test func laBaseAbsenteAuDepart() async throws {
        try await Terrain.avec { terrain in
            let facteur = Facteur(
                bases: terrain.base.bases, coffre: terrain.coffre, messages: try ReglagesMessages([:]), pas: .milliseconds(10))
            try await terrain.sql("ALTER FUNCTION nominatif.boite_publique() RENAME TO boite_absente")
            let tournee = Task { try await facteur.run() }
            try await Task.sleep(for: .milliseconds(200))
            #expect(try await terrain.lignes("SELECT 1 FROM nominatif.boite").isEmpty)
            try await terrain.sql("ALTER FUNCTION nominatif.boite_absente() RENAME TO boite_publique")
            try await Self.attendre("la boîte") { try await !terrain.lignes("SELECT 1 FROM nominatif.boite").isEmpty }
            facteur.arreter()
            try await tournee.value
        }
    }

    /// A call nobody returned two months after its day, or a week after when its account is closed: its name and number go.
    @Test func lesAppelsJamaisRendus() async throws {
        try await Terrain.avec { terrain in
            let appels = [
                ("1", terrain.nadia, 61), ("2", terrain.nadia, 59), ("3", terrain.sophie, 8), ("4", terrain.sophie, 6),
            ].map {
                """
                ('\(terrain.entreprise)', '7777777\($0.0)-7777-4777-8777-777777777777', '\($0.1.compte)', current_date - \($0.2),
                 current_date - \($0.2), '\\x00', decode(repeat('00', 60), 'hex'))
                """
            }
            try await terrain.sql(
                """
                INSERT INTO nominatif.rappel (entreprise_id, id, referent_id, du_le, recu_le, contenu, cle_enveloppee)
                VALUES \(appels.joined(separator: ","));
                UPDATE garde.compte SET actif = false WHERE id = '\(terrain.sophie.compte)';
                """)
            _ = try await terrain.facteur().purger()
            let restent = try await terrain.lignes("SELECT id FROM nominatif.rappel WHERE contenu IS NOT NULL ORDER BY id").map {
                try $0.string("id").prefix(8)
            }
            #expect(restent == ["77777772", "77777774"])
            #expect(
                try await terrain.lignes("SELECT 1 FROM nominatif.rappel WHERE etat = 'abandonne' AND cle_enveloppee IS NULL").count == 2)
        }
    }

    /// Requests that take nothing do not close the company's bookings; taken ones do, at fifty.
    @Test func demanderNEstPasPrendre() async throws {
        try await Terrain.avec { terrain in
            let store = ReservationStore(base: terrain.base.bases[.publique])
            @Sendable func demander(_ permanence: UUID, _ adresse: UInt8) async throws -> ReservationStore.Suite {
                try await store.reserver(
                    .init(
                        code: Terrain.code, creneau: Creneau(permanence, .init(9)!), minutes: 15, id: UUID(), jeton: Jeton(), contact: nil,
                        lien: nil, adresse: Array(repeating: adresse, count: 16)))
            }
            for rang in 0..<60 { #expect(try await demander(UUID(), UInt8(rang / 15)) == .inconnu) }
            guard case .pris = try await demander(terrain.permanence, 200) else {
                Issue.record("soixante demandes vides ferment la réservation")
                return
            }
            try await terrain.sql("UPDATE nominatif.compteur SET nombre = 50 WHERE cle = uuid_send('\(terrain.entreprise)'::uuid)")
            #expect(try await demander(terrain.permanence, 201) == .trop)
        }
    }
}
