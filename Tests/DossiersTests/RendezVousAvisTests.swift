import Adresses
import Chiffrement
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// « SMS neutres » on a fiche is an act: the rendez-vous she is given tells her, and stops when she says so.
@Suite struct RendezVousAvisTests {
    private static func boite(_ banc: Banc, canaux: String) async throws -> BoiteAuxLettres {
        let (publique, enveloppee) = try banc.coffre.nouvelleBoite()
        try await banc.base.superutilisateur { connexion in
            _ = try connexion.rows("SELECT nominatif.poser_boite(\(publique), \(enveloppee))")
            try connexion.executeScript(
                """
                UPDATE nominatif.boite SET canaux = '\(canaux)';
                UPDATE gestion.permanence SET jour = jour + 7;
                """)
        }
        return try banc.coffre.boite(enveloppee: enveloppee)
    }

    private static func ecrire(_ nadia: Navigateur, _ ref: Dossier.Ref, _ champs: [(String, String)]) async throws -> TestResponse {
        let page = "\(ref.chemin)/personne"
        let version = try #require(try await nadia.get(page).texte.entre("name=\"version\" value=\"", "\""))
        return try await nadia.post(page, [("nom", "Lambert-Roussel"), ("version", version)] + champs, page: page)
    }

    @Test func leChoixDeLaFicheSeTient() async throws {
        try await Banc.avec { banc in
            let boite = try await Self.boite(banc, canaux: "{sms}")
            let ref = try await banc.ouvrir()
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let nadia = navigateurs[0]
                let envoi = "/rendez-vous/nouveau/\(banc.entreprise)/\(banc.permanence.uuidString.lowercased())"
                func poser(_ heure: String) async throws {
                    let champs = [
                        ("heure", heure), ("dossier", "\(ref.id)"), ("duree", "30"), ("nature", "suivi"), ("forme", "presentiel"),
                    ]
                    #expect(try await nadia.post(envoi, champs).status == .seeOther)
                }
                // Not asked for: nothing.
                try await poser("08:30")
                #expect(try await banc.compter("SELECT 1 FROM nominatif.reservation") == 0)
                // Asked for: what was coming is reminded, what is put now is confirmed too.
                #expect(try await nadia.get("\(ref.chemin)/personne").simple.contains("ni son nom, ni le vôtre, ni le service"))
                _ = try await Self.ecrire(nadia, ref, [("telephone", "06 12 34 56 78"), ("rappel", "sms")])
                #expect(try await banc.compter("SELECT 1 FROM nominatif.message WHERE sorte = 'confirmation'") == 0)
                #expect(try await banc.compter("SELECT 1 FROM nominatif.message WHERE sorte = 'rappel'") == 1)
                try await poser("09:00")
                #expect(try await banc.compter("SELECT 1 FROM nominatif.message WHERE sorte = 'confirmation'") == 1)
                let lignes = try await banc.base.superutilisateur {
                    try $0.rows("SELECT id, contact FROM nominatif.reservation WHERE jeton IS NOT NULL").map {
                        (try $0.uuid("id"), try $0.bytes("contact"))
                    }
                }
                #expect(lignes.count == 2)
                for (id, contact) in lignes { #expect(try boite.ouvrir(contact, .contact, id)["adresse"] == "+33612345678") }
                // No more: nothing leaves.
                _ = try await Self.ecrire(nadia, ref, [("telephone", "06 12 34 56 78"), ("rappel", "aucun")])
                #expect(try await banc.compter("SELECT 1 FROM nominatif.reservation") == 0)
                try await poser("09:30")
                #expect(try await banc.compter("SELECT 1 FROM nominatif.reservation") == 0)
            }
        }
    }

    /// The rule of the poster's form: what no message can reach is refused where it is typed, not announced then dropped.
    @Test func ceQuUnMessageNAtteintPasEstRefuse() async throws {
        try await Banc.avec { banc in
            let boite = try await Self.boite(banc, canaux: "{sms,courriel}")
            let ref = try await banc.ouvrir()
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                for telephone in ["06 12 34 56 78 (le soir)", "03 87 00 00 00", "+33 3 87 00 00 00", "06 12 34 56"] {
                    let page = try await Self.ecrire(nadia, ref, [("telephone", telephone), ("rappel", "sms")])
                    #expect(page.status == .badRequest, "\(telephone)")
                    #expect(page.simple.contains("Téléphone : « \(telephone) » ne reçoit pas de SMS"), "\(telephone)")
                }
                let vide = try await Self.ecrire(nadia, ref, [("rappel", "sms")])
                #expect(vide.status == .badRequest && vide.simple.contains("Téléphone : pour des SMS, il faut un mobile"))
                for courriel in ["marie@gmail", "marie", "marie@@exemple.fr"] {
                    let page = try await Self.ecrire(nadia, ref, [("courriel", courriel), ("rappel", "courriel")])
                    #expect(page.status == .badRequest, "\(courriel)")
                    #expect(page.simple.contains("Courriel : « \(courriel) » n'est pas une adresse complète"), "\(courriel)")
                }
                // Not asked for, a number is only a number.
                #expect(try await Self.ecrire(nadia, ref, [("telephone", "03 87 00 00 00, le soir")]).status == .seeOther)
                // What the form takes, the postman takes.
                for (champ, valeur, rappel, partira) in [
                    ("telephone", "+33 (0)6 12 34 56 78", "sms", "+33612345678"),
                    ("courriel", "Marie@Exemple.FR", "courriel", "Marie@exemple.fr"),
                ] {
                    let envoi = "/rendez-vous/nouveau/\(banc.entreprise)/\(banc.permanence.uuidString.lowercased())"
                    #expect(try await Self.ecrire(nadia, ref, [(champ, valeur), ("rappel", rappel)]).status == .seeOther)
                    let pose = try await nadia.post(
                        envoi,
                        [
                            ("heure", rappel == "sms" ? "08:30" : "09:30"), ("dossier", "\(ref.id)"), ("duree", "30"),
                            ("nature", "suivi"), ("forme", "presentiel"),
                        ])
                    #expect(pose.status == .seeOther)
                    let lignes = try await banc.base.superutilisateur {
                        try $0.rows("SELECT id, contact FROM nominatif.reservation WHERE jeton IS NOT NULL").map {
                            (try $0.uuid("id"), try $0.bytes("contact"))
                        }
                    }
                    #expect(!lignes.isEmpty)
                    for (id, contact) in lignes {
                        let adresse = try boite.ouvrir(contact, .contact, id)["adresse"]
                        #expect(adresse == partira && adresse.flatMap { Adresse($0) }?.valeur == partira)
                    }
                }
            }
        }
    }

    /// The installation sends no e-mail: she who chose it is not promised one.
    @Test func sansCanalRienNEstPromis() async throws {
        try await Banc.avec { banc in
            _ = try await Self.boite(banc, canaux: "{sms}")
            let ref = try await banc.ouvrir()
            let avis = RendezVousAvis(dossiers: banc.dossiers, adresse: nil)
            var identite = Identite()
            identite.rappel = .courriel
            identite.courriel = "k@courriel.example"
            let issue = try await avis.preparer(ref, identite, confirmer: true, as: banc.nadia)
            #expect(issue == .impossible("ce service n'envoie pas encore de courriel"))
            identite.rappel = .sms
            #expect(try await avis.preparer(ref, identite, confirmer: true, as: banc.nadia) == .impossible(Identite.Rappel.sms.manque))
            // A colleague, by SQL: no contact on somebody else's rendez-vous, no silence on somebody else's dossier.
            let (entreprise, autre) = (banc.entreprise, UUID())
            let gestes = try await banc.base.bases[.nominatif].transaction(as: banc.sophie) { tx in
                [
                    try tx.rows(
                        "SELECT 1 AS x WHERE nominatif.prevenir_du_dossier(\(entreprise), \(autre), \(autre), NULL, '\\x00', NULL, true)"
                    ).count,
                    try tx.rows("SELECT 1 AS x WHERE nominatif.taire_le_dossier(\(entreprise), \(ref.id)) > 0").count,
                ]
            }
            #expect(gestes == [0, 0])
        }
    }
}
