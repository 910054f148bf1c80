import Calendrier
import Foundation
import HTTPTypes
import HummingbirdTesting
import Messages
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Accueil

/// Put off is not cancelled: the person learns the new date, keeps her link, and may choose another hour herself.
@Suite(.enabled(if: ServeurSMTP.disponible, "python3-aiosmtpd est absent : deploy/test l'installe")) struct ReportTests {
    private static func dire(_ sql: SQL, _ terrain: Terrain) async throws {
        _ = try await terrain.base.bases[.nominatif].transaction(as: terrain.nadia) { try $0.execute(sql) }
    }

    @Test func reporteePuisDeplacee() async throws {
        let serveur = try ServeurSMTP()
        try await Terrain.avec { terrain in
            let facteur = try terrain.facteur(FacteurTests.reglages(serveur))
            try await facteur.preparer()
            try await terrain.servir { client in
                let salarie = Visite(client: client)
                let lien = try await ReservationTests.reserver(
                    salarie, terrain.permanence, "09:30", [("contact", "k@courriel.example"), ("lien", "oui")]
                ).vers
                _ = try await facteur.distribuer()
                try await Self.dire("UPDATE nominatif.rendez_vous SET statut = 'reporte'", terrain)
                _ = try await facteur.distribuer()
                let report = try #require(try serveur.recus().last).texte
                #expect(report.contains("n'aura pas lieu à cette heure. Une nouvelle date suit.") && !report.contains("annulé"))
                #expect(report.hasSuffix("https://exemple.fr\(lien)"))
                let page = try await salarie.get(lien)
                #expect(page.status == .ok && page.simple.contains("Ce rendez-vous n'aura pas lieu à cette heure."))
                // The day itself passes: the contact waits for the new date, two weeks at most.
                try await terrain.sql("UPDATE nominatif.rendez_vous SET jour = current_date - 1")
                _ = try await facteur.purger()
                #expect(try await salarie.get(lien).status == .ok)
                try await Self.dire(
                    "UPDATE nominatif.rendez_vous SET statut = 'a_venir', jour = current_date + 6, heure = '10:00'", terrain)
                _ = try await facteur.distribuer()
                let nouvelle = try #require(try serveur.recus().last).texte
                #expect(
                    nouvelle.contains("est déplacé :") && nouvelle.contains("à 10 h") && nouvelle.hasSuffix("https://exemple.fr\(lien)"))
                #expect(try await salarie.get(lien).simple.contains("10 h"))
                #expect(try await terrain.lignes("SELECT sorte FROM nominatif.message").map { try $0.string("sorte") } == ["rappel"])
            }
            try await Self.dire("UPDATE nominatif.rendez_vous SET statut = 'reporte'", terrain)
            try await terrain.sql(
                """
                UPDATE nominatif.rendez_vous SET jour = current_date - 15;
                UPDATE nominatif.reservation SET expire_le = now() - interval '1 second';
                """)
            _ = try await facteur.purger()
            #expect(try await terrain.lignes("SELECT id FROM nominatif.reservation").isEmpty)
        }
    }

    /// While it is put off, her link still moves and cancels; said cancelled by mistake, she learns that it holds.
    @Test func ellePeutChoisirOuAnnuler() async throws {
        let serveur = try ServeurSMTP()
        try await Terrain.avec { terrain in
            let facteur = try terrain.facteur(FacteurTests.reglages(serveur))
            try await facteur.preparer()
            try await terrain.servir { client in
                let salarie = Visite(client: client)
                let lien = try await ReservationTests.reserver(
                    salarie, terrain.permanence, "09:30", [("contact", "k@courriel.example")]
                ).vers
                try await Self.dire("UPDATE nominatif.rendez_vous SET statut = 'reporte'", terrain)
                let creneau = Creneau(terrain.permanence, try #require(Heure("11:00"))).description
                let second = try await salarie.post("\(lien)/deplacer", [("creneau", creneau)], page: lien).vers
                #expect(second.hasPrefix("/r/"))
                let pose = try await terrain.lignes("SELECT statut, heure FROM nominatif.rendez_vous")
                #expect(try pose[0].string("statut") == "a_venir" && pose[0].string("heure") == "11:00:00")
                // Four messages a day, and this is the fifth change.
                try await terrain.sql("DELETE FROM nominatif.compteur")
                try await Self.dire("UPDATE nominatif.rendez_vous SET statut = 'annule_service'", terrain)
                try await Self.dire("UPDATE nominatif.rendez_vous SET statut = 'a_venir'", terrain)
                _ = try await facteur.distribuer()
                #expect(try serveur.recus().map(\.texte).allSatisfy { !$0.contains("annulé") })
                #expect(try serveur.recus().last?.texte.contains("est confirmé.") == true)
            }
        }
    }

    /// A permanence that falls: somebody with a dossier is told once, and her row stays on the day of who follows her.
    @Test func laPermanenceTombePourUnDossier() async throws {
        let serveur = try ServeurSMTP()
        try await Terrain.avec { terrain in
            let facteur = try terrain.facteur(FacteurTests.reglages(serveur))
            try await facteur.preparer()
            try await terrain.servir { client in
                _ = try await ReservationTests.reserver(
                    Visite(client: client), terrain.permanence, "09:30", [("contact", "k@courriel.example"), ("lien", "oui")])
            }
            _ = try await facteur.distribuer()
            try await terrain.sql(
                """
                INSERT INTO nominatif.dossier (entreprise_id, id, etablissement_id, referent_id, numero, motif)
                VALUES ('\(terrain.entreprise)', '66666666-6666-4666-8666-666666666666', '\(terrain.etablissement)', '\(terrain.nadia.compte)',
                  '2026-12345', 'budget');
                UPDATE nominatif.rendez_vous SET dossier_id = '66666666-6666-4666-8666-666666666666';
                """)
            #expect(try await facteur.suivre() == 0)
            try await terrain.sql(
                "UPDATE gestion.permanence SET statut = 'annulee_prestataire', motif_annulation = 'absence' WHERE id = '\(terrain.permanence)'"
            )
            #expect(try await facteur.suivre() == 1)
            #expect(try await facteur.suivre() == 0, "une fois")
            _ = try await facteur.distribuer()
            #expect(try serveur.recus().last?.texte.contains("Une nouvelle date suit.") == true)
            let reste = try await terrain.lignes("SELECT statut FROM nominatif.rendez_vous")
            #expect(try reste.map { try $0.string("statut") } == ["a_venir"], "sa ligne attend d'être déplacée")
            // Her permanence is held after all.
            try await terrain.sql(
                "UPDATE gestion.permanence SET statut = 'publiee', motif_annulation = NULL WHERE id = '\(terrain.permanence)'")
            #expect(try await facteur.suivre() == 1)
            _ = try await facteur.distribuer()
            #expect(try serveur.recus().last?.texte.contains("est confirmé.") == true)
            // The dossier erased, nothing of hers waits in the letter box.
            try await terrain.sql(
                "UPDATE nominatif.dossier SET etat = 'efface', clos_le = current_date, issue = 'refus', cle_enveloppee = NULL")
            #expect(try await terrain.lignes("SELECT id FROM nominatif.reservation").isEmpty)
        }
    }
}
