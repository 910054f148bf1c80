import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Tenancy
import Testing

@testable import Web

@Suite struct EntetesTests {
    @Test(arguments: ["/contrats/1", "/nulle/part", "/statique/cloison.css", "/sante", "/accessibilite", "/panne"])
    func surChaqueReponse(_ chemin: String) async throws {
        try await Banc(https: false).visiter { (client) async throws -> Void in
            let reponse = try await client.get(chemin, .planification)
            let politique = try #require(reponse.headers[.contentSecurityPolicy])
            #expect(politique.hasPrefix("default-src 'none'"))
            #expect(!politique.contains("unsafe"))
            #expect(reponse.headers[.xContentTypeOptions] == "nosniff")
            #expect(reponse.headers[.referrerPolicy] == "same-origin")
            #expect(reponse.headers[.permissionsPolicy] != nil)
            #expect(reponse.headers[.crossOriginOpenerPolicy] == "same-origin")
            #expect(reponse.headers[.strictTransportSecurity] == nil)
            let cache = reponse.headers[.cacheControl]
            #expect(chemin.hasPrefix("/statique") ? cache == "public, max-age=3600" : cache == "no-store")
        }
    }

    @Test func temoinsEnHttps() async throws {
        try await Banc(https: true).visiter { (client) async throws -> Void in
            let reponse = try await client.get("/public")
            #expect(reponse.headers[.strictTransportSecurity]?.hasPrefix("max-age=31536000") == true)
            let temoin = try #require(reponse.temoins.first)
            #expect(temoin.hasPrefix("__Host-cloison-visite="))
            for attribut in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] { #expect(temoin.contains(attribut)) }
            #expect(!temoin.contains("Domain"))
        }
    }

    @Test func fichiersParEmpreinte() async throws {
        let banc = try Banc()
        try await banc.visiter { (client) async throws -> Void in
            let page = try await client.get("/public").texte
            let debut = try #require(page.firstRange(of: "/statique/cloison.css?v="))
            let adresse = String(page[debut.lowerBound...].prefix { $0 != "\"" })
            let fichier = try await client.get(adresse)
            #expect(fichier.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(fichier.headers[.contentType] == "text/css; charset=utf-8")
            let connu = try await client.get(adresse, nil, [.ifNoneMatch: try #require(fichier.headers[.eTag])])
            #expect(connu.status == .notModified)
            #expect(connu.body.readableBytes == 0)
        }
    }

    @Test func repliSur503() async throws {
        try await Banc().visiter { (client) async throws -> Void in
            let reponse = try await client.get("/occupe", .planification)
            #expect(reponse.status == .serviceUnavailable)
            #expect(reponse.headers[.retryAfter] == "10")
        }
    }
}
