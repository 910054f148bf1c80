public import Foundation
public import Hummingbird

/// One URL of the service and who may call it.
public struct Route: Sendable {
    public typealias Traitement = @Sendable (Requete) async throws -> Response

    public let methode: HTTPRequest.Method
    /// `/contrats/:id`; the journal and the metrics know this pattern, never the address.
    public let chemin: String
    public let acces: Acces
    /// Largest body accepted, in bytes.
    let corpsMaximum: Int
    let traiter: Traitement
}

/// Filled by each room at start: `func ajouter(a routes: Routes)`.
public final class Routes {
    public private(set) var liste: [Route] = []
    var gabarits: [String: URL] = [:]

    public init() {}

    /// Declares the room's templates: `routes.gabarits("Contrats", .module)`.
    public func gabarits(_ salle: String, _ paquet: Bundle) { gabarits[salle] = Gabarits.dossier(paquet) }

    /// A page, a feed, a download: reading only.
    public func get(_ chemin: String, _ acces: Acces, _ traiter: @escaping Route.Traitement) {
        liste.append(Route(methode: .get, chemin: chemin, acces: acces, corpsMaximum: 0, traiter: traiter))
    }

    /// A change. The form token is checked before `traiter`. `corpsMaximum` in bytes; give more to a route that receives a file.
    public func post(_ chemin: String, _ acces: Acces, corpsMaximum: Int = 256 * 1024, _ traiter: @escaping Route.Traitement) {
        liste.append(Route(methode: .post, chemin: chemin, acces: acces, corpsMaximum: corpsMaximum, traiter: traiter))
    }

    /// The whole service as one responder. Throws when a template is missing or malformed, or when two routes collide.
    public func application(_ reglages: Reglages) throws -> Router<Contexte> {
        let chaine = try Chaine(reglages, routes: self)
        let router = Router(context: Contexte.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: Entree(chaine: chaine))
        var vues: Set<String> = []
        let declarees = Set(liste.map(\.chemin))
        for route in liste + PagesCommunes(chaine).routes.filter({ !declarees.contains($0.chemin) }) {
            guard vues.insert("\(route.methode) \(route.chemin)").inserted else { throw Collision(route: route.chemin) }
            router.on(RouterPath(route.chemin), method: route.methode) { request, contexte in
                try await Portier(chaine: chaine, route: route).entrer(request, contexte)
            }
        }
        return router
    }

    struct Collision: Error, CustomStringConvertible {
        let route: String
        var description: String { "deux routes pour \(route)" }
    }
}
