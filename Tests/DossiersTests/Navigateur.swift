import Chiffrement
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Tenancy
import TestSupport
import Web

@testable import Dossiers

/// The room behind the real pipeline, asked over HTTP in the name of one account.
struct Navigateur {
    let client: any TestClientProtocol
    let compte: Principal

    /// A cookie that names the account: who is signed in is Comptes's affair, not this test's.
    struct Sessions: SessionResolver {
        let comptes: [[UInt8]: Principal]
        func principal(jeton: [UInt8]) async throws -> Principal? { comptes[jeton] }
    }

    static func cookie(_ principal: Principal) -> [UInt8] {
        withUnsafeBytes(of: principal.compte.rawValue.uuid) { Array($0) } + Array(repeating: 0, count: 16)
    }

    /// One browser per account, on one application.
    static func avec(
        _ banc: Banc, _ comptes: [Principal], coffre: Coffre? = nil, adresse: String? = nil,
        _ visite: @escaping @Sendable ([Navigateur]) async throws -> Void
    ) async throws {
        let routes = Routes()
        DossiersRoom(bases: banc.base.bases, coffre: coffre ?? banc.coffre, adresse: adresse).ajouter(a: routes)
        let classification = try String(contentsOf: Serveur.projet.appending(path: "sql/classification.csv"), encoding: .utf8)
        let tables = Set(
            classification.split(separator: "\n").dropFirst().map { ligne in
                let champs = ligne.split(separator: ",", omittingEmptySubsequences: false)
                return "\(champs[0]).\(champs[1])"
            })
        let sessions = Sessions(comptes: Dictionary(comptes.map { (cookie($0), $0) }, uniquingKeysWith: { a, _ in a }))
        let reglages = Reglages(
            https: false, demonstration: false, cle: Array(repeating: 7, count: 32),
            droits: try await Droits.lire(banc.base.bases[.auth], tables: tables), sessions: sessions, journal: { _ in })
        let application = Application(
            responder: try routes.application(reglages).buildResponder(), logger: Logger(label: "essai") { _ in SwiftLogNoOpLogHandler() })
        try await application.test(.router) { client in
            try await visite(comptes.map { Navigateur(client: client, compte: $0) })
        }
    }

    func get(_ chemin: String) async throws -> TestResponse {
        try await client.execute(uri: chemin, method: .get, headers: entetes)
    }

    /// Posts a form with the token of `page`, or of any page of this account.
    func post(_ chemin: String, _ champs: [(String, String)], page: String = "/dossiers") async throws -> TestResponse {
        let jeton = try await get(page).texte.entre("name=\"_csrf\" value=\"", "\"") ?? ""
        let corps = ([("_csrf", jeton)] + champs).map { "\($0.0)=\($0.1.encode)" }.joined(separator: "&")
        var entetes = entetes
        entetes[.contentType] = "application/x-www-form-urlencoded"
        return try await client.execute(uri: chemin, method: .post, headers: entetes, body: ByteBuffer(string: corps))
    }

    fileprivate var entetes: HTTPFields {
        let base64 = Data(Self.cookie(compte)).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
            "=", with: "")
        return [.cookie: "cloison=\(base64)"]
    }
}

extension TestResponse {
    var texte: String { String(buffer: body) }
    /// Text with typographic spaces and apostrophes back to plain ones.
    var simple: String {
        texte.replacing("\u{202F}", with: " ").replacing("\u{00A0}", with: " ").replacing("’", with: "'").replacing("&#39;", with: "'")
    }
    /// All that a client can compare, but the date.
    var comparable: String {
        "\(status.code)\n" + headers.filter { $0.name != .date }.map { "\($0.name): \($0.value)" }.sorted().joined(separator: "\n") + "\n"
            + texte
    }
}

extension String {
    func entre(_ debut: String, _ fin: String) -> String? {
        guard let a = range(of: debut), let b = self[a.upperBound...].range(of: fin) else { return nil }
        return String(self[a.upperBound..<b.lowerBound])
    }

    fileprivate var encode: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
}

extension Navigateur {
    /// Posts a form that carries one file.
    func envoyer(_ chemin: String, _ champs: [(String, String)], fichier: (champ: String, nom: String, octets: [UInt8])) async throws
        -> TestResponse
    {
        let jeton = try await get("/dossiers").texte.entre("name=\"_csrf\" value=\"", "\"") ?? ""
        let frontiere = "----essai7e1f"
        var corps: [UInt8] = []
        for (nom, valeur) in [("_csrf", jeton)] + champs {
            corps += Array("--\(frontiere)\r\nContent-Disposition: form-data; name=\"\(nom)\"\r\n\r\n\(valeur)\r\n".utf8)
        }
        corps += Array(
            "--\(frontiere)\r\nContent-Disposition: form-data; name=\"\(fichier.champ)\"; filename=\"\(fichier.nom)\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                .utf8)
        corps += fichier.octets + Array("\r\n--\(frontiere)--\r\n".utf8)
        var entetes = entetes
        entetes[.contentType] = "multipart/form-data; boundary=\(frontiere)"
        return try await client.execute(uri: chemin, method: .post, headers: entetes, body: ByteBuffer(bytes: corps))
    }
}
