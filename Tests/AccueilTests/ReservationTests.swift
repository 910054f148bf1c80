import Calendrier
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Messages
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Accueil

/// Booking by the poster's code: no account, no cookie, nothing that says who.
@Suite struct ReservationTests {
    @Test func dUnCodeAUnRendezVous() async throws {
        try await Terrain.avec { terrain in
            try await terrain.servir { client in
                let salarie = Visite(client: client)
                let page = try await salarie.get("/p/affiche1")
                #expect(page.status == .ok)
                for mot in [
                    "Nadia Benali", "salle 12, Hagondange", "03 87 00 00 00", "06 00 00 00 01", "8 h 30", "Quitter vite",
                    "/p/AFFICHE1/employeur",
                ] {
                    #expect(page.simple.contains(mot), "\(mot)")
                }
                #expect(!page.simple.contains("Testange"), "le nom de l'entreprise n'est nulle part")
                #expect(page.headers[.setCookie] == nil && page.headers[.cacheControl] == "no-store")
                #expect(page.headers[HTTPField.Name("Referrer-Policy") ?? .from] == "no-referrer")

                let pris = try await Self.reserver(salarie, terrain.permanence, "09:30")
                #expect(pris.status == .seeOther && pris.vers.hasPrefix("/r/") && pris.headers[.setCookie] == nil)
                let lien = try await salarie.get(pris.vers)
                #expect(lien.status == .ok && lien.simple.contains("9 h 30") && lien.headers[.setCookie] == nil)
                for mot in ["Nadia", "Testange", "Hagondange", "salle 12", "AFFICHE1"] {
                    #expect(!lien.simple.contains(mot), "le lien dit \(mot)")
                }
                let code = try #require(lien.simple.entre("Votre code : <strong>", "</strong>"))
                let posees = try await terrain.lignes(
                    "SELECT referent_id, code, dossier_id, minutes, statut FROM nominatif.rendez_vous WHERE permanence_id = \(terrain.permanence)"
                )
                #expect(posees.count == 1)
                #expect(try posees[0].uuid("referent_id") == terrain.nadia.compte.rawValue && posees[0].string("code") == code)
                #expect(try posees[0].isNull("dossier_id") && posees[0].int("minutes") == 30)
            }
            // It is in the list of the one who receives, and of no other.
            let siens = try await terrain.base.bases[.nominatif].transaction(as: terrain.nadia) {
                try $0.rows("SELECT id FROM nominatif.rendez_vous").count
            }
            let autres = try await terrain.base.bases[.nominatif].transaction(as: terrain.sophie) {
                try $0.rows("SELECT id FROM nominatif.rendez_vous").count
            }
            #expect(siens == 1 && autres == 0)
        }
    }

    /// The employer has the code too: who books does not change a byte of the page.
    @Test func laPageNeDitPasQueQuelquUnReserve() async throws {
        try await Terrain.avec { terrain in
            try await terrain.servir { client in
                let salarie = Visite(client: client)
                let avant = try await salarie.get("/p/AFFICHE1").comparable
                for heure in ["08:30", "09:00", "09:30", "10:00"] { _ = try await Self.reserver(salarie, terrain.permanence, heure) }
                #expect(try await salarie.get("/p/AFFICHE1").comparable == avant)
            }
        }
    }

    @Test func lHeureLaPlusProcheSansChevaucher() async throws {
        try await Terrain.avec { terrain in
            try await terrain.servir { client in
                let salarie = Visite(client: client)
                var vus: [String] = []
                for _ in 0..<9 {
                    let pris = try await Self.reserver(salarie, terrain.permanence, "09:30")
                    vus.append(pris.status == .seeOther ? "pris" : pris.simple.contains("complète") ? "complet" : "?")
                }
                // 8:30 to 12 holds seven half-hours.
                #expect(vus == Array(repeating: "pris", count: 7) + ["complet", "complet"])
            }
            let heures = try await terrain.lignes("SELECT heure FROM nominatif.rendez_vous ORDER BY heure").map { try $0.string("heure") }
            #expect(heures == ["08:30:00", "09:00:00", "09:30:00", "10:00:00", "10:30:00", "11:00:00", "11:30:00"])
        }
    }

    /// Two at once, for the same minute: both are received, not together.
    @Test func deuxALaFois() async throws {
        try await Terrain.avec { terrain in
            let store = ReservationStore(base: terrain.base.bases[.publique])
            let permanence = terrain.permanence
            try await withThrowingTaskGroup(of: ReservationStore.Suite.self) { groupe in
                for _ in 0..<6 {
                    groupe.addTask {
                        try await store.reserver(
                            .init(
                                code: Terrain.code, creneau: Creneau(permanence, Heure(9)!), minutes: 30, id: UUID(), jeton: Jeton(),
                                contact: nil,
                                lien: nil, adresse: Array(repeating: UInt8.random(in: 0...255), count: 16)))
                    }
                }
                var heures: Set<Heure> = []
                for try await suite in groupe {
                    guard case .pris(_, let heure) = suite else { Issue.record("\(suite)"); continue }
                    heures.insert(heure)
                }
                #expect(heures.count == 6)
            }
        }
    }

    @Test func leLienNeSertQuUneFois() async throws {
        try await Terrain.avec { terrain in
            try await terrain.servir { client in
                let salarie = Visite(client: client)
                let inconnue = try await salarie.get("/nulle/part").comparable
                let premier = try await Self.reserver(salarie, terrain.permanence, "09:30").vers
                // Looking uses nothing up.
                _ = try await salarie.get(premier)
                let creneau = Creneau(terrain.suivante, try #require(Heure("14:00"))).description
                let deplace = try await salarie.post("\(premier)/deplacer", [("creneau", creneau)], page: premier)
                #expect(deplace.status == .seeOther && deplace.vers.hasPrefix("/r/") && deplace.vers != premier)
                #expect(try await salarie.get(premier).comparable == inconnue, "le lien qui a servi est mort")
                let second = deplace.vers
                #expect(try await salarie.get(second).simple.contains("14 h"))
                #expect(
                    try await terrain.lignes(
                        "SELECT id FROM nominatif.rendez_vous WHERE referent_id = \(terrain.sophie.compte) AND statut = 'a_venir'"
                    )
                    .count == 1)
                let annule = try await salarie.post("\(second)/annuler", [], page: second)
                #expect(annule.status == .ok && annule.simple.contains("annulé") && annule.headers[.setCookie] == nil)
                #expect(try await salarie.get(second).comparable == inconnue)
                #expect(
                    try await terrain.lignes("SELECT id FROM nominatif.rendez_vous WHERE statut = 'annule_personne'").count == 1)
                for jeton in ["0", "zz", String(repeating: "a", count: 32), "'%20OR%20true--"] {
                    #expect(try await salarie.get("/r/\(jeton)").comparable == inconnue, "\(jeton)")
                }
            }
        }
    }

    /// The link dies with the hour of the rendez-vous, whatever the page knew.
    @Test func leLienExpire() async throws {
        try await Terrain.avec { terrain in
            try await terrain.servir { client in
                let salarie = Visite(client: client)
                let lien = try await Self.reserver(salarie, terrain.permanence, "09:30").vers
                try await terrain.sql("UPDATE nominatif.reservation SET expire_le = now() - interval '1 second'")
                #expect(try await salarie.get(lien).status == .notFound)
            }
        }
    }

    @Test func unCodeInconnuNExistePas() async throws {
        try await Terrain.avec { terrain in
            try await terrain.sql(
                "INSERT INTO gestion.entreprise (code, nom, statut, code_affiche) VALUES ('PP', 'Prospect', 'prospect', 'AFFICHE2')")
            try await terrain.servir { client in
                let salarie = Visite(client: client)
                let inconnue = try await salarie.get("/nulle/part").comparable
                for code in ["AFFICHE2", "AFFICHE3", "A", "%25", "'%20OR%20true--", String(repeating: "A", count: 900)] {
                    #expect(try await salarie.get("/p/\(code)").comparable == inconnue, "\(code)")
                }
            }
        }
    }

    /// After thirty codes nobody displays, the same answer for a known and an unknown one; another address is not touched.
    @Test func devinerDesCodesEstLimite() async throws {
        try await Terrain.avec { terrain in
            try await terrain.servir { client in
                let robot = Visite(client: client, origine: "203.0.113.7")
                for rang in 0..<30 { #expect(try await robot.get("/p/INCONNU\(rang)").status == .notFound) }
                let connu = try await robot.get("/p/AFFICHE1")
                let inconnu = try await robot.get("/p/INCONNU99")
                #expect(connu.status == .tooManyRequests && connu.comparable == inconnu.comparable)
                #expect(try await Visite(client: client, origine: "203.0.113.8").get("/p/AFFICHE1").status == .ok)
            }
        }
    }

    /// The database keeps a cap per address and day, and no address.
    @Test func lesPlafondsDuJour() async throws {
        try await Terrain.avec { terrain in
            let store = ReservationStore(base: terrain.base.bases[.publique])
            let heure = try #require(Heure("09:00"))
            func reserver(_ adresse: UInt8) async throws -> ReservationStore.Suite {
                try await store.reserver(
                    .init(
                        code: "INCONNU", creneau: Creneau(terrain.permanence, heure), minutes: 30, id: UUID(), jeton: Jeton(), contact: nil,
                        lien: nil, adresse: Array(repeating: adresse, count: 16)))
            }
            for _ in 0..<20 {
                let suite = try await reserver(1)
                #expect(suite == .inconnu)
            }
            let (trop, autre) = (try await reserver(1), try await reserver(2))
            #expect(trop == .trop && autre == .inconnu)
            let empreintes = Empreintes(cle: Array(repeating: 9, count: 32))
            let jour = DateCivile.aujourdhui()
            #expect(empreintes.adresse("203.0.113.7", le: jour) != empreintes.adresse("203.0.113.7", le: jour.plus(jours: 1)))
            #expect(empreintes.contact("+33612345678") == empreintes.contact("+33612345678"))
        }
    }

    /// A form of another day, of another site, or made by hand, is refused.
    @Test func unFormulaireVenuDAilleurs() async throws {
        try await Terrain.avec { terrain in
            try await terrain.servir { client in
                let creneau = Creneau(terrain.permanence, try #require(Heure("09:00"))).description
                for (entetes, jeton) in [([:], "faux"), ([.secFetchSite: "cross-site"], nil), ([.origin: "https://ailleurs.example"], nil)]
                    as [(HTTPFields, String?)]
                {
                    let bon = try await Visite(client: client).get("/p/AFFICHE1").simple.entre("name=\"_csrf\" value=\"", "\"") ?? ""
                    var tous = entetes
                    tous[.contentType] = "application/x-www-form-urlencoded"
                    let corps = "_csrf=\(jeton ?? bon)&creneau=\(creneau.replacing("|", with: "%7C"))"
                    let refus = try await client.execute(uri: "/p/AFFICHE1", method: .post, headers: tous, body: ByteBuffer(string: corps))
                    #expect(refus.status == .badRequest)
                }
                #expect(try await terrain.lignes("SELECT id FROM nominatif.rendez_vous").isEmpty)
            }
        }
    }

    /// What was typed is kept, and the message says what to write.
    @Test func uneFauteSeCorrige() async throws {
        try await Terrain.avec { terrain in
            try await terrain.facteur(["CLOISON_SMTP_URL": "smtp://127.0.0.1:1", "CLOISON_COURRIEL_EXPEDITEUR": "rdv@exemple.fr"])
                .preparer()
            try await terrain.servir { client in
                let salarie = Visite(client: client)
                #expect(try await salarie.get("/p/AFFICHE1").simple.contains("Un e-mail pour vous prévenir"))
                let creneau = Creneau(terrain.permanence, try #require(Heure("09:00"))).description
                let faute = try await salarie.post(
                    "/p/AFFICHE1", [("creneau", creneau), ("contact", "karim à la maison")], page: "/p/AFFICHE1")
                #expect(faute.status == .badRequest && faute.simple.contains("« karim à la maison »") && faute.simple.contains("checked"))
                let sms = try await salarie.post("/p/AFFICHE1", [("creneau", creneau), ("contact", "06 12 34 56 78")], page: "/p/AFFICHE1")
                #expect(sms.simple.contains("aucun SMS ne peut partir"))
                #expect(try await salarie.post("/p/AFFICHE1", [], page: "/p/AFFICHE1").simple.contains("Choisissez une heure."))
            }
        }
    }

    static func reserver(
        _ visite: Visite, _ permanence: UUID, _ heure: String, _ champs: [(String, String)] = [], code: String = Terrain.code
    ) async throws -> TestResponse {
        let creneau = Creneau(permanence, try #require(Heure(heure))).description
        return try await visite.post("/p/\(code)", [("creneau", creneau), ("minutes", "30")] + champs, page: "/p/\(code)")
    }
}

extension HTTPField.Name {
    fileprivate static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
}
