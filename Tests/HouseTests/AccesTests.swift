import Foundation
import HTTPTypes
import Hummingbird
import Postgres
import Tenancy
import Testing
import TestSupport
import Web

/// Every URL of the service, asked by every function.
@Suite struct AccesTests {
    /// What is not one's own is the page of an address that does not exist, to the byte.
    @Test func refuseCommeInconnu() async throws {
        try await MaisonDeTest.avec { (maison) async throws -> Void in
            let entreprise = try await Self.entreprise(maison)
            for fonction in Fonction.allCases {
                let visiteur = try await maison.visiteur(fonction, entreprise: fonction.estDeLEmployeur ? entreprise : nil)
                let inconnue = try await visiteur.get("/nulle/part").comparable
                #expect(inconnue.hasPrefix("404"))
                for route in maison.routes where !Self.ouverte(route, a: fonction) {
                    let reponse =
                        route.methode == .get ? try await visiteur.get(Self.adresse(route)) : try await visiteur.post(Self.adresse(route))
                    #expect(reponse.comparable == inconnue, "\(route.methode) \(route.chemin) vue par \(fonction)")
                }
            }
        }
    }

    /// What is one's own answers, on an empty base too: a page, a redirection, 404 for an identifier that
    /// does not exist, 409 for what must be filled in first.
    @Test func reponduSansPanne() async throws {
        try await MaisonDeTest.avec { (maison) async throws -> Void in
            let entreprise = try await Self.entreprise(maison)
            for fonction in Fonction.allCases {
                let visiteur = try await maison.visiteur(fonction, entreprise: fonction.estDeLEmployeur ? entreprise : nil)
                for route in maison.routes where route.methode == .get && Self.ouverte(route, a: fonction) {
                    let reponse = try await visiteur.get(Self.adresse(route))
                    #expect([200, 303, 404, 409].contains(reponse.statut), "\(route.chemin) vue par \(fonction) : \(reponse.statut)")
                    guard reponse.entetes[.contentType]?.hasPrefix("text/html") == true else { continue }
                    #expect(
                        reponse.texte.contains("class=\"bande\"") == (route.acces.nominatif && reponse.statut == 200), "\(route.chemin)")
                    // What a page adds to « Visible par » is a sentence of its own.
                    #expect(reponse.texte.firstMatch(of: /Visible par[^<]*\. \p{Ll}/) == nil, "\(route.chemin)")
                    #expect(!reponse.texte.contains("{{") && !reponse.texte.contains(" style="), "\(route.chemin)")
                    // A component written with two braces instead of three.
                    #expect(!reponse.texte.contains("&lt;svg") && !reponse.texte.contains("&lt;div"), "\(route.chemin)")
                }
            }
            let incidents = maison.journal.tout.filter { $0.contains(#""genre":"incident""#) }
            #expect(incidents == [])
        }
    }

    /// Without an account: sign-in for a page, nothing for a change.
    @Test func sansCompte() async throws {
        try await MaisonDeTest.avec { (maison) async throws -> Void in
            for route in maison.routes where !route.acces.ouverte {
                let visiteur = maison.visiteur()
                if route.methode == .get {
                    #expect(try await visiteur.get(Self.adresse(route)).vers?.hasPrefix("/connexion?suite=") == true, "\(route.chemin)")
                } else {
                    #expect(try await visiteur.post(Self.adresse(route)).vers == "/connexion", "\(route.chemin)")
                }
            }
        }
    }

    static func ouverte(_ route: Route, a fonction: Fonction) -> Bool {
        route.acces.ouverte || route.acces == .session || route.acces.fonctions.contains(fonction)
    }

    /// The pattern with an identifier that does not exist in each place.
    static func adresse(_ route: Route) -> String {
        route.chemin.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.hasPrefix(":") ? UUID().uuidString.lowercased() : String($0) }.joined(separator: "/")
    }

    private static func entreprise(_ maison: MaisonDeTest) async throws -> ID<EntrepriseTag> {
        let id = ID<EntrepriseTag>.nouveau()
        try await maison.base.superutilisateur { connexion in
            try connexion.executeScript(
                "INSERT INTO gestion.entreprise (entreprise_id, code, nom) VALUES ('\(id)', 'ESSAI', 'Entreprise d''essai')")
        }
        return id
    }
}
