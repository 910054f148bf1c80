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

    /// A slip of the keyboard is corrected; never below the slips already counted. Cancelling is asked twice.
    @Test func corrigerOuvrirAnnuler() async throws {
        try await Scene.avec { s in
            let aujourdhui = DateCivile.aujourdhui()
            let (sienne, aVenir) = (try await s.poser(aujourdhui), try await s.poser(aujourdhui.plus(jours: 9), "Préparer sa retraite"))
            try await Visiteur.avec(s.base, [s.nadia, s.planificatrice]) { visiteurs in
                let (nadia, planification) = (visiteurs[0], visiteurs[1])
                let chemin = "/mes-actions/\(s.entreprise)/\(sienne)"
                #expect(try await nadia.envoyer(chemin, [("participants", "90")], depuis: "/mes-actions").statut == 303)
                #expect(try await nadia.texte(chemin).contains("Corriger la présence"))
                #expect(try await nadia.envoyer(chemin, [("participants", "9")], depuis: chemin).statut == 303)
                let billets = (1...5).map { ("avis_\($0)", $0 == 5 ? "8" : "0") }
                #expect(try await nadia.envoyer("\(chemin)/avis", billets, depuis: chemin).statut == 303)
                let trop = try await nadia.envoyer(chemin, [("participants", "5")], depuis: chemin)
                #expect(trop.statut == 422 && trop.texte.contains("Plus de billets d'avis"))
                #expect(try await nadia.envoyer(chemin, [("participants", "x")], depuis: chemin).texte.contains("un nombre de 0 à 2"))

                let future = "/mes-actions/\(s.entreprise)/\(aVenir)"
                #expect(try await nadia.envoyer("\(future)/inscription", [("ouverte", "oui")], depuis: future).statut == 303)
                #expect(try await nadia.texte(future).contains("Fermer l'inscription par l'affiche"))
                #expect(try await nadia.envoyer("\(chemin)/inscription", [("ouverte", "oui")], depuis: future).statut == 404, "déjà tenue")

                let action = "/actions/\(s.entreprise)/\(aVenir)"
                #expect(try await planification.texte(action).contains("href=\"\(action)/annuler\""))
                #expect(try await planification.texte("\(action)/annuler").contains("Annuler cette action ?"))
                #expect(try await planification.envoyer("\(action)/annuler", depuis: "\(action)/annuler").vers == "/actions")
            }
            #expect(try await s.compter("SELECT 1 FROM gestion.action_collective WHERE participants = 9 AND statut = 'tenue'") == 1)
            #expect(try await s.compter("SELECT 1 FROM gestion.action_collective WHERE inscription AND statut = 'annulee'") == 1)
        }
    }
}
