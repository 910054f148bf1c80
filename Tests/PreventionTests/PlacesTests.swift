import Calendrier
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Prevention

/// Seats are counted by the base: however many ask at once, no more than there are chairs.
@Suite struct PlacesTests {
    @Test func jamaisPlusDePlacesQueDeChaises() async throws {
        try await Scene.avec { s in
            let id: ID<ActionCollective> = ID(try await s.poser(places: 5).rawValue)
            let base = s.base.bases[.nominatif]
            // Thirty at once, from two accounts.
            let codes = await withTaskGroup(of: String?.self) { groupe in
                for rang in 0..<30 {
                    let qui = rang.isMultiple(of: 2) ? s.nadia : s.sophie
                    groupe.addTask { try? await base.transaction(as: qui) { try PlaceStore.prendre(s.entreprise, id, $0) } }
                }
                var codes: [String] = []
                for await code in groupe { if let code { codes.append(code) } }
                return codes
            }
            #expect(codes.count == 5)
            #expect(Set(codes).count == 5 && codes.allSatisfy { $0.count == 5 })
            #expect(try await s.compter("SELECT 1 FROM gestion.action_place") == 5)
            #expect(try await s.compter("SELECT 1 FROM gestion.action_collective WHERE prises = 5") == 1)
            // One given back, one taken.
            let premier = try #require(codes.first)
            #expect(try await base.transaction(as: s.nadia) { try PlaceStore.rendre(s.entreprise, id, code: premier.lowercased(), $0) })
            _ = try await base.transaction(as: s.sophie) { try PlaceStore.prendre(s.entreprise, id, $0) }
            let erreur = await #expect(throws: PostgresError.self) {
                try await base.transaction(as: s.sophie) { _ = try PlaceStore.prendre(s.entreprise, id, $0) }
            }
            #expect(erreur?.constraint == "places_prises")
        }
    }

    /// A smaller room does not put out those who have a seat.
    @Test func onNeRetirePasUneChaisePrise() async throws {
        try await Scene.avec { s in
            let id: ID<ActionCollective> = ID(try await s.poser(places: 3).rawValue)
            try await s.base.bases[.gestion].transaction(as: s.planificatrice) { tx in
                for _ in 0..<3 { _ = try PlaceStore.prendre(s.entreprise, id, tx) }
            }
            let erreur = await #expect(throws: PostgresError.self) {
                try await s.base.bases[.gestion].transaction(as: s.planificatrice) {
                    try $0.execute("UPDATE gestion.action_collective SET places = 2")
                }
            }
            #expect(erreur?.constraint == "places_prises")
        }
    }

    /// Held, cancelled or past: the codes are gone, the count of the present alone remains.
    @Test func lesCodesSEffacent() async throws {
        try await Scene.avec { s in
            let tenue: ID<ActionCollective> = ID(try await s.poser(.aujourdhui()).rawValue)
            let passee: ID<ActionCollective> = ID(try await s.poser(.aujourdhui().plus(jours: 1), "Les écrans").rawValue)
            let base = s.base.bases[.nominatif]
            for id in [tenue, passee] { _ = try await base.transaction(as: s.nadia) { try PlaceStore.prendre(s.entreprise, id, $0) } }
            let store = MesActionsStore(base)
            #expect(try await store.compter(s.entreprise, tenue, participants: 4, as: s.nadia))
            #expect(try await s.compter("SELECT 1 FROM gestion.action_place") == 1)
            #expect(try await s.compter("SELECT 1 FROM gestion.action_collective WHERE prises = 0 AND participants = 4") == 1)
            let erreur = await #expect(throws: PostgresError.self) {
                try await base.transaction(as: s.nadia) { _ = try PlaceStore.prendre(s.entreprise, tenue, $0) }
            }
            #expect(erreur?.constraint == "action_ouverte")
            // The day after, at night.
            try await s.base.superutilisateur {
                try $0.executeScript("UPDATE gestion.action_collective SET jour = current_date - 1 WHERE id = '\(passee)'")
            }
            let purgees = try await s.base.bases[.passerelle].transactionSansSession {
                try $0.rows("SELECT gestion.purger_places() AS n")[0].int("n")
            }
            #expect(purgees == 1)
            #expect(try await s.compter("SELECT 1 FROM gestion.action_place") == 0)
        }
    }

    @Test func parLesPages() async throws {
        try await Scene.avec { s in
            let id = try await s.poser(places: 1, qui: 2)
            try await Visiteur.avec(s.base, [s.nadia, s.planificatrice, s.rh]) { v in
                let (nadia, planification, rh) = (v[0], v[1], v[2])
                let chemin = "/mes-actions/\(s.entreprise)/\(id)"
                // A colleague's workshop, in a company she follows: a seat may be taken there.
                #expect(try await nadia.texte("/mes-actions").contains("Dans vos entreprises"))
                let avant = try await rh.texte("/rh/prevention")
                #expect(avant.contains("Tenir son budget") && avant.contains("1 place"))
                #expect(try await nadia.envoyer("\(chemin)/places", depuis: chemin).vers == chemin)
                #expect(try await nadia.texte(chemin).contains("Complet"))
                // The employer's page has not changed by a byte, tokens apart.
                #expect(Self.nu(try await rh.texte("/rh/prevention")) == Self.nu(avant))
                #expect(try await nadia.envoyer("\(chemin)/places", depuis: chemin).statut == 409)
                let faux = try await planification.envoyer(
                    "/actions/\(s.entreprise)/\(id)/places/rendre", [("code", "ZZZZZ")], depuis: "/actions/\(s.entreprise)/\(id)")
                #expect(faux.statut == 422 && faux.texte.contains("Aucune place de cette action n'a ce code"))
                #expect(try await rh.lire(chemin).statut == 404)
                #expect(try await nadia.lire("/actions").statut == 404)
            }
        }
    }

    /// A page without its form tokens.
    private static func nu(_ page: String) -> String {
        page.replacing(#/name="_csrf" value="[^"]*"/#, with: "")
    }
}
