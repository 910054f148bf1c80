import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Synchronization
import Tenancy

@testable import Web

/// Sessions of fictive accounts: cookie bytes to account.
struct SessionsDeTest: SessionResolver {
    let comptes: [[UInt8]: Principal]
    func principal(jeton: [UInt8]) async throws -> Principal? { comptes[jeton] }
}

/// The pipeline over three routes, with one account per function and a captured journal.
final class Banc: Sendable {
    let lignes = Mutex<[String]>([])
    let comptes: [Fonction: [UInt8]]
    let reglages: Reglages
    let entree: RouterResponder<Contexte>

    init(https: Bool = false, demonstration: Bool = true, ajouter: (Routes) -> Void = { _ in }) throws {
        var comptes: [Fonction: [UInt8]] = [:]
        var principaux: [[UInt8]: Principal] = [:]
        for (rang, fonction) in Fonction.allCases.enumerated() {
            let jeton = [UInt8](repeating: UInt8(rang + 1), count: 32)
            comptes[fonction] = jeton
            principaux[jeton] = Principal(
                compte: .nouveau(), nom: "Compte \(fonction.rawValue)", fonctions: [fonction], cookie: jeton)
        }
        self.comptes = comptes
        let boite = Boite()
        reglages = Reglages(
            https: https, demonstration: demonstration, cle: [UInt8](repeating: 7, count: 32), droits: Self.droits,
            sessions: SessionsDeTest(comptes: principaux), bassins: { "bassin 1\n" }, journal: { boite.noter($0) })
        let routes = Routes()
        routes.gabarits["WebTests"] = try Self.gabarits()
        Self.essai(routes)
        ajouter(routes)
        entree = try routes.application(reglages).buildResponder()
        boite.banc.withLock { $0 = self }
    }

    /// The journal closure exists before the bench that reads it.
    final class Boite: Sendable {
        let banc = Mutex<Banc?>(nil)
        func noter(_ ligne: String) { banc.withLock { $0 }?.lignes.withLock { $0.append(ligne) } }
    }

    static let droits = Droits(lectures: [
        "gestion.contrat": [.gestion, .facturation], "nominatif.dossier": [.nominatif], "pilotage.publication": [.pilotage, .client],
        "garde.cle": [],
    ])

    static func gabarits() throws -> URL {
        let dossier = FileManager.default.temporaryDirectory.appending(path: "cloison-web-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: dossier, withIntermediateDirectories: true)
        try "<form method=\"post\">{{> csrf}}</form>".write(
            to: dossier.appending(path: "essai.mustache"), atomically: true, encoding: .utf8)
        return dossier
    }

    static func essai(_ routes: Routes) {
        routes.get("/contrats/:id", .compte(.gestion, .planification)) { $0.page(PageEssai(donnees: ["gestion.contrat"])) }
        routes.get("/dossiers/:id", .compte(.nominatif, .intervenant)) { $0.page(PageEssai(donnees: ["nominatif.dossier"])) }
        routes.post("/contrats/:id", .compte(.gestion, .planification)) { requete in
            requete.redirection("/contrats/1", fait: "Reçu « \(requete.formulaire["nom"] ?? "") »")
        }
        routes.get("/panne", .compte(.gestion, .planification)) { _ in throw ErreurIndiscrete(secret: "Karim Lambert") }
        routes.get("/occupe", .compte(.gestion, .planification)) { _ in throw Refus.indisponible }
        routes.get("/public", .publique) { $0.page(PageEssai(donnees: [])) }
        routes.post("/public", .publique) { $0.page(PageEssai(donnees: [])) }
    }

    func visiter<R: Sendable>(_ visite: @Sendable (Client) async throws -> R) async throws -> R {
        try await Application(responder: entree, logger: Logger(label: "essai") { _ in SwiftLogNoOpLogHandler() }).test(.router) { client in
            try await visite(Client(client: client, banc: self))
        }
    }

    func csrf(_ fonction: Fonction) -> String { Scellement(cle: reglages.cle).csrf(comptes[fonction] ?? []) }
}

struct ErreurIndiscrete: Error, CustomStringConvertible {
    let secret: String
    var description: String { "le dossier de \(secret)" }
}

/// A page with a form; its template is in a folder of its own.
struct PageEssai: Page {
    static let gabarit = "essai"
    let donnees: [String]
    var entete: Entete { Entete("Essai", donnees: donnees, visible: nil) }
    func child(named name: String) -> Any? { nil }
}

/// Requests in the name of one account.
struct Client {
    let client: any TestClientProtocol
    let banc: Banc

    func get(_ chemin: String, _ fonction: Fonction? = nil, _ entetes: HTTPFields = [:]) async throws -> TestResponse {
        try await client.execute(uri: chemin, method: .get, headers: avec(fonction, entetes))
    }

    func post(
        _ chemin: String, _ fonction: Fonction?, _ corps: String, type: String = "application/x-www-form-urlencoded",
        _ entetes: HTTPFields = [:]
    ) async throws -> TestResponse {
        var tous = avec(fonction, entetes)
        tous[.contentType] = type
        return try await client.execute(uri: chemin, method: .post, headers: tous, body: ByteBuffer(string: corps))
    }

    private func avec(_ fonction: Fonction?, _ entetes: HTTPFields) -> HTTPFields {
        var tous = entetes
        if let fonction, let jeton = banc.comptes[fonction] { tous[.cookie] = "cloison=\(Base64URL.ecrire(jeton))" }
        return tous
    }
}

extension TestResponse {
    var texte: String { String(buffer: body) }
    var temoins: [String] { headers[values: .setCookie] }
    /// Everything but the date.
    var comparable: String {
        "\(status.code)\n" + headers.map { "\($0.name): \($0.value)" }.sorted().joined(separator: "\n") + "\n\n" + texte
    }
}
