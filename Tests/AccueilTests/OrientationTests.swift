import Calendrier
import Chiffrement
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Accueil

/// One way: HR passes a name on, and whatever becomes of the person, HR reads the same bytes.
@Suite struct OrientationTests {
    private static let personne = [
        ("nom", "Lambert-Roussel"), ("prenom", "Karim"), ("joindre", "06 39 98 12 34"), ("quand", "le mardi soir"), ("accord", "oui"),
    ]

    private static func transmettre(_ rh: Visite, _ terrain: Terrain, sans: String? = nil) async throws -> TestResponse {
        let champs = personne.filter { $0.0 != sans } + [("etablissement", terrain.etablissement.uuidString.lowercased())]
        return try await rh.post("/rh/orientations", champs, page: "/rh/orientations")
    }

    @Test func deLaRHALIntervenante() async throws {
        try await Terrain.avec { terrain in
            try await terrain.facteur().preparer()
            try await terrain.servir { client in
                let rh = Visite(client: client, compte: terrain.rh)
                let sansAccord = try await Self.transmettre(rh, terrain, sans: "accord")
                #expect(sansAccord.status == .unprocessableContent && sansAccord.simple.contains("Sans son accord"))
                #expect(sansAccord.simple.contains("Lambert-Roussel"), "ce qui est tapé est gardé")
                #expect(try await Self.transmettre(rh, terrain).status == .seeOther)
                let relue = try await rh.get("/rh/orientations")
                #expect(relue.simple.contains("transmise le \(DateCivile.aujourdhui().court)"))
                for mot in ["Lambert", "Karim", "06 39", "mardi soir"] { #expect(!relue.simple.contains(mot), "la RH relit \(mot)") }

                let nadia = Visite(client: client, compte: terrain.nadia)
                let liste = try await nadia.get("/orientations")
                #expect(liste.simple.contains("Fonderies de Testange, Usine") && !liste.simple.contains("Lambert"))
                let chemin = try #require(liste.simple.entre("href=\"/orientations/", "\"")).description
                let fiche = try await nadia.get("/orientations/\(chemin)").simple
                for mot in ["Karim Lambert-Roussel", "06 39 98 12 34", "le mardi soir", "je transmette son nom"] {
                    #expect(fiche.contains(mot), "\(mot)")
                }
                // A colleague: the page of an address that does not exist.
                let sophie = Visite(client: client, compte: terrain.sophie)
                let inconnue = try await sophie.get("/nulle/part").comparable
                #expect(try await sophie.get("/orientations/\(chemin)").comparable == inconnue)
                #expect(try await !sophie.get("/orientations").simple.contains("Testange"))
                #expect(
                    try await sophie.post("/orientations/\(chemin)", [("suite", "sans_suite")], page: "/orientations").comparable
                        == inconnue)
                #expect(
                    try await nadia.post("/orientations/\(chemin)", [("suite", "rappelee")], page: "/orientations/\(chemin)").status
                        == .seeOther)
                #expect(try await nadia.get("/orientations").simple.contains("appelée le"))
                #expect(
                    try await nadia.post(
                        "/orientations/\(chemin)", [("suite", "confier"), ("compte", terrain.sophie.compte.description)],
                        page: "/orientations/\(chemin)"
                    ).status == .seeOther)
                #expect(try await sophie.get("/orientations/\(chemin)").simple.contains("Lambert-Roussel"))
                #expect(
                    try await sophie.post("/orientations/\(chemin)", [("suite", "sans_suite")], page: "/orientations/\(chemin)").status
                        == .seeOther)
                #expect(try await sophie.get("/orientations/\(chemin)").status == .notFound)
            }
            #expect(
                try await terrain.lignes("SELECT id FROM nominatif.orientation_rh WHERE contenu IS NOT NULL").isEmpty, "le nom est mort")
            let journal = try await terrain.lignes("SELECT action FROM journal.evenement WHERE action LIKE '%orientation%' ORDER BY id")
                .map { try $0.string("action") }
            #expect(
                journal.contains("lire_orientation") && journal.contains("lire_orientation_refus") && journal.contains("clore_orientation"))
        }
    }

    /// The box is not the one that sealed the name, or another master key wraps it: said, classed, and the others are read.
    @Test func leNomQuOnNeLitPlusSeClasse() async throws {
        try await Terrain.avec { terrain in
            try await terrain.facteur().preparer()
            try await terrain.servir { client in
                let envoi = try await Self.transmettre(Visite(client: client, compte: terrain.rh), terrain)
                #expect(envoi.status == .seeOther)
            }
            try await terrain.servir(coffre: try Coffre(maitre: Array(2...33))) { client in
                let nadia = Visite(client: client, compte: terrain.nadia)
                let chemin = try #require(try await nadia.get("/orientations").simple.entre("href=\"/orientations/", "\""))
                let fiche = try await nadia.get("/orientations/\(chemin)")
                #expect(fiche.status == .ok && fiche.simple.contains("sont illisibles"), "\(fiche.simple.suffix(300))")
            }
            // As after a restoration without its lot of keys: the service drew a new box.
            try await terrain.sql("DELETE FROM nominatif.boite")
            try await terrain.facteur().preparer()
            try await terrain.servir { client in
                #expect(try await Self.transmettre(Visite(client: client, compte: terrain.rh), terrain).status == .seeOther)
                let nadia = Visite(client: client, compte: terrain.nadia)
                let liste = try await nadia.get("/orientations").simple
                let chemins = liste.components(separatedBy: "href=\"/orientations/").dropFirst().compactMap {
                    $0.split(separator: "\"").first
                }
                var lisibles = 0
                for chemin in chemins {
                    let fiche = try await nadia.get("/orientations/\(chemin)").simple
                    if fiche.contains("Karim Lambert-Roussel") {
                        lisibles += 1
                    } else {
                        #expect(fiche.contains("classez cette orientation sans suite") && !fiche.contains("Ouvrir un dossier"))
                        let suite = try await nadia.post(
                            "/orientations/\(chemin)", [("suite", "sans_suite")], page: "/orientations/\(chemin)")
                        #expect(suite.status == .seeOther)
                    }
                }
                #expect(chemins.count == 2 && lisibles == 1)
            }
            #expect(try await terrain.lignes("SELECT id FROM nominatif.orientation_rh WHERE contenu IS NOT NULL").count == 1)
        }
    }

    /// A manager does as HR does, on this one page: the name goes to the worker, and each rereads the days of her own account alone.
    @Test func unEncadrantTransmetSansRienLire() async throws {
        try await Terrain.avec { terrain in
            try await terrain.facteur().preparer()
            try await terrain.servir { client in
                let encadrant = Visite(client: client, compte: terrain.encadrant)
                let rh = Visite(client: client, compte: terrain.rh)
                let vide = try await rh.get("/rh/orientations").comparable
                #expect(try await Self.transmettre(encadrant, terrain).status == .seeOther)
                #expect(try await encadrant.get("/rh/orientations").simple.contains("transmise le \(DateCivile.aujourdhui().court)"))
                #expect(try await rh.get("/rh/orientations").comparable == vide, "la RH ignore ce que l'encadrant a transmis")
                let ailleurs = Self.personne + [("etablissement", UUID().uuidString.lowercased())]
                #expect(try await encadrant.post("/rh/orientations", ailleurs, page: "/rh/orientations").status == .unprocessableContent)
                let nadia = Visite(client: client, compte: terrain.nadia)
                #expect(try await nadia.get("/orientations").simple.contains("Fonderies de Testange, Usine"))
                #expect(try await encadrant.get("/rh/affiche").comparable == encadrant.get("/nulle/part").comparable)
            }
        }
    }

    /// Called back, dossier opened, closed, expired or untouched: what HR reads is the same, and the rows her functions touch too.
    @Test func laRHNApprendRien() async throws {
        try await Terrain.avec { terrain in
            try await terrain.facteur().preparer()
            try await terrain.servir { client in
                let rh = Visite(client: client, compte: terrain.rh)
                for _ in 0..<4 { #expect(try await Self.transmettre(rh, terrain).status == .seeOther) }
                _ = try await rh.get("/rh/orientations")
                let avant = try await rh.get("/rh/orientations").comparable
                let lues = try await Self.lignesLues(terrain)
                #expect(lues.count == 1 && lues[0].hasPrefix("orientation_transmise "), "une seule table : \(lues)")
                let ids = try await terrain.lignes("SELECT id FROM nominatif.orientation_rh ORDER BY id").map { try $0.uuid("id") }
                let base = terrain.base.bases[.nominatif]
                let entreprise = terrain.entreprise
                _ = try await base.transaction(as: terrain.nadia) { tx in
                    _ = try tx.rows("SELECT nominatif.rappeler_orientation(\(entreprise), \(ids[0]))")
                    _ = try tx.rows("SELECT nominatif.clore_orientation(\(entreprise), \(ids[1]), 'dossier')")
                    return try tx.rows("SELECT nominatif.clore_orientation(\(entreprise), \(ids[2]), 'sans_suite')").count
                }
                #expect(try await rh.get("/rh/orientations").comparable == avant)
                #expect(try await Self.lignesLues(terrain) == lues)
                try await terrain.sql("UPDATE nominatif.orientation_rh SET transmise_le = current_date - 31 WHERE id = '\(ids[3])'")
                _ = try await terrain.facteur().purger()
                #expect(try await rh.get("/rh/orientations").comparable == avant)
                try await terrain.sql("DELETE FROM nominatif.orientation_rh")
                #expect(try await rh.get("/rh/orientations").comparable == avant)
                #expect(try await Self.lignesLues(terrain) == lues)
            }
            #expect(try await terrain.lignes("SELECT id FROM nominatif.orientation_transmise").count == 4)
        }
    }

    /// Rows HR's function reads and writes, table by table, as the server itself counts them in one transaction of her session.
    private static func lignesLues(_ terrain: Terrain) async throws -> [String] {
        let jeton = terrain.rh.jeton(.client).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return try await terrain.base.superutilisateur { connexion in
            try connexion.executeScript(
                """
                BEGIN;
                SET LOCAL SESSION AUTHORIZATION app_client;
                SELECT garde.ouvrir('\\x\(jeton)');
                SELECT transmise_le FROM nominatif.orientations_transmises();
                RESET SESSION AUTHORIZATION;
                """)
            let lignes = try connexion.rows(
                """
                SELECT relname || ' ' || coalesce(seq_tup_read, 0) || ' ' || coalesce(idx_tup_fetch, 0) || ' ' || n_tup_ins || ' ' || n_tup_upd AS x
                FROM pg_catalog.pg_stat_xact_user_tables
                WHERE schemaname IN ('nominatif', 'gestion') AND (seq_scan > 0 OR idx_scan > 0) ORDER BY relname
                """
            ).map { try $0.string("x") }
            try connexion.executeScript("ROLLBACK")
            return lignes
        }
    }

    @Test func leNomMeurtAuTrentiemeJour() async throws {
        try await Terrain.avec { terrain in
            try await terrain.facteur().preparer()
            try await terrain.servir { client in
                #expect(try await Self.transmettre(Visite(client: client, compte: terrain.rh), terrain).status == .seeOther)
                let nadia = Visite(client: client, compte: terrain.nadia)
                let chemin = try #require(try await nadia.get("/orientations").simple.entre("href=\"/orientations/", "\""))
                try await terrain.sql("UPDATE nominatif.orientation_rh SET transmise_le = current_date - 30")
                // Even before the purge has run.
                #expect(try await nadia.get("/orientations/\(chemin)").status == .notFound)
            }
            _ = try await terrain.facteur().purger()
            let reste = try await terrain.lignes("SELECT etat FROM nominatif.orientation_rh WHERE contenu IS NULL")
            let etats = try reste.map { try $0.string("etat") }
            #expect(etats == ["perimee"])
        }
    }

    /// The poster bears the address of its code, as a drawing and in letters.
    @Test func lAfficheAImprimer() async throws {
        try await Terrain.avec { terrain in
            try await terrain.servir { client in
                let affiche = try await Visite(client: client, compte: terrain.rh).get("/rh/affiche").simple
                #expect(affiche.contains("exemple.fr/p/AFFICHE1") && affiche.contains("class=\"qr\"") && affiche.contains("03 87 00 00 00"))
            }
        }
    }

    @Test func plafonds() async throws {
        try await Terrain.avec { terrain in
            try await terrain.facteur().preparer()
            try await terrain.servir { client in
                let rh = Visite(client: client, compte: terrain.rh)
                for _ in 0..<5 { #expect(try await Self.transmettre(rh, terrain).status == .seeOther) }
                let sixieme = try await Self.transmettre(rh, terrain)
                #expect(sixieme.status == .unprocessableContent && sixieme.simple.contains("Cinq personnes par jour"))
            }
        }
    }

    /// By SQL: HR reaches two functions and no row; the poster's role, none of an orientation; a colleague, nothing of mine.
    @Test func parLeSQL() async throws {
        try await Terrain.avec { terrain in
            try await terrain.facteur().preparer()
            try await terrain.servir { client in
                let faite = try await Self.transmettre(Visite(client: client, compte: terrain.rh), terrain)
                #expect(faite.status == .seeOther)
            }
            let (entreprise, bases) = (terrain.entreprise, terrain.base.bases)
            let id = try #require(try await terrain.lignes("SELECT id FROM nominatif.orientation_rh").first?.uuid("id"))
            let gestes: [SQL] = [
                "SELECT etat FROM nominatif.orientation_rh", "SELECT contenu FROM nominatif.orientation_rh",
                "SELECT transmise_le FROM nominatif.orientation_transmise", "SELECT code FROM nominatif.rendez_vous",
                "SELECT contact FROM nominatif.reservation", "SELECT contenu FROM nominatif.lire_orientation(\(entreprise), \(id))",
                "SELECT nominatif.clore_orientation(\(entreprise), \(id), 'dossier')",
                "SELECT privee_enveloppee FROM nominatif.boite_privee()",
                "SELECT contact FROM nominatif.messages_dus(9)", "SELECT jour FROM gestion.permanences_ouvertes(\(entreprise))",
                "SELECT gestion.recoit_orientation(\(entreprise), \(terrain.etablissement), '{}')", "SELECT nominatif.purger_accueil()",
            ]
            for sql in gestes {
                await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil), "RH : \(sql)") {
                    _ = try await bases[.client].transaction(as: terrain.rh) { try $0.rows(sql).count }
                }
                await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil), "affiche : \(sql)") {
                    _ = try await bases[.publique].transactionSansSession { try $0.rows(sql).count }
                }
            }
            for (compartiment, fonction) in [
                (Compartiment.gestion, Fonction.planification), (.gestion, .direction), (.pilotage, .direction),
                (.facturation, .facturation),
                (.administration, .administration),
            ] {
                let compte = try await terrain.base.principal(fonction)
                for sql in gestes + [
                    "SELECT transmise_le FROM nominatif.orientations_transmises()", "SELECT publique FROM nominatif.boite_publique()",
                ] {
                    await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil), "\(fonction) : \(sql)") {
                        _ = try await bases[compartiment].transaction(as: compte) { try $0.rows(sql).count }
                    }
                }
            }
            let sophie = try await bases[.nominatif].transaction(as: terrain.sophie) { tx in
                [
                    try tx.rows("SELECT id FROM nominatif.orientation_rh").count,
                    try tx.rows("SELECT contenu FROM nominatif.lire_orientation(\(entreprise), \(id))").count,
                    try tx.rows("SELECT 1 AS x WHERE nominatif.clore_orientation(\(entreprise), \(id), 'dossier')").count,
                    try tx.rows("SELECT 1 AS x WHERE nominatif.confier_orientation(\(entreprise), \(id), garde.uid()) <> 'refuse'").count,
                ]
            }
            #expect(sophie == [0, 0, 0, 0])
            for interdit in ["SELECT contenu FROM nominatif.orientation_rh", "UPDATE nominatif.orientation_rh SET etat = 'dossier'"]
                as [SQL]
            {
                await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil)) {
                    _ = try await bases[.nominatif].transaction(as: terrain.nadia) { try $0.rows(interdit).count }
                }
            }
        }
    }
}
