internal import Calendrier
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tarification
internal import Tenancy
internal import Web

/// `/factures`, `/avoirs`: issued documents, for billing.
struct FactureRoutes: Sendable {
    let base: Database

    func ajouter(a routes: Routes) {
        let acces = AFacturerRoutes.acces
        routes.get("/factures", acces) { try await liste($0, avoirs: nil) }
        routes.get("/avoirs", acces) { try await liste($0, avoirs: true) }
        routes.get("/factures/export.csv", acces, export)
        routes.get("/factures/:id", acces, voir)
        FactureFichiers(base: base, racine: "/factures", acces: acces).ajouter(a: routes)
    }

    private func liste(_ requete: Requete, avoirs: Bool?) async throws -> Response {
        let filtre = Self.filtre(requete, avoirs: avoirs)
        let store = FactureStore(base: base)
        let compte = try await store.nombre(filtre, as: requete.principal)
        let pages = Pagination(requete, parPage: 25, total: compte.pieces)
        let factures = try await store.page(filtre, debut: pages.debut, nombre: pages.parPage, as: requete.principal)
        let restes = try await EncaissementStore(base: base).restes(factures.map(\.id), as: requete.principal)
        return requete.page(FacturesPage(factures, compte, pages, requete, restes: restes, avoirs: avoirs == true))
    }

    private func voir(_ requete: Requete) async throws -> Response {
        guard let piece = try await FactureStore(base: base).complete(requete.id("id"), as: requete.principal) else {
            throw Refus.introuvable
        }
        var page = FacturePage(piece, client: false)
        if let compte = try await EncaissementStore(base: base).compte(piece.facture.entreprise, as: requete.principal) {
            page.reglement = ReglementDePiece(compte, piece.facture, le: DateCivile.aujourdhui()).balisage
        }
        return requete.page(page)
    }

    private func export(_ requete: Requete) async throws -> Response {
        let filtre = Self.filtre(requete, avoirs: nil)
        // A year of the largest provider is about 14,000 documents: one read.
        let factures = try await FactureStore(base: base).page(filtre, debut: 0, nombre: 100_000, as: requete.principal)
        return requete.csv(ExportCSV.texte(factures.reversed()), nom: "factures.csv")
    }

    static func filtre(_ requete: Requete, avoirs: Bool?) -> FactureStore.Filtre {
        FactureStore.Filtre(
            texte: requete.query.texte("q"), du: requete.query["du"].flatMap { DateCivile(saisie: $0) },
            au: requete.query["au"].flatMap { DateCivile(saisie: $0) }, avoirs: avoirs,
            reglement: requete.query["reglement"].flatMap { Reglement(rawValue: $0) }.map { ($0, DateCivile.aujourdhui()) })
    }
}
