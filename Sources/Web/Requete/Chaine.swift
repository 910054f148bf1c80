import HTTPTypes
import Hummingbird
import NIOCore
import Tenancy

/// Everything a request meets that does not change: templates, keys, grants, counters.
final class Chaine: Sendable {
    let reglages: Reglages
    let gabarits: Gabarits
    let statique: Statique
    let scellement: Scellement
    let navigation: Navigation
    let visible: Visible
    let mesures = Mesures()
    let routes: [Route]

    init(_ reglages: Reglages, routes: Routes) throws {
        self.reglages = reglages
        gabarits = try Gabarits(salles: routes.gabarits)
        statique = try Statique()
        scellement = Scellement(cle: reglages.cle)
        navigation = Navigation(servis: Set(routes.liste.filter { $0.methode == .get }.map(\.chemin)))
        visible = Visible(droits: reglages.droits)
        self.routes = routes.liste
    }

    struct GabaritAbsent: Error, CustomStringConvertible {
        let nom: String
        var description: String { "gabarit absent : \(nom)" }
    }

    func rendre<P: Page>(_ page: P, statut: HTTPResponse.Status, pour requete: Requete) throws -> Response {
        let fait = requete.temoins.message.flatMap { scellement.ouvrir($0, pour: requete.jetonDeFormulaire) }
        return try rendre(
            page, statut: statut, principal: requete.principalEventuel, nominatif: requete.acces.nominatif, csrf: requete.csrf, fait: fait,
            attentes: requete.attentes, chemin: requete.chemin)
    }

    func rendre<P: Page>(
        _ page: P, statut: HTTPResponse.Status, principal: Principal?, nominatif: Bool, csrf: String?, fait: String?,
        attentes: [Attente] = [], chemin: String? = nil
    ) throws -> Response {
        let nom = Gabarits.nom(P.self)
        guard let corps = gabarits.rendre(nom, Racine(page: page, csrf: csrf)) else { throw GabaritAbsent(nom: nom) }
        let entete = page.entete
        var mise = MiseEnPage(
            corps: corps, entete: entete,
            visible: try visible.phrase(entete.donnees, lecteur: principal, complement: entete.visible), principal: principal,
            navigation: navigation, statique: statique, csrf: csrf, fait: fait, demonstration: reglages.demonstration, nominatif: nominatif)
        mise.attentes = attentes
        mise.premiere = chemin != nil && chemin == principal.map(navigation.accueil)
        let cadre = MiseEnPage.gabarit(nominatif: nominatif)
        guard let html = gabarits.rendre(cadre, mise) else { throw GabaritAbsent(nom: cadre) }
        let octets = Typo.appliquer(octets: Array(html.utf8))
        return Response(
            status: statut, headers: [.contentType: "text/html; charset=utf-8"], body: ResponseBody(byteBuffer: ByteBuffer(bytes: octets)))
    }

    /// `chemin` when it stays inside this service, else `/`: an address typed by somebody else never leaves with our redirect.
    func interne(_ chemin: String) -> String {
        guard chemin.hasPrefix("/"), !chemin.hasPrefix("//"), !chemin.contains("\\"), chemin.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else {
            return "/"
        }
        return chemin
    }

    func motif(_ acces: Acces) -> String { routes.first { $0.acces == acces }?.chemin ?? "?" }

    func principal(_ temoins: Temoins) async throws -> Principal? {
        guard let jeton = temoins.session else { return nil }
        return try await reglages.sessions.principal(jeton: jeton)
    }

    func sortie(vers chemin: String) -> Response {
        var reponse = Response(status: .seeOther, headers: [.location: interne(chemin)])
        reponse.temoin(Temoins.effacer(Temoins.session, https: reglages.https))
        reponse.temoin(Temoins.effacer(Temoins.message, https: reglages.https))
        return reponse
    }
}
