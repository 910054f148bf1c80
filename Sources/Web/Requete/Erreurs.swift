import HTTPTypes
import Hummingbird
import Tenancy

extension Chaine {
    /// The page an error becomes. The session is looked up again so that an unknown URL costs and shows what a forbidden one does.
    func reponse(a erreur: any Error, _ request: Request, contexte: Contexte) async -> Response {
        let temoins = Temoins(request, https: reglages.https)
        if Panne(erreur) == .sessionFermee { return sortie(vers: "/connexion") }
        if let panne = Panne(erreur), panne == .indisponible { return page(.indisponible, principal: nil, temoins) }
        let principal: Principal?
        do {
            principal = try await self.principal(temoins)
        } catch {
            return page(.indisponible, principal: nil, temoins)
        }
        switch erreur {
        case Refus.introuvable, Refus.interdit: return page(.introuvable, principal: principal, temoins)
        case Refus.saisie(let phrase): return page(.saisie(phrase), principal: principal, temoins)
        case Refus.conflit(let phrase): return page(.conflit(phrase), principal: principal, temoins)
        case let http as HTTPError where http.status == .notFound || http.status == .methodNotAllowed:
            return page(.introuvable, principal: principal, temoins)
        default: return incident(erreur, contexte: contexte, principal: principal, csrf: temoins.session.map(scellement.csrf))
        }
    }

    /// 500: a number to quote, the same in the journal; neither says what the error held.
    func incident(_ erreur: any Error, contexte: Contexte, principal: Principal?, csrf: String?) -> Response {
        let numero = Base64URL.ecrire(Scellement.hasard(16)).filter { $0.isLetter || $0.isNumber }.prefix(6).uppercased()
        contexte.trace.incident(numero)
        reglages.journal(
            LigneDeJournal.incident(
                numero, type: String(reflecting: type(of: erreur)), code: Panne.code(erreur), route: contexte.trace.lu.route))
        return page(.incident(numero), principal: principal, csrf: csrf)
    }

    private func page(_ genre: PageErreur.Genre, principal: Principal?, _ temoins: Temoins) -> Response {
        page(genre, principal: principal, csrf: temoins.session.map(scellement.csrf))
    }

    private func page(_ genre: PageErreur.Genre, principal: Principal?, csrf: String?) -> Response {
        let page = PageErreur(genre: genre, accueil: principal.map(navigation.accueil))
        var reponse =
            (try? rendre(page, statut: genre.statut, principal: principal, nominatif: false, csrf: csrf, fait: nil))
            ?? Response(status: .internalServerError)
        if genre == .indisponible { reponse.headers[.retryAfter] = "10" }
        return reponse
    }
}
