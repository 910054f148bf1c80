internal import Calendrier
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tarification
internal import Tenancy
internal import Web

/// `/factures/:id/avoir`: the confirmation of a full credit note, then the credit note.
struct AvoirRoutes: Sendable {
    let base: Database

    func ajouter(a routes: Routes) {
        routes.get("/factures/:id/avoir", AFacturerRoutes.acces) { requete in
            requete.page(AvoirPage(piece: try await corrigeable(requete)))
        }
        routes.post("/factures/:id/avoir", AFacturerRoutes.acces) { requete in
            let piece = try await corrigeable(requete)
            guard let avoir = try await Avoir(base: base).emettre(piece, le: DateCivile.aujourdhui(), as: requete.principal) else {
                throw Refus.conflit("La facture \(piece.facture.numero) a déjà un avoir : il est lié depuis sa page.")
            }
            return requete.redirection("/factures/\(avoir)", fait: "L'avoir corrige entièrement la facture \(piece.facture.numero).")
        }
    }

    private func corrigeable(_ requete: Requete) async throws -> FactureComplete {
        guard let piece = try await FactureStore(base: base).complete(requete.id("id"), as: requete.principal), !piece.facture.avoir else {
            throw Refus.introuvable
        }
        guard piece.avoirs.isEmpty else {
            throw Refus.conflit("La facture \(piece.facture.numero) a déjà l'avoir \(piece.avoirs[0].numero).")
        }
        return piece
    }
}

struct AvoirPage: Page {
    static let gabarit = "avoir"
    let piece: FactureComplete

    var entete: Entete {
        Entete(
            "Avoir sur \(piece.facture.numero)",
            ariane: [("Factures", "/factures"), (piece.facture.numero, "/factures/\(piece.facture.id)")],
            donnees: ["facturation.facture"], largeur: .moyenne, ici: "/factures")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "id": piece.facture.id.description
        case "numero": piece.facture.numero
        case "acheteur": piece.facture.acheteurNom
        case "net": Euros.montant(piece.facture.netCents)
        case "brut": Euros.montant(piece.facture.brutCents)
        default: nil
        }
    }
}
