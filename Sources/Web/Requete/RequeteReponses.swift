public import Foundation
import HTTPTypes
public import Hummingbird
import NIOCore

extension Requete {
    /// The page in the layout of its route.
    public func page(_ page: some Page, statut: HTTPResponse.Status = .ok) -> Response {
        do {
            var reponse = try chaine.rendre(page, statut: statut, pour: self)
            if temoins.message != nil { reponse.temoin(Temoins.effacer(Temoins.message, https: chaine.reglages.https)) }
            if acces.sansTrace {
                reponse.headers[.referrerPolicy] = "no-referrer"
            } else if temoins.session == nil, temoins.visite == nil, !acces.sansFormulaire {
                reponse.temoin(Temoins.poser(Temoins.visite, Base64URL.ecrire(visite), https: chaine.reglages.https))
            }
            return reponse
        } catch {
            return chaine.incident(error, contexte: contexte, principal: principalEventuel, csrf: csrf)
        }
    }

    /// 303 to `chemin` of this service; `fait` is shown once on the next page, never in the address.
    public func redirection(_ chemin: String, fait: String? = nil) -> Response {
        var reponse = Response(status: .seeOther, headers: [.location: chaine.interne(chemin)])
        if let fait, let scelle = chaine.scellement.sceller(fait, pour: jetonDeFormulaire) {
            reponse.temoin(Temoins.poser(Temoins.message, scelle, https: chaine.reglages.https, duree: 120))
        }
        return reponse
    }

    /// Downloads `nom`; UTF-8 with a byte order mark, which spreadsheets need to read accents.
    public func csv(_ texte: String, nom: String) -> Response {
        fichier([0xEF, 0xBB, 0xBF] + Array(texte.utf8), type: "text/csv; charset=utf-8", nom: nom)
    }

    public func json(_ octets: [UInt8]) -> Response { brut(octets, type: "application/json; charset=utf-8") }

    /// Any other content shown in place: iCalendar, PDF.
    public func brut(_ octets: [UInt8], type: String, statut: HTTPResponse.Status = .ok) -> Response {
        Response(status: statut, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(bytes: octets)))
    }

    /// A file to keep; `nom` may have accents (RFC 6266).
    public func fichier(_ octets: [UInt8], type: String, nom: String) -> Response {
        telecharge(brut(octets, type: type), nom)
    }

    /// A file of the disk to keep, sent as it is read: its size costs no memory.
    public func fichier(lu chemin: URL, taille: Int, type: String, nom: String) -> Response {
        let corps = ResponseBody(contentLength: taille) { ecrivain in
            let fichier = try FileHandle(forReadingFrom: chemin)
            defer { try? fichier.close() }
            while let morceau = try fichier.read(upToCount: 1 << 18), !morceau.isEmpty {
                try await ecrivain.write(ByteBuffer(bytes: morceau))
            }
            try await ecrivain.finish(nil)
        }
        return telecharge(Response(status: .ok, headers: [.contentType: type], body: corps), nom)
    }

    /// A file to keep, sent piece by piece: `piece` is asked for 0, 1, 2… until it gives nil. One piece at a time is in memory.
    public func fichier(
        taille: Int, type: String, nom: String, _ piece: @escaping @Sendable (Int) async throws -> [UInt8]?
    ) -> Response {
        let corps = ResponseBody(contentLength: taille) { ecrivain in
            var rang = 0
            while let morceau = try await piece(rang) {
                try await ecrivain.write(ByteBuffer(bytes: morceau))
                rang += 1
            }
            try await ecrivain.finish(nil)
        }
        return telecharge(Response(status: .ok, headers: [.contentType: type], body: corps), nom)
    }

    private func telecharge(_ reponse: Response, _ nom: String) -> Response {
        var reponse = reponse
        let simple = String(nom.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_. ".contains($0)) ? $0 : "_" })
        reponse.headers[.contentDisposition] = "attachment; filename=\"\(simple)\"; filename*=UTF-8''\(FormulaireEncode.encoder(nom))"
        return reponse
    }

    /// Server-sent events (`text/event-stream`); ends when `corps` returns or the reader leaves.
    public func flux(_ corps: @escaping @Sendable (Flux) async throws -> Void) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/event-stream"],
            body: ResponseBody { ecrivain in
                let flux = Flux(ecrivain)
                try await corps(flux)
                try await flux.ecrivain.finish(nil)
            })
    }

    /// Opens the session of `jeton` (32 bytes) and goes on.
    public func connecte(jeton: [UInt8], vers chemin: String) -> Response {
        var reponse = redirection(chemin)
        reponse.temoin(Temoins.poser(Temoins.session, Base64URL.ecrire(jeton), https: chaine.reglages.https))
        reponse.temoin(Temoins.effacer(Temoins.visite, https: chaine.reglages.https))
        return reponse
    }

    /// Forgets the session cookie; the caller has revoked the session.
    public func deconnecte(vers chemin: String = "/connexion") -> Response { chaine.sortie(vers: chemin) }

    /// Where to go after sign-in: `suite` when it is a path of this service, else the first page of the account.
    public var suite: String? {
        guard let suite = formulaire["suite"] ?? query["suite"], chaine.interne(suite) == suite, suite != "/" else { return nil }
        return suite
    }
}

/// Writer of one event stream; lives inside the closure given to `flux`.
public final class Flux {
    nonisolated(unsafe) fileprivate var ecrivain: any ResponseBodyWriter  // reason: Flux is not Sendable: one task holds it

    init(_ ecrivain: any ResponseBodyWriter) { self.ecrivain = ecrivain }

    /// One event; `donnees` on one line or several.
    public func envoyer(_ evenement: String, _ donnees: String) async throws {
        let lignes = donnees.split(separator: "\n", omittingEmptySubsequences: false).map { "data: \($0)\n" }.joined()
        try await ecrivain.write(ByteBuffer(string: "event: \(evenement)\n\(lignes)\n"))
    }
}
