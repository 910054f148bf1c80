import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization

/// A browser without script: keeps cookies, finds the form token in the pages it reads.
final class Visiteur: Sendable {
    struct Reponse: Sendable {
        let statut: Int
        let texte: String
        let octets: [UInt8]
        let entetes: HTTPFields

        /// Address of a redirection.
        var vers: String? { entetes[.location] }
        /// Status, headers without date, body: what « the same page » means.
        var comparable: String {
            let lignes = entetes.filter { $0.name != .date }.map { "\($0.name): \($0.value)" }.sorted()
            return "\(statut)\n\(lignes.joined(separator: "\n"))\n\n\(texte)"
        }
    }

    private struct Etat {
        var temoins: [String: String] = [:]
        var csrf: String?
    }

    private let client: any TestClientProtocol
    private let etat = Mutex(Etat())

    init(_ client: any TestClientProtocol) { self.client = client }

    /// Sets a cookie, as base64url.
    func poser(_ nom: String, _ octets: Data) {
        let valeur = octets.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        etat.withLock { $0.temoins[nom] = valeur }
    }

    var temoins: [String: String] { etat.withLock { $0.temoins } }

    func get(_ chemin: String, _ entetes: HTTPFields = [:]) async throws -> Reponse {
        try await envoyer(chemin, .get, entetes, nil)
    }

    /// Follows redirections, ten at most.
    func suivre(_ reponse: Reponse) async throws -> Reponse {
        var derniere = reponse
        for _ in 0..<10 {
            guard let vers = derniere.vers else { return derniere }
            derniere = try await get(vers)
        }
        return derniere
    }

    /// Posts a form; `_csrf` is the token of the last page read, unless given.
    func post(_ chemin: String, _ champs: [(String, String)] = []) async throws -> Reponse {
        let tous = try await avecJeton(champs)
        let corps = tous.map { "\(Self.code($0.0))=\(Self.code($0.1))" }.joined(separator: "&")
        return try await envoyer(chemin, .post, [.contentType: "application/x-www-form-urlencoded"], ByteBuffer(string: corps))
    }

    /// Posts a form with one file.
    func post(_ chemin: String, _ champs: [(String, String)] = [], fichier: String, nom: String, octets: [UInt8]) async throws -> Reponse {
        let frontiere = "frontiere-d-essai"
        var corps = ByteBuffer()
        for (cle, valeur) in try await avecJeton(champs) {
            corps.writeString("--\(frontiere)\r\nContent-Disposition: form-data; name=\"\(cle)\"\r\n\r\n\(valeur)\r\n")
        }
        corps.writeString(
            "--\(frontiere)\r\nContent-Disposition: form-data; name=\"\(fichier)\"; filename=\"\(nom)\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        )
        corps.writeBytes(octets)
        corps.writeString("\r\n--\(frontiere)--\r\n")
        return try await envoyer(chemin, .post, [.contentType: "multipart/form-data; boundary=\(frontiere)"], corps)
    }

    /// Every page shows a token: a form for visitors, the sign-out button for accounts.
    private func avecJeton(_ champs: [(String, String)]) async throws -> [(String, String)] {
        if champs.contains(where: { $0.0 == "_csrf" }) { return champs }
        if etat.withLock({ $0.csrf }) == nil { _ = try await get(temoins["cloison"] == nil ? "/connexion" : "/raccourcis") }
        return champs + [("_csrf", etat.withLock { $0.csrf } ?? "")]
    }

    private func envoyer(_ chemin: String, _ methode: HTTPRequest.Method, _ entetes: HTTPFields, _ corps: ByteBuffer?) async throws
        -> Reponse
    {
        var tous = entetes
        let temoins = self.temoins
        if !temoins.isEmpty { tous[.cookie] = temoins.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ") }
        let reponse = try await client.execute(uri: chemin, method: methode, headers: tous, body: corps)
        let texte = String(buffer: reponse.body)
        etat.withLock { etat in
            for ligne in reponse.headers[values: .setCookie] { Self.garder(ligne, &etat) }
            if let debut = texte.firstRange(of: "name=\"_csrf\" value=\"") {
                etat.csrf = String(texte[debut.upperBound...].prefix { $0 != "\"" })
            }
        }
        return Reponse(statut: reponse.status.code, texte: texte, octets: Array(buffer: reponse.body), entetes: reponse.headers)
    }

    /// A new session has another token: the old one is forgotten with the cookie.
    private static func garder(_ ligne: String, _ etat: inout Etat) {
        guard let paire = ligne.split(separator: ";").first, let egal = paire.firstIndex(of: "=") else { return }
        let nom = String(paire[..<egal])
        if ligne.contains("Max-Age=0") {
            etat.temoins[nom] = nil
        } else {
            etat.temoins[nom] = String(paire[paire.index(after: egal)...])
        }
        if nom == "cloison" || nom == "cloison-visite" { etat.csrf = nil }
    }

    private static func code(_ texte: String) -> String {
        texte.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
