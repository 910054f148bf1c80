internal import Hummingbird
internal import Postgres
internal import Tenancy
internal import Web

/// `/rh/factures`: one company's own documents. The tenant wall hides the others: they are the same 404 as what does not exist.
struct FactureClientRoutes: Sendable {
    let base: Database

    func ajouter(a routes: Routes) {
        let acces = Acces.compte(.client, .rh)
        routes.get("/rh/factures", acces) { requete in
            let filtre = FactureRoutes.filtre(requete, avoirs: nil)
            let store = FactureStore(base: base)
            let compte = try await store.nombre(filtre, as: requete.principal)
            let pages = Pagination(requete, parPage: 12, total: compte.pieces)
            let factures = try await store.page(filtre, debut: pages.debut, nombre: pages.parPage, as: requete.principal)
            let soldes = try await SoldesClient.lire(base, as: requete.principal)
            return requete.page(
                FacturesPage(factures, compte, pages, requete, restes: soldes.restes, avoirs: false, client: true, solde: soldes.total))
        }
        routes.get("/rh/factures/:id", acces) { requete in
            guard let piece = try await FactureStore(base: base).complete(requete.id("id"), as: requete.principal) else {
                throw Refus.introuvable
            }
            return requete.page(FacturePage(piece, client: true))
        }
        FactureFichiers(base: base, racine: "/rh/factures", acces: acces).ajouter(a: routes)
    }
}
