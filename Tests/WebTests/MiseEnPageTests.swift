import Hummingbird
import HummingbirdTesting
import Synchronization
import Tenancy
import Testing

@testable import Web

@Suite struct MiseEnPageTests {
    @Test func nominativeSelonLaRoute() async throws {
        try await Banc().visiter { (client) async throws -> Void in
            let dossier = try await client.get("/dossiers/1", .intervenant).texte
            #expect(dossier.contains("<body class=\"nominatif\">"))
            #expect(dossier.contains("class=\"bande\""))
            #expect(dossier.contains("Masquer l’écran"))
            for (chemin, fonction) in [
                ("/contrats/1", Fonction.planification), ("/public", nil), ("/nulle", .intervenant), ("/style", nil),
            ] {
                let page = try await client.get(chemin, fonction).texte
                #expect(!page.contains("nominatif\">"))
                #expect(!page.contains("class=\"bande\""))
            }
        }
    }

    @Test func visibleParSelonLesDroits() async throws {
        try await Banc().visiter { (client) async throws -> Void in
            let contrat = try await client.get("/contrats/1", .planification).texte
            #expect(
                contrat.contains(
                    "Visible par\u{A0}: vous, la planification, la direction et la facturation. Pas par l’administration ni les RH de l’entreprise concernée."
                ))
            let dossier = try await client.get("/dossiers/1", .intervenant).texte
            #expect(dossier.contains("Visible par\u{A0}: vous. Pas par la planification, la facturation, l’administration ni les RH"))
        }
    }

    /// A table the grants do not know is an incident, not a guess.
    @Test func tableInconnue() async throws {
        let banc = try Banc { routes in
            routes.get("/ailleurs", .compte(.gestion, .planification)) { $0.page(PageEssai(donnees: ["gestion.inconnue"])) }
        }
        try await banc.visiter { (client) async throws -> Void in
            #expect(try await client.get("/ailleurs", .planification).status == .internalServerError)
            #expect(banc.lignes.withLock { $0 }.contains { $0.contains("gestion.inconnue") })
        }
    }

    /// Navigation shows served pages of the account's own functions only.
    @Test func navigation() throws {
        let servis: Set<String> = ["/semaine", "/journee", "/dossiers"]
        let navigation = Navigation(servis: servis)
        func entrees(_ fonctions: Set<Fonction>) -> [String] {
            navigation.entrees(Principal(compte: .nouveau(), nom: "", fonctions: fonctions, cookie: [])).map(\.chemin)
        }
        #expect(entrees([.planification]) == ["/semaine"])
        #expect(entrees([.intervenant]) == ["/journee", "/dossiers"])
        #expect(entrees([.planification, .intervenant]) == ["/semaine", "/journee", "/dossiers"])
        #expect(entrees([.rh]).isEmpty)
    }

    @Test func aucunStyleNiScriptEnLigne() async throws {
        try await Banc().visiter { (client) async throws -> Void in
            for chemin in ["/style", "/accessibilite", "/raccourcis", "/qui-voit-quoi", "/nulle"] {
                let page = try await client.get(chemin, .planification).texte
                #expect(!page.contains(" style="))
                #expect(!page.contains(" onclick="))
                #expect(!page.contains("<script>"))
                #expect(!page.contains("{{"))
                #expect(page.split(separator: "<h1").count == 2)
                #expect(page.contains("lang=\"fr\""))
            }
        }
    }

    @Test func styleSeulementEnDemonstration() async throws {
        try await Banc(demonstration: false).visiter { (client) async throws -> Void in
            #expect(try await client.get("/style").status == .notFound)
        }
    }
}
