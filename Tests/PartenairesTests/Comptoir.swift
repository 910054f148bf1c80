import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Partenaires
import Tenancy
import TestSupport
import Web

/// Somebody in front of the directory: the real pipeline on a real database, by the door of one's function.
struct Comptoir: Sendable {
    let client: any TestClientProtocol
    let compte: Principal

    private struct Sessions: SessionResolver {
        let comptes: [[UInt8]: Principal]
        func principal(jeton: [UInt8]) async throws -> Principal? { comptes[jeton] }
    }

    private static func cookie(_ principal: Principal) -> [UInt8] {
        withUnsafeBytes(of: principal.compte.rawValue.uuid) { Array($0) } + Array(repeating: 0, count: 16)
    }

    static func avec(_ base: BaseDeTest, _ comptes: [Principal], _ visite: @escaping @Sendable ([Comptoir]) async throws -> Void)
        async throws
    {
        let routes = Routes()
        PartenairesRoom(bases: base.bases).gestion(routes)
        PartenairesRoom(bases: base.bases).intervenants(routes)
        let tables: Set<String> = [
            "gestion.partenaire", "gestion.echeance_legale", "gestion.modele_courrier", "gestion.modele_courrier_version",
        ]
        let reglages = Reglages(
            https: false, demonstration: false, cle: Array(repeating: 7, count: 32),
            droits: try await Droits.lire(base.bases[.auth], tables: tables),
            sessions: Sessions(comptes: Dictionary(comptes.map { (cookie($0), $0) }, uniquingKeysWith: { a, _ in a })), journal: { _ in })
        let application = Application(
            responder: try routes.application(reglages).buildResponder(), logger: Logger(label: "essai") { _ in SwiftLogNoOpLogHandler() })
        try await application.test(.router) { client in try await visite(comptes.map { Comptoir(client: client, compte: $0) }) }
    }

    func lire(_ chemin: String) async throws -> (statut: Int, texte: String) {
        let reponse = try await client.execute(uri: chemin, method: .get, headers: [.cookie: temoin])
        return (reponse.status.code, Self.plat(String(buffer: reponse.body)))
    }

    func texte(_ chemin: String) async throws -> String { try await lire(chemin).texte }

    func envoyer(_ chemin: String, _ champs: [(String, String)] = [], depuis page: String) async throws -> (
        statut: Int, texte: String, vers: String?
    ) {
        let jeton = try await texte(page).split(separator: "name=\"_csrf\" value=\"").dropFirst().first?.prefix { $0 != "\"" } ?? ""
        let corps = ([("_csrf", String(jeton))] + champs)
            .map { "\($0.0)=\($0.1.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }.joined(separator: "&")
        let reponse = try await client.execute(
            uri: chemin, method: .post, headers: [.cookie: temoin, .contentType: "application/x-www-form-urlencoded"],
            body: ByteBuffer(string: corps))
        return (reponse.status.code, Self.plat(String(buffer: reponse.body)), reponse.headers[.location])
    }

    /// Pages are typeset: plain spaces and apostrophes.
    private static func plat(_ texte: String) -> String {
        texte.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").replacing("’", with: "'").replacing("&#39;", with: "'")
    }

    private var temoin: String {
        let base64 = Data(Self.cookie(compte)).base64EncodedString()
        return "cloison=" + base64.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
