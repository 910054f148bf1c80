import Adresses
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

/// From the poster's page to a mailbox, through a real SMTP server: neutral, expiring, capped, and nothing of it left.
@Suite(.enabled(if: ServeurSMTP.disponible, "python3-aiosmtpd est absent : deploy/test l'installe")) struct FacteurTests {
    static func reglages(_ serveur: ServeurSMTP) -> [String: String] {
        [
            "CLOISON_SMTP_URL": "smtp://127.0.0.1:\(serveur.port)", "CLOISON_COURRIEL_EXPEDITEUR": "rendez-vous@exemple.fr",
            "CLOISON_SMTP_TLS": "aucun",
        ]
    }

    @Test func leMessageRecuEstNeutre() async throws {
        let serveur = try ServeurSMTP()
        try await Terrain.avec { terrain in
            let facteur = try terrain.facteur(Self.reglages(serveur))
            try await facteur.preparer()
            try await terrain.servir { client in
                let pris = try await ReservationTests.reserver(
                    Visite(client: client), terrain.permanence, "09:30", [("contact", "Karim.Lambert@courriel.example"), ("lien", "oui")])
                #expect(pris.status == .seeOther)
                // Sealed: the database holds neither the address nor the link.
                let copie = try await terrain.base.vidage()
                #expect(
                    !copie.contains("Lambert") && !copie.contains("courriel.example") && !copie.contains(String(pris.vers.dropFirst(3))))
                #expect(try await facteur.distribuer() == .init(partis: 1))
                let recu = try #require(try serveur.recus().first)
                #expect(recu.a == ["Karim.Lambert@courriel.example"] && recu.de == "rendez-vous@exemple.fr")
                #expect(recu.entete("From") == "rendez-vous@exemple.fr" && recu.entete("Subject") == "Votre rendez-vous")
                let jour = try #require(
                    try await terrain.lignes("SELECT jour FROM nominatif.rendez_vous").first?.value("jour", as: DateCivile.self))
                #expect(recu.texte == "Votre rendez-vous du \(jour.sansAnnee) à 9 h 30 est confirmé.\nhttps://exemple.fr\(pris.vers)")
                for mot in [
                    "Testange", "Fonderies", "Nadia", "Benali", "social", "Hagondange", "AFFICHE1", "Cloison", "permanence", "entretien",
                ] {
                    #expect(!recu.contenu.localizedCaseInsensitiveContains(mot), "le message dit \(mot)")
                }
                #expect(recu.entete("Date") != nil && recu.entete("Message-ID") != nil && recu.entete("Auto-Submitted") == "auto-generated")
            }
            // Gone: the confirmation is no longer there, the reminder waits for its day.
            #expect(try await terrain.lignes("SELECT sorte FROM nominatif.message").map { try $0.string("sorte") } == ["rappel"])
            try await terrain.sql("UPDATE nominatif.message SET reprise_le = now()")
            #expect(try await facteur.distribuer() == .init(partis: 1))
            #expect(try serveur.recus().last?.texte.hasPrefix("Rappel : votre rendez-vous du ") == true)
            #expect(try await terrain.lignes("SELECT id FROM nominatif.message").isEmpty)
        }
    }

    /// Whoever moves or cancels, the person is told; the link of the message follows.
    @Test func deplacerEtAnnulerSeDisent() async throws {
        let serveur = try ServeurSMTP()
        try await Terrain.avec { terrain in
            let facteur = try terrain.facteur(Self.reglages(serveur))
            try await facteur.preparer()
            try await terrain.servir { client in
                let salarie = Visite(client: client)
                let lien = try await ReservationTests.reserver(
                    salarie, terrain.permanence, "09:30", [("contact", "k@courriel.example"), ("lien", "oui")]
                ).vers
                let creneau = Creneau(terrain.suivante, try #require(Heure("14:00"))).description
                let second = try await salarie.post("\(lien)/deplacer", [("creneau", creneau)], page: lien).vers
                _ = try await facteur.distribuer()
                let deplace = try #require(try serveur.recus().last).texte
                #expect(deplace.contains("est déplacé") && deplace.contains("à 14 h") && deplace.hasSuffix("https://exemple.fr\(second)"))
                #expect(try serveur.recus().count == 1, "la confirmation de l'ancienne heure ne part plus")
            }
            // The worker cancels it from her desk.
            _ = try await terrain.base.bases[.nominatif].transaction(as: terrain.sophie) {
                try $0.execute("UPDATE nominatif.rendez_vous SET statut = 'annule_service'")
            }
            // Two minutes to take it back.
            _ = try await facteur.distribuer()
            #expect(try serveur.recus().count == 1)
            try await terrain.sql("UPDATE nominatif.message SET reprise_le = now()")
            _ = try await facteur.distribuer()
            let annule = try #require(try serveur.recus().last).texte
            #expect(annule.contains("est annulé.") && !annule.contains("http"))
            #expect(try await terrain.lignes("SELECT id FROM nominatif.message").isEmpty)
        }
    }

    /// What is late is never sent; four messages a day and per contact, then silence, and the page answers the same.
    @Test func expirationEtPlafond() async throws {
        let serveur = try ServeurSMTP()
        try await Terrain.avec { terrain in
            let facteur = try terrain.facteur(Self.reglages(serveur))
            try await facteur.preparer()
            try await terrain.servir { client in
                for rang in 0..<6 {
                    let pris = try await ReservationTests.reserver(
                        Visite(client: client), terrain.permanence, "08:30", [("contact", "k@courriel.example")])
                    #expect(pris.status == .seeOther, "la page ne dit rien du plafond (\(rang))")
                }
                _ = try await facteur.distribuer()
                #expect(try serveur.recus().count == 4)
                _ = try await ReservationTests.reserver(
                    Visite(client: client), terrain.suivante, "14:00", [("contact", "autre@courriel.example")])
            }
            try await terrain.sql(
                "UPDATE nominatif.message SET expire_le = now() - interval '1 second', reprise_le = now() - interval '2 seconds'")
            #expect(try await facteur.distribuer() == .init())
            #expect(try serveur.recus().count == 4)
            #expect(try await terrain.lignes("SELECT id FROM nominatif.message").isEmpty)
        }
    }

    /// A server that is away or busy: again later; one that will never accept: no more.
    @Test func reprendreOuAbandonner() async throws {
        let occupe = try ServeurSMTP(refus: "451 plus tard")
        let hostile = try ServeurSMTP(refus: "550 inconnu")
        try await Terrain.avec { terrain in
            let facteur = try terrain.facteur(Self.reglages(occupe))
            try await facteur.preparer()
            try await terrain.servir { client in
                _ = try await ReservationTests.reserver(
                    Visite(client: client), terrain.permanence, "09:00", [("contact", "k@courriel.example")])
            }
            #expect(try await facteur.distribuer() == .init(remis: 1))
            #expect(try await facteur.distribuer() == .init(), "pas avant une minute")
            try await terrain.sql("UPDATE nominatif.message SET reprise_le = now() WHERE sorte = 'confirmation'")
            #expect(try await terrain.facteur(Self.reglages(hostile)).distribuer() == .init(abandonnes: 1))
            #expect(try await terrain.lignes("SELECT id FROM nominatif.message WHERE sorte = 'confirmation'").isEmpty)
            #expect(try hostile.recus().isEmpty && occupe.recus().isEmpty)
        }
    }

    /// STARTTLS with the certificate checked, AUTH with a password that no list of processes shows; without TLS nothing is said.
    @Test func chiffreEtAuthentifie() async throws {
        let serveur = try ServeurSMTP(tls: true, utilisateur: "cloison")
        let secret = serveur.dossier.appending(path: "secret")
        try "mot \"de\" passe\\ long\n".write(to: secret, atomically: true, encoding: .utf8)
        var e = [
            "CLOISON_SMTP_URL": "smtp://localhost:\(serveur.port)", "CLOISON_COURRIEL_EXPEDITEUR": "rendez-vous@exemple.fr",
            "CLOISON_SMTP_TLS": "exige", "CLOISON_SMTP_AUTORITE": serveur.certificat, "CLOISON_SMTP_UTILISATEUR": "cloison",
            "CLOISON_SMTP_MOT_DE_PASSE_FICHIER": secret.path,
        ]
        let message = Message(
            a: try #require(Adresse("k@courriel.example")), objet: "Votre rendez-vous", texte: "Votre rendez-vous est à 9 h.")
        try await Expedition(ReglagesMessages(e)).envoyer(message)
        let recu = try #require(try serveur.recus().first)
        #expect(recu.tls && recu.utilisateur == "cloison" && recu.texte == "Votre rendez-vous est à 9 h.")
        e["CLOISON_SMTP_AUTORITE"] = nil
        await #expect(throws: Expedition.Echec.self, "un certificat que personne ne garantit") {
            try await Expedition(ReglagesMessages(e)).envoyer(message)
        }
        let ouvert = try ServeurSMTP()
        e["CLOISON_SMTP_URL"] = "smtp://localhost:\(ouvert.port)"
        await #expect(throws: Expedition.Echec.self, "pas de TLS : rien ne part") {
            try await Expedition(ReglagesMessages(e)).envoyer(message)
        }
        #expect(try serveur.recus().count == 1 && ouvert.recus().isEmpty)
    }

    /// The text gateway: any program, told on its input.
    @Test func leCrochetDesSMS() async throws {
        let dossier = FileManager.default.temporaryDirectory.appending(path: "sms-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: dossier, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: dossier) }
        let programme = dossier.appending(path: "envoyer")
        try "#!/bin/sh\ncat >> \(dossier.path)/recus\ngrep -q 75 \(dossier.path)/code 2>/dev/null && exit 75\nexit 0\n".write(
            to: programme, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: programme.path)
        let expedition = Expedition(try ReglagesMessages(["CLOISON_SMS_COMMANDE": programme.path]))
        let message = Message(
            a: try #require(Adresse("06 12 34 56 78")), objet: "", texte: "Rappel : votre rendez-vous du 25 nov. à 9 h 30.")
        try await expedition.envoyer(message)
        let recu = try String(contentsOf: dossier.appending(path: "recus"), encoding: .utf8)
        #expect(recu == #"{"numero":"+33612345678","texte":"Rappel : votre rendez-vous du 25 nov. à 9 h 30."}"#)
        try "75".write(to: dossier.appending(path: "code"), atomically: true, encoding: .utf8)
        await #expect(throws: Expedition.Echec.temporaire(code: 75)) { try await expedition.envoyer(message) }
        await #expect(throws: Expedition.Echec.nonRegle) {
            try await expedition.envoyer(Message(a: Adresse("k@courriel.example")!, objet: "", texte: ""))
        }
    }

    /// A permanence that falls tells its people; one that changes hands takes them along in silence.
    @Test func laPermanenceTombeOuChangeDeMain() async throws {
        let serveur = try ServeurSMTP()
        try await Terrain.avec { terrain in
            let facteur = try terrain.facteur(Self.reglages(serveur))
            try await facteur.preparer()
            try await terrain.servir { client in
                for permanence in [terrain.permanence, terrain.suivante] {
                    _ = try await ReservationTests.reserver(
                        Visite(client: client), permanence, permanence == terrain.permanence ? "09:00" : "14:00",
                        [("contact", "k\(permanence.hashValue.magnitude % 1000)@courriel.example")])
                }
            }
            _ = try await facteur.distribuer()
            #expect(try await facteur.suivre() == 0)
            try await terrain.sql(
                """
                UPDATE gestion.permanence SET statut = 'annulee_prestataire', motif_annulation = 'absence' WHERE id = '\(terrain.permanence)';
                UPDATE gestion.permanence SET intervenant_id = '33333333-3333-4333-8333-333333333331' WHERE id = '\(terrain.suivante)';
                """)
            #expect(try await facteur.suivre() == 2)
            _ = try await facteur.distribuer()
            #expect(try serveur.recus().count == 3 && serveur.recus().last?.texte.contains("est annulé") == true)
            let restants = try await terrain.lignes("SELECT referent_id FROM nominatif.rendez_vous WHERE statut = 'a_venir'")
            #expect(try restants.map { try $0.uuid("referent_id") } == [terrain.nadia.compte.rawValue])
            try await terrain.sql("UPDATE nominatif.rendez_vous SET jour = current_date - 1")
            _ = try await facteur.purger()
            #expect(try await terrain.lignes("SELECT id FROM nominatif.reservation").isEmpty, "aucun contact ne survit au rendez-vous")
        }
    }
}

extension BaseDeTest {
    /// Every row of every table of the nominative schema, as text and in hexadecimal.
    fileprivate func vidage() async throws -> String {
        try await superutilisateur { connexion in
            var texte = ""
            for table in try connexion.rows(
                "SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'nominatif'::regnamespace AND c.relkind = 'r'")
            {
                let nom = try table.string("relname")
                let lignes = try connexion.rows(
                    "SELECT query_to_xml('SELECT * FROM nominatif.' || quote_ident(\(nom)), false, false, '')::text AS x")
                texte += try lignes[0].string("x")
                // bytea as base64 in XML.
                texte += lignes.isEmpty ? "" : Self.clair(try lignes[0].string("x"))
            }
            return texte
        }
    }

    private static func clair(_ xml: String) -> String {
        xml.matches(of: />([A-Za-z0-9+\/=\n]{16,})</).compactMap { Data(base64Encoded: String($0.1).replacing("\n", with: "")) }
            .map { String(decoding: $0, as: UTF8.self) }.joined()
    }
}
