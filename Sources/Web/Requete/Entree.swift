import HTTPTypes
import Hummingbird

/// Outermost stage: errors become pages, every answer gets its headers, its journal line and its measure.
struct Entree: RouterMiddleware {
    let chaine: Chaine

    @concurrent func handle(
        _ request: Request, context: Contexte, next: @concurrent (Request, Contexte) async throws -> Response
    ) async throws -> Response {
        let debut = ContinuousClock.now
        var reponse: Response
        do {
            reponse = try await next(request, context)
        } catch {
            reponse = await chaine.reponse(a: error, request, contexte: context)
        }
        EntetesSecurite.poser(sur: &reponse, https: chaine.reglages.https)
        let duree = debut.duration(to: .now)
        let trace = context.trace.lu
        chaine.mesures.noter(methode: request.method.rawValue, trace: trace, statut: reponse.status.code, duree: duree)
        chaine.reglages.journal(
            LigneDeJournal.requete(
                methode: request.method.rawValue, route: trace.route, statut: reponse.status.code, duree: duree,
                octets: reponse.body.contentLength, incident: trace.incident))
        return reponse
    }
}

/// Headers of every answer. The policy names no other host and allows nothing inline.
enum EntetesSecurite {
    static let politique =
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'"

    static func poser(sur reponse: inout Response, https: Bool) {
        reponse.headers[.contentSecurityPolicy] = politique
        reponse.headers[.xContentTypeOptions] = "nosniff"
        // Not no-referrer: browsers would then send « Origin: null » with our own forms, which the origin check refuses.
        if reponse.headers[.referrerPolicy] == nil { reponse.headers[.referrerPolicy] = "same-origin" }
        reponse.headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"
        reponse.headers[.crossOriginOpenerPolicy] = "same-origin"
        reponse.headers[.crossOriginResourcePolicy] = "same-origin"
        if https { reponse.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
        // What is not said to be public is never kept, by the browser or by anything on the way.
        if reponse.headers[.cacheControl] == nil { reponse.headers[.cacheControl] = "no-store" }
    }
}

extension HTTPField.Name {
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
    static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
}
