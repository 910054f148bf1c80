import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Accueil

/// A conflict of interests wins over everything: who stood aside from a company receives no name its HR passes on, by no way.
@Suite struct VerrouTests {
    private static func ecarter(_ compte: Principal, _ terrain: Terrain) async throws {
        let entreprise = terrain.entreprise
        let issue = try await terrain.base.bases[.nominatif].transaction(as: compte) {
            try $0.rows("SELECT nominatif.verrouiller(\(entreprise), NULL, garde.uid()) AS x").first?.string("x")
        }
        #expect(issue == "fait")
    }

    private static func transmettre(_ terrain: Terrain) async throws -> [String] {
        let recu = Boite()
        try await terrain.servir { client in
            let rh = Visite(client: client, compte: terrain.rh)
            let champs = [
                ("nom", "Kremer"), ("prenom", "Paul"), ("joindre", "06 39 98 12 34"), ("accord", "oui"),
                ("etablissement", terrain.etablissement.uuidString.lowercased()),
            ]
            let reponse = try await rh.post("/rh/orientations", champs, page: "/rh/orientations")
            let page = try await rh.get("/rh/orientations")
            let lue = page.comparable.replacing(/value="[^"]+"/, with: "")
            await recu.garder([reponse.status.description, reponse.vers, lue])
        }
        return await recu.lignes
    }

    private actor Boite {
        var lignes: [String] = []
        func garder(_ lues: [String]) { lignes = lues }
    }

    private static func chez(_ terrain: Terrain) async throws -> [UUID] {
        try await terrain.lignes("SELECT referent_id FROM nominatif.orientation_rh WHERE etat = 'recue' ORDER BY transmise_le, id").map {
            try $0.uuid("referent_id")
        }
    }

    /// Nadia receives at this site; she stood aside: the name goes to Sophie, and HR reads the same bytes as if she had not.
    @Test func quiSEcarteNeRecoitPas() async throws {
        let libre = try await Terrain.avec { terrain in
            try await terrain.facteur().preparer()
            let vu = try await Self.transmettre(terrain)
            #expect(try await Self.chez(terrain) == [terrain.nadia.compte.rawValue])
            return vu
        }
        let ecartee = try await Terrain.avec { terrain in
            try await terrain.facteur().preparer()
            try await Self.ecarter(terrain.nadia, terrain)
            let vu = try await Self.transmettre(terrain)
            #expect(try await Self.chez(terrain) == [terrain.sophie.compte.rawValue])
            return vu
        }
        #expect(libre == ecartee && libre[0].hasPrefix("303"))
    }

    /// Those of the site all stood aside: a colleague from elsewhere; HR still reads « transmise ».
    @Test func siTousSEcartentUnAutreDuService() async throws {
        try await Terrain.avec { terrain in
            try await terrain.facteur().preparer()
            let paul = try await terrain.base.principal(.intervenant, nom: "Paul Weber")
            try await terrain.sql(
                """
                INSERT INTO gestion.intervenant (compte_id, nom, prenom, metier, bureau_id)
                VALUES ('\(paul.compte)', 'Weber', 'Paul', 'assistant_social', '11111111-1111-4111-8111-111111111111');
                """)
            try await Self.ecarter(terrain.nadia, terrain)
            try await Self.ecarter(terrain.sophie, terrain)
            #expect(try await Self.transmettre(terrain)[0].hasPrefix("303"))
            #expect(try await Self.chez(terrain) == [paul.compte.rawValue])
        }
    }

    /// Neither handed over by a colleague, nor kept when she stands aside afterwards: at once unreadable, then somebody else's.
    @Test func niConfieeNiGardee() async throws {
        try await Terrain.avec { terrain in
            try await terrain.facteur().preparer()
            _ = try await Self.transmettre(terrain)
            try await Self.ecarter(terrain.sophie, terrain)
            try await terrain.servir { client in
                let nadia = Visite(client: client, compte: terrain.nadia)
                let chemin = try #require(try await nadia.get("/orientations").simple.entre("href=\"/orientations/", "\""))
                let refus = try await nadia.post(
                    "/orientations/\(chemin)", [("suite", "confier"), ("compte", terrain.sophie.compte.description)],
                    page: "/orientations/\(chemin)")
                #expect(refus.status == .badRequest && refus.simple.contains("ne peut pas être confiée à cette personne"))
            }
            #expect(try await Self.chez(terrain) == [terrain.nadia.compte.rawValue])

            // Given to her before: by the back door of an old row, as by a lock set afterwards.
            try await terrain.sql("UPDATE nominatif.orientation_rh SET referent_id = '\(terrain.sophie.compte)'")
            let (entreprise, bases) = (terrain.entreprise, terrain.base.bases)
            let id = try #require(try await terrain.lignes("SELECT id FROM nominatif.orientation_rh").first?.uuid("id"))
            let lues = try await bases[.nominatif].transaction(as: terrain.sophie) { tx in
                [
                    try tx.rows("SELECT id FROM nominatif.orientation_rh").count,
                    try tx.rows("SELECT contenu FROM nominatif.lire_orientation(\(entreprise), \(id))").count,
                    try tx.rows("SELECT 1 AS x WHERE nominatif.rappeler_orientation(\(entreprise), \(id))").count,
                    try tx.rows("SELECT 1 AS x WHERE nominatif.clore_orientation(\(entreprise), \(id), 'sans_suite')").count,
                    try tx.rows("SELECT 1 AS x WHERE nominatif.confier_orientation(\(entreprise), \(id), garde.uid()) <> 'refuse'").count,
                ]
            }
            #expect(lues == [0, 0, 0, 0, 0])
            #expect(try await terrain.facteur().suivre() == 1)
            #expect(try await Self.chez(terrain) == [terrain.nadia.compte.rawValue])
            #expect(try await terrain.facteur().suivre() == 0)
        }
    }
}
