import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Permanences
import TestSupport
import Tenancy
import Web

/// Somebody in front of the room's pages: the real pipeline on a real database, one account behind every cookie.
struct Visiteur: Sendable {
    let client: any TestClientProtocol
    private static let cookie = [UInt8](repeating: 9, count: 32)

    private struct Une: SessionResolver {
        let compte: Principal
        func principal(jeton: [UInt8]) async throws -> Principal? { compte }
    }

    private static let tables: Set<String> = [
        "gestion.permanence", "gestion.intervenant", "gestion.disponibilite", "gestion.absence", "gestion.lieu", "gestion.plan",
        "gestion.registre", "gestion.registre_compte", "gestion.contrat", "gestion.prestation", "gestion.trajet", "gestion.poids",
        "gestion.verrou", "gestion.action_collective",
    ]

    static func avec<R: Sendable>(
        _ base: BaseDeTest, _ compte: Principal, _ visite: @escaping @Sendable (Visiteur) async throws -> R
    ) async throws -> R {
        let calculs = Calculs(bases: base.bases)
        let routes = Routes()
        PermanencesRoom(bases: base.bases, calculs: calculs).ajouter(a: routes)
        let reglages = Reglages(
            https: false, demonstration: false, cle: [UInt8](repeating: 7, count: 32),
            droits: try await Droits.lire(base.bases[.auth], tables: tables), sessions: Une(compte: compte), journal: { _ in })
        let application = Application(
            responder: try routes.application(reglages).buildResponder(), logger: Logger(label: "essai") { _ in SwiftLogNoOpLogHandler() })
        return try await withThrowingTaskGroup(of: Void.self) { groupe in
            groupe.addTask { await calculs.run() }
            defer { groupe.cancelAll() }
            return try await application.test(.router) { try await visite(Visiteur(client: $0)) }
        }
    }

    func lire(_ chemin: String) async throws -> (statut: HTTPResponse.Status, texte: String) {
        let reponse = try await client.execute(uri: chemin, method: .get, headers: [.cookie: Self.temoin])
        return (reponse.status, String(buffer: reponse.body))
    }

    /// The text of a page with plain spaces: pages are typeset.
    func texte(_ chemin: String) async throws -> String {
        try await lire(chemin).texte.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").replacing("’", with: "'")
    }

    /// Posts a form found on `page`: its token first.
    func envoyer(_ chemin: String, _ champs: String, depuis page: String) async throws -> (
        statut: HTTPResponse.Status, texte: String, vers: String?
    ) {
        let texte = try await lire(page).texte
        let jeton = texte.split(separator: "name=\"_csrf\" value=\"").dropFirst().first?.prefix { $0 != "\"" } ?? ""
        let reponse = try await client.execute(
            uri: chemin, method: .post, headers: [.cookie: Self.temoin, .contentType: "application/x-www-form-urlencoded"],
            body: ByteBuffer(string: "_csrf=\(jeton)&\(champs)"))
        return (reponse.status, String(buffer: reponse.body), reponse.headers[.location])
    }

    private static var temoin: String {
        let base64 = Data(cookie).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        return "cloison=\(base64)"
    }
}
