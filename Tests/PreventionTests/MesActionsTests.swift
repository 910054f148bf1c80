import Calendrier
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Prevention

/// The worker's own collective actions: she counts who came to hers, on the day or later.
@Suite struct MesActionsTests {
    @Test func elleCompteLesSiennes() async throws {
        try await Scene.avec { s in
            let aujourdhui = DateCivile.aujourdhui()
            let (sienne, aVenir) = (try await s.poser(aujourdhui), try await s.poser(aujourdhui.plus(jours: 9), "Préparer sa retraite"))
            let autre = try await s.poser(aujourdhui, "Les écrans à la maison", qui: 2)
            try await Visiteur.avec(s.base, [s.nadia]) { visiteurs in
                let nadia = visiteurs[0]
                let page = try await nadia.texte("/mes-actions")
                #expect(page.contains("Tenir son budget") && page.contains("Préparer sa retraite"))
                let faux = try await nadia.envoyer(
                    "/mes-actions/\(s.entreprise)/\(sienne)", [("participants", "beaucoup")], depuis: "/mes-actions")
                #expect(faux.statut == 422 && faux.texte.contains("un nombre de 0 à 2"))
                #expect(
                    try await nadia.envoyer("/mes-actions/\(s.entreprise)/\(sienne)", [("participants", "9")], depuis: "/mes-actions")
                        .statut == 303)
                // Still to come, or a colleague's: nothing to count.
                for id in [aVenir, autre] {
                    #expect(
                        try await nadia.envoyer("/mes-actions/\(s.entreprise)/\(id)", [("participants", "9")], depuis: "/mes-actions")
                            .statut == 404)
                }
                let programme = try await nadia.envoyer(
                    "/mes-actions/\(s.entreprise)/\(autre)/programme", [("programme", "pris")], depuis: "/mes-actions")
                #expect(programme.statut == 404)
            }
            #expect(try await s.compter("SELECT 1 FROM gestion.action_collective WHERE participants = 9") == 1)
            #expect(try await s.compter("SELECT 1 FROM gestion.action_collective WHERE programme = 'pris'") == 0)
        }
    }
}
