import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
public import Tenancy
public import Web

/// The pages of a business room over HTTP, on a real base, in the name of one account.
public struct BancDePages {
    private let repondeur: RouterResponder<Contexte>

    public init(_ principal: Principal, _ ajouter: (Routes) -> Void) throws {
        let routes = Routes()
        ajouter(routes)
        let tables = [
            "entreprise", "etablissement", "effectif", "contact", "fermeture", "import", "contrat", "prestation", "tarif", "avenant",
            "indice", "indice_valeur", "groupe_mutualise", "taux_tva", "regime_tva", "permanence",
        ].map { "gestion.\($0)" }
        let reglages = Reglages(
            https: false, demonstration: false, cle: [UInt8](repeating: 7, count: 32),
            droits: Droits(lectures: Dictionary(uniqueKeysWithValues: tables.map { ($0, [.gestion, .client]) })),
            sessions: UnCompte(principal: principal), journal: { _ in })
        repondeur = try routes.application(reglages).buildResponder()
    }

    private struct UnCompte: SessionResolver {
        let principal: Principal
        func principal(jeton: [UInt8]) async throws -> Principal? { principal }
    }

    public func visiter(_ visite: @Sendable (VisiteDePages) async throws -> Void) async throws {
        try await Application(responder: repondeur, logger: Logger(label: "essai") { _ in SwiftLogNoOpLogHandler() }).test(.router) {
            client in
            try await visite(VisiteDePages(client: client))
        }
    }
}

/// One browser signed in, on one application.
public struct VisiteDePages: Sendable {
    let client: any TestClientProtocol
    private static let temoin = "cloison=" + String(repeating: "A", count: 43)

    public func get(_ chemin: String) async throws -> (statut: Int, texte: String) {
        let reponse = try await client.execute(uri: chemin, method: .get, headers: [.cookie: Self.temoin])
        return (reponse.status.code, String(buffer: reponse.body))
    }

    /// Posts with the form token read on `formulaire`; gives the status, the body and where it redirects.
    public func post(_ chemin: String, depuis formulaire: String, _ champs: [(String, String)]) async throws -> (
        statut: Int, texte: String, vers: String
    ) {
        let jeton = try await csrf(formulaire)
        let corps = ([("_csrf", jeton)] + champs).map { "\(coder($0))=\(coder($1))" }.joined(separator: "&")
        return try await envoyer(chemin, corps: Array(corps.utf8), type: "application/x-www-form-urlencoded")
    }

    /// Puts a file down in a multipart form.
    public func deposer(_ chemin: String, depuis formulaire: String, nature: String, nom: String, _ octets: [UInt8]) async throws
        -> (statut: Int, texte: String, vers: String)
    {
        let jeton = try await csrf(formulaire)
        var corps: [UInt8] = []
        for (champ, valeur) in [("_csrf", jeton), ("nature", nature)] {
            corps += Array("--B\r\nContent-Disposition: form-data; name=\"\(champ)\"\r\n\r\n\(valeur)\r\n".utf8)
        }
        corps += Array(
            "--B\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"\(nom)\"\r\nContent-Type: text/csv\r\n\r\n".utf8)
        corps += octets + Array("\r\n--B--\r\n".utf8)
        return try await envoyer(chemin, corps: corps, type: "multipart/form-data; boundary=B")
    }

    private func envoyer(_ chemin: String, corps: [UInt8], type: String) async throws -> (statut: Int, texte: String, vers: String) {
        let reponse = try await client.execute(
            uri: chemin, method: .post, headers: [.cookie: Self.temoin, .contentType: type], body: ByteBuffer(bytes: corps))
        return (reponse.status.code, String(buffer: reponse.body), reponse.headers[.location] ?? "")
    }

    private func csrf(_ chemin: String) async throws -> String {
        let texte = try await get(chemin).texte
        guard let debut = texte.firstRange(of: "name=\"_csrf\" value=\"") else { return "" }
        return String(texte[debut.upperBound...].prefix { $0 != "\"" })
    }

    private func coder(_ texte: String) -> String {
        texte.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
