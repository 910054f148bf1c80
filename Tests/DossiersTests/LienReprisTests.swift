import Actes
import Calendrier
import Chiffrement
import Crypto
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// A rendez-vous said cancelled by mistake holds after all: the person's link works again, a new one for whoever receives it by message.
@Suite struct LienReprisTests {
    private static let jeton: [UInt8] = Array(repeating: 7, count: 16)

    /// A rendez-vous taken with a link, in the messages too or on the page only; its form's path.
    private static func reserver(_ banc: Banc, dansLesMessages: Bool) async throws -> BoiteAuxLettres {
        let (publique, enveloppee) = try banc.coffre.nouvelleBoite()
        try await banc.demain()
        try await banc.base.superutilisateur { connexion in
            _ = try connexion.rows("SELECT nominatif.poser_boite(\(publique), \(enveloppee))")
            try connexion.executeScript("UPDATE gestion.permanence SET jour = jour + 7 WHERE id = '\(banc.permanence)'")
        }
        try await banc.rendezVous.ajouter(
            banc.entreprise, banc.permanence,
            .init(heure: try #require(Heure(9)), minutes: 45, dossier: nil, code: "7KQ", nature: .suivi, forme: .presentiel), as: banc.nadia
        )
        let id = UUID()
        var feuillet = Feuillet()
        feuillet["lien"] = "https://exemple.fr/r/ancien"
        let lien = dansLesMessages ? try Fente(publique: publique).sceller(feuillet, .lien, id) : nil
        let empreinte = Array(SHA256.hash(data: jeton))
        try await banc.base.superutilisateur {
            _ = try $0.rows(
                """
                INSERT INTO nominatif.reservation (entreprise_id, id, rendez_vous_id, jeton, expire_le, contact, lien, empreinte)
                SELECT entreprise_id, \(id), id, \(empreinte), jour + heure, '\\x01', \(lien)::bytea, decode(repeat('ab', 16), 'hex')
                FROM nominatif.rendez_vous
                RETURNING 1 AS un
                """)
        }
        return try banc.coffre.boite(enveloppee: enveloppee)
    }

    private static func mene(_ banc: Banc, _ jeton: [UInt8]) async throws -> Bool {
        try await banc.base.bases[.publique].transactionSansSession {
            try !$0.rows("SELECT id FROM nominatif.reservation_lire(\(jeton))").isEmpty
        }
    }

    private static func dire(_ nadia: Navigateur, _ banc: Banc, _ statut: String) async throws {
        let id = try await banc.base.superutilisateur { try $0.rows("SELECT id FROM nominatif.rendez_vous")[0].uuid("id") }
        let fiche = "/rendez-vous/\(banc.entreprise)/\(id.uuidString.lowercased())"
        #expect(try await nadia.post(fiche, [("statut", statut)]).status == .seeOther)
    }

    @Test func unLienNeufDansLeMessage() async throws {
        try await Banc.avec { banc in
            let boite = try await Self.reserver(banc, dansLesMessages: true)
            #expect(try await Self.mene(banc, Self.jeton))
            try await Navigateur.avec(banc, [banc.nadia], adresse: "https://exemple.fr") { navigateurs in
                try await Self.dire(navigateurs[0], banc, "annule_service")
                #expect(try await !Self.mene(banc, Self.jeton), "annulé, il ne mène nulle part")
                try await Self.dire(navigateurs[0], banc, "a_venir")
            }
            let (id, scelle, empreinte) = try await banc.base.superutilisateur {
                let ligne = try $0.rows("SELECT id, lien, jeton FROM nominatif.reservation")[0]
                return (try ligne.uuid("id"), try ligne.bytes("lien"), try ligne.bytes("jeton"))
            }
            let lien = try #require(try boite.ouvrir(scelle, .lien, id)["lien"])
            #expect(lien.hasPrefix("https://exemple.fr/r/") && lien.count == 21 + 32)
            let chiffres = Array(lien.suffix(32)).compactMap(\.hexDigitValue)
            let neuf = stride(from: 0, to: 32, by: 2).map { UInt8(chiffres[$0] << 4 | chiffres[$0 + 1]) }
            #expect(Array(SHA256.hash(data: neuf)) == empreinte)
            #expect(try await Self.mene(banc, neuf))
            #expect(try await !Self.mene(banc, Self.jeton), "l'ancien est remplacé")
            #expect(try await banc.compter("SELECT 1 FROM nominatif.message WHERE sorte = 'confirmation'") == 1)
            // The one that leaves is the one that works.
            let partis = try await banc.base.bases[.nominatif].transactionDeService {
                try $0.rows("SELECT lien FROM nominatif.messages_dus(9)").map { try $0.optionalBytes("lien") }
            }
            #expect(partis == [scelle])
        }
    }

    @Test func leLienDeLaPageSertDeNouveau() async throws {
        try await Banc.avec { banc in
            _ = try await Self.reserver(banc, dansLesMessages: false)
            try await Navigateur.avec(banc, [banc.nadia], adresse: "https://exemple.fr") { navigateurs in
                try await Self.dire(navigateurs[0], banc, "annule_personne")
                #expect(try await !Self.mene(banc, Self.jeton))
                try await Self.dire(navigateurs[0], banc, "a_venir")
                #expect(try await Self.mene(banc, Self.jeton))
            }
        }
    }

    /// She cancelled herself with it: it has served.
    @Test func unLienQuiAServiNeRevientPas() async throws {
        try await Banc.avec { banc in
            _ = try await Self.reserver(banc, dansLesMessages: false)
            let fait = try await banc.base.bases[.publique].transactionSansSession {
                try $0.rows("SELECT * FROM nominatif.reservation_annuler(\(Self.jeton))").count
            }
            #expect(fait == 1)
            try await Navigateur.avec(banc, [banc.nadia], adresse: "https://exemple.fr") { navigateurs in
                try await Self.dire(navigateurs[0], banc, "a_venir")
            }
            #expect(try await !Self.mene(banc, Self.jeton))
        }
    }
}
