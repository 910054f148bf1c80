import HTTPTypes
import Hummingbird
import NIOCore
import Tenancy

/// Door of one route: session, function, provenance, body, form token; then the handler.
struct Portier: Sendable {
    let chaine: Chaine
    let route: Route

    func entrer(_ request: Request, _ contexte: Contexte) async throws -> Response {
        contexte.trace.route(route.chemin, nominatif: route.acces.nominatif)
        let temoins = route.acces.sansTrace ? Temoins.aucun : Temoins(request, https: chaine.reglages.https)
        let principal = route.acces.ouverte && temoins.session == nil ? nil : try await chaine.principal(temoins)
        if !route.acces.ouverte {
            guard let principal else { return sansSession(request) }
            guard route.acces.autorise(principal) else { throw Refus.interdit }
        }
        let formulaire = route.methode == .post ? try await corps(request) : Champs()
        let requete = Requete(
            chaine: chaine, contexte: contexte, acces: route.acces, temoins: temoins, principalEventuel: principal,
            chemin: request.uri.path, methode: request.method, entetes: request.headers,
            query: Champs(try FormulaireEncode.lire(Array((request.uri.query ?? "").utf8))), formulaire: formulaire,
            visite: route.acces.sansTrace ? Scellement.visiteDuJour() : temoins.visite ?? Scellement.hasard(),
            attentes: await attentes(principal))
        if route.methode == .post { try verifier(request, requete) }
        return try await route.traiter(requete)
    }

    private func attentes(_ principal: Principal?) async -> [Attente] {
        guard let principal else { return [] }
        return await chaine.reglages.attentes(principal)
    }

    /// Somebody whose session ended finds the page again after sign-in; a change is not replayed.
    private func sansSession(_ request: Request) -> Response {
        guard route.methode == .get else { return chaine.sortie(vers: "/connexion") }
        return chaine.sortie(vers: "/connexion?suite=\(FormulaireEncode.encoder(request.uri.path))")
    }

    /// A change comes from a page of this service: the browser says so, and the form carries the token of this very cookie.
    private func verifier(_ request: Request, _ requete: Requete) throws {
        let ailleurs = Refus.saisie("Cette demande ne vient pas d'une page de Cloison. Rouvrez la page et recommencez.")
        if let site = request.headers[.secFetchSite], site != "same-origin", site != "none" { throw ailleurs }
        // A page that sends no referrer makes its browser say « null » here; Sec-Fetch-Site has already told it from another site's.
        if let origine = request.headers[.origin], let hote = request.head.authority, !memeHote(origine, hote),
            !(route.acces.sansTrace && origine == "null")
        {
            throw ailleurs
        }
        if route.acces.sansTrace { return try verifierDuJour(requete) }
        guard requete.temoins.session != nil || requete.temoins.visite != nil,
            let recu = requete.formulaire["_csrf"], chaine.scellement.csrfValide(recu, requete.jetonDeFormulaire)
        else {
            throw Refus.saisie("Le formulaire a été ouvert dans une autre session. Rouvrez la page et recommencez.")
        }
    }

    private func verifierDuJour(_ requete: Requete) throws {
        guard let recu = requete.formulaire["_csrf"],
            [0, -1].contains(where: { chaine.scellement.csrfValide(recu, Scellement.visiteDuJour(decale: $0)) })
        else { throw Refus.saisie("Cette page est restée ouverte trop longtemps. Rouvrez-la et recommencez.") }
    }

    private func memeHote(_ origine: String, _ hote: String) -> Bool { origine == "http://\(hote)" || origine == "https://\(hote)" }

    private func corps(_ request: Request) async throws -> Champs {
        let type = request.headers[.contentType] ?? ""
        let octets: [UInt8]
        do {
            octets = Array(buffer: try await request.body.collect(upTo: route.corpsMaximum))
        } catch is NIOTooManyBytesError {
            throw Refus.saisie("L'envoi dépasse \(route.corpsMaximum / 1024) Ko, la taille acceptée ici.")
        }
        if type.lowercased().hasPrefix("multipart/form-data"), let frontiere = Multipart.frontiere(type) {
            return try Multipart.lire(octets, frontiere: frontiere)
        }
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") || octets.isEmpty else {
            throw Refus.saisie("Le formulaire reçu n'est pas d'un type connu.")
        }
        return Champs(try FormulaireEncode.lire(octets))
    }
}

extension HTTPField.Name {
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
}
