import HTTPTypes
import Hummingbird
import Tenancy

/// URLs that belong to no room.
struct PagesCommunes {
    let chaine: Chaine

    init(_ chaine: Chaine) { self.chaine = chaine }

    var routes: [Route] {
        var routes = [
            get("/") { requete in
                requete.redirection(requete.principalEventuel.map(requete.accueil) ?? "/connexion")
            },
            get("/statique/:fichier") { [chaine] requete in
                try chaine.statique.reponse(
                    requete.parametre("fichier"), version: requete.query["v"], connue: requete.entetes[.ifNoneMatch])
            },
            get("/sante") { [chaine] requete in
                let debout = await chaine.reglages.sante()
                return requete.brut(
                    Array((debout ? "{\"etat\":\"debout\"}" : "{\"etat\":\"base absente\"}").utf8), type: "application/json",
                    statut: debout ? .ok : .serviceUnavailable)
            },
            get("/metriques") { [chaine] requete in
                guard chaine.reglages.metriquesOuvertes || requete.estLocale else { throw Refus.introuvable }
                return requete.brut(
                    Array((chaine.mesures.texte() + chaine.reglages.bassins()).utf8), type: "text/plain; version=0.0.4; charset=utf-8")
            },
            get("/accessibilite", .lecture) { $0.page(PageAccessibilite()) },
            get("/raccourcis", .lecture) { $0.page(PageRaccourcis()) },
            get("/qui-voit-quoi", .lecture) { [chaine] requete in requete.page(PageQuiVoitQuoi(droits: chaine.reglages.droits)) },
        ]
        // Asked by a page where one writes: it keeps the session open and gives the form token of today's session.
        routes.append(
            Route(methode: .get, chemin: "/session", acces: .session, corpsMaximum: 0) { requete in
                requete.brut(Array(requete.csrf.utf8), type: "text/plain; charset=utf-8")
            })
        if chaine.reglages.demonstration { routes.append(get("/style") { $0.page(PageStyle()) }) }
        return routes
    }

    private func get(_ chemin: String, _ acces: Acces = .publique, _ traiter: @escaping Route.Traitement) -> Route {
        Route(methode: .get, chemin: chemin, acces: acces, corpsMaximum: 0, traiter: traiter)
    }
}
