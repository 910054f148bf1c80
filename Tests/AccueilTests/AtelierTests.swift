import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Accueil

/// A seat of a workshop from the poster: no name, a link that gives it back, and never one more than there are chairs.
@Suite struct AtelierTests {
    private static let atelier = UUID(uuidString: "99999999-9999-4999-8999-999999999991")!
    private static let ferme = UUID(uuidString: "99999999-9999-4999-8999-999999999992")!

    private static func poser(_ terrain: Terrain, places: Int) async throws {
        try await terrain.sql(
            """
            INSERT INTO gestion.action_collective (entreprise_id, id, intervenant_id, jour, debut, minutes, genre, theme, places, inscription)
            SELECT '\(terrain.entreprise)', v.id::uuid, '33333333-3333-4333-8333-333333333331', current_date + 7, '14:00', 90, 'atelier', v.theme,
              \(places), v.ouverte
            FROM (VALUES ('\(atelier)', 'lire sa fiche de paie', true), ('\(ferme)', 'préparer sa retraite', false)) v (id, theme, ouverte);
            UPDATE gestion.prestataire SET horaires = 'Du lundi au vendredi, 8 h 30 – 18 h', courriel = 'droits@exemple.fr';
            """)
    }

    private static func prises(_ terrain: Terrain) async throws -> Int {
        try await terrain.lignes("SELECT prises FROM gestion.action_collective WHERE id = \(atelier)")[0].int("prises")
    }

    @Test func prendreEtRendreUnePlace() async throws {
        try await Terrain.avec { terrain in
            try await Self.poser(terrain, places: 12)
            try await terrain.servir { client in
                let salarie = Visite(client: client)
                let affiche = try await salarie.get("/p/AFFICHE1")
                #expect(affiche.simple.contains("Lire sa fiche de paie") && !affiche.simple.contains("préparer sa retraite"))
                for mot in ["Vos droits", "droits@exemple.fr", "Du lundi au vendredi, 8 h 30 – 18 h", "n'apparaît sur aucune facture"] {
                    #expect(affiche.simple.contains(mot), "\(mot)")
                }
                let vide = try await salarie.post("/p/AFFICHE1/atelier", [], page: "/p/AFFICHE1")
                #expect(vide.status == .badRequest && vide.simple.contains("Choisissez un atelier."))
                let prise = try await salarie.post("/p/AFFICHE1/atelier", [("atelier", Self.atelier.uuidString)], page: "/p/AFFICHE1")
                #expect(prise.status == .seeOther && prise.vers.hasPrefix("/r/") && prise.headers[.setCookie] == nil)
                // The employer has the code too: the page is the same, and the link says neither what nor where.
                #expect(try await salarie.get("/p/AFFICHE1").comparable == affiche.comparable)
                let lien = try await salarie.get(prise.vers).simple
                #expect(lien.contains("Votre code : <strong>") && lien.contains("14 h"))
                for mot in ["paie", "Testange", "Nadia", "AFFICHE1", "Hagondange"] { #expect(!lien.contains(mot), "le lien dit \(mot)") }
                #expect(try await Self.prises(terrain) == 1)
                // Not open to registration, or of another company's poster.
                let autre = try await salarie.post("/p/AFFICHE1/atelier", [("atelier", Self.ferme.uuidString)], page: "/p/AFFICHE1")
                #expect(autre.simple.contains("n'est plus proposé"))
                let rendue = try await salarie.post("\(prise.vers)/annuler", [], page: prise.vers)
                #expect(rendue.status == .ok && rendue.simple.contains("est rendue"))
                #expect(try await salarie.get(prise.vers).status == .notFound)
                #expect(try await Self.prises(terrain) == 0)
            }
        }
    }

    /// Eight at once for three chairs: three sit, five are told.
    @Test func jamaisUneDeTrop() async throws {
        try await Terrain.avec { terrain in
            try await Self.poser(terrain, places: 3)
            let store = AtelierStore(base: terrain.base.bases[.publique])
            let suites = try await withThrowingTaskGroup(of: AtelierStore.Suite.self) { groupe in
                for rang in 0..<8 {
                    groupe.addTask {
                        try await store.prendre(
                            Terrain.code, Self.atelier, Jeton(), adresse: Array(repeating: UInt8(rang), count: 16))
                    }
                }
                var lues: [AtelierStore.Suite] = []
                for try await suite in groupe { lues.append(suite) }
                return lues
            }
            #expect(suites.count { $0 == .pris } == 3 && suites.count { $0 == .complet } == 5)
            #expect(try await Self.prises(terrain) == 3)
            // Held: nothing but a number is left.
            try await terrain.sql("UPDATE gestion.action_collective SET statut = 'annulee' WHERE id = '\(Self.atelier)'")
            #expect(try await terrain.lignes("SELECT 1 FROM gestion.action_place").isEmpty)
        }
    }

    /// One address never takes more than half of the seats, or four of a small workshop.
    @Test func uneAdresseNePrendPasTout() async throws {
        try await Terrain.avec { terrain in
            try await Self.poser(terrain, places: 6)
            let store = AtelierStore(base: terrain.base.bases[.publique])
            var suites: [AtelierStore.Suite] = []
            for _ in 0..<5 {
                suites.append(try await store.prendre(Terrain.code, Self.atelier, Jeton(), adresse: Array(repeating: 7, count: 16)))
            }
            #expect(suites == [.pris, .pris, .pris, .pris, .trop])
            let autre = try await store.prendre(Terrain.code, Self.atelier, Jeton(), adresse: Array(repeating: 8, count: 16))
            #expect(autre == .pris)
        }
    }
}
