import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Tenancy
import Testing

@testable import Web

@Suite struct AccesTests {
    @Test func sansSessionVersLaConnexion() async throws {
        try await Banc().visiter { (client) async throws -> Void in
            let reponse = try await client.get("/contrats/1")
            #expect(reponse.status == .seeOther)
            #expect(reponse.headers[.location] == "/connexion?suite=%2Fcontrats%2F1")
            let envoi = try await client.post("/contrats/1", nil, "nom=a")
            #expect(envoi.headers[.location] == "/connexion")
        }
    }

    /// A page of another function, an unknown page, a wrong method, a malformed identifier: one answer, to the byte.
    @Test func memePage404() async throws {
        try await Banc().visiter { (client) async throws -> Void in
            let inconnue = try await client.get("/nulle/part", .rh).comparable
            #expect(inconnue.hasPrefix("404\n"))
            for chemin in ["/contrats/1", "/dossiers/1", "/dossiers/2"] {
                #expect(try await client.get(chemin, .rh).comparable == inconnue)
            }
            #expect(try await client.post("/nulle/part", .rh, "").comparable == inconnue)
            #expect(try await client.post("/contrats/1", .rh, "nom=a").comparable == inconnue)
            #expect(try await client.get("/statique/..%2F..%2Fetc", .rh).comparable == inconnue)
        }
    }

    @Test func jetonDeFormulaire() async throws {
        let banc = try Banc()
        try await banc.visiter { (client) async throws -> Void in
            let bon = banc.csrf(.planification)
            #expect(try await client.post("/contrats/1", .planification, "nom=a&_csrf=\(bon)").status == .seeOther)
            for mauvais in ["", "&_csrf=", "&_csrf=AAAA", "&_csrf=\(banc.csrf(.facturation))", "&_csrf=\(bon.dropLast())"] {
                #expect(try await client.post("/contrats/1", .planification, "nom=a\(mauvais)").status == .badRequest)
            }
        }
    }

    @Test func jetonDansUnMultipart() async throws {
        let banc = try Banc()
        try await banc.visiter { (client) async throws -> Void in
            let type = "multipart/form-data; boundary=XX"
            func corps(_ csrf: String) -> String { "--XX\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n\(csrf)\r\n--XX--\r\n" }
            #expect(try await client.post("/contrats/1", .planification, corps(banc.csrf(.planification)), type: type).status == .seeOther)
            #expect(try await client.post("/contrats/1", .planification, corps("faux"), type: type).status == .badRequest)
            #expect(try await client.post("/contrats/1", .planification, "{}", type: "application/json").status == .badRequest)
        }
    }

    @Test func provenance() async throws {
        let banc = try Banc()
        try await banc.visiter { (client) async throws -> Void in
            let corps = "nom=a&_csrf=\(banc.csrf(.planification))"
            let cas: [(HTTPFields, HTTPResponse.Status)] = [
                ([.origin: "http://localhost"], .seeOther), ([.origin: "http://ailleurs.example"], .badRequest),
                ([.origin: "null"], .badRequest), ([.secFetchSite: "cross-site"], .badRequest), ([.secFetchSite: "same-site"], .badRequest),
                ([.secFetchSite: "same-origin"], .seeOther),
            ]
            for (entetes, statut) in cas {
                #expect(try await client.post("/contrats/1", .planification, corps, entetes).status == statut)
            }
        }
    }

    /// A visitor without account has a token too, bound to a cookie of the visit.
    @Test func formulairePublic() async throws {
        try await Banc().visiter { (client) async throws -> Void in
            let page = try await client.get("/public")
            let temoin = try #require(page.temoins.first { $0.hasPrefix("cloison-visite=") })
            let valeur = try #require(temoin.split(separator: ";").first?.dropFirst("cloison-visite=".count))
            let jeton = try #require(Base64URL.lire(String(valeur)))
            let csrf = Scellement(cle: client.banc.reglages.cle).csrf(jeton)
            let cookie: HTTPFields = [.cookie: "cloison-visite=\(valeur)"]
            #expect(try await client.post("/public", nil, "_csrf=\(csrf)", cookie).status == .ok)
            #expect(try await client.post("/public", nil, "_csrf=\(csrf)").status == .badRequest)
            #expect(try await client.post("/public", nil, "", cookie).status == .badRequest)
        }
    }

    @Test func corpsTropGrand() async throws {
        try await Banc().visiter { (client) async throws -> Void in
            let reponse = try await client.post("/contrats/1", .planification, String(repeating: "a", count: 300_000))
            #expect(reponse.status == .badRequest)
            #expect(reponse.texte.contains("256"))
        }
    }

    @Test func redirectionsInternes() async throws {
        let chaine = try Chaine(try Banc().reglages, routes: Routes())
        for dehors in ["https://ailleurs.example", "//ailleurs.example", "/\\ailleurs", "javascript:1", "/a\r\nSet-Cookie: b", "/a b", ""] {
            #expect(chaine.interne(dehors) == "/")
        }
        #expect(chaine.interne("/semaine?du=2026-11-23") == "/semaine?du=2026-11-23")
    }

    /// The sentence shown once on the next page travels sealed, for this session only.
    @Test func messageSuivant() async throws {
        let banc = try Banc()
        try await banc.visiter { (client) async throws -> Void in
            let envoi = try await client.post("/contrats/1", .planification, "nom=%3Cb%3E&_csrf=\(banc.csrf(.planification))")
            let temoin = try #require(envoi.temoins.first { $0.hasPrefix("cloison-fait=") }?.split(separator: ";").first)
            #expect(!temoin.contains("nom"))
            func cookie(_ fonction: Fonction) -> HTTPFields {
                [.cookie: "cloison=\(Base64URL.ecrire(banc.comptes[fonction] ?? [])); \(temoin)"]
            }
            let page = try await client.get("/contrats/1", nil, cookie(.planification))
            #expect(page.texte.contains("Reçu «\u{A0}&lt;b&gt;\u{A0}»"))
            #expect(page.temoins.contains { $0.hasPrefix("cloison-fait=;") && $0.contains("Max-Age=0") })
            let autre = try await client.get("/public", nil, cookie(.facturation))
            #expect(!autre.texte.contains("Reçu"))
        }
    }
}
