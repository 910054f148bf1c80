internal import Documents
internal import Hummingbird
internal import Postgres
internal import Tenancy
internal import Web

/// Files of one document, under `/factures/:id` for billing and `/rh/factures/:id` for its client: Factur-X, CII, UBL. Drawn each time from
/// the stored document: the same bytes every time.
struct FactureFichiers: Sendable {
    let base: Database
    let racine: String
    let acces: Acces

    func ajouter(a routes: Routes) {
        routes.get("\(racine)/:id/facture.pdf", acces) { requete in
            let piece = try await lire(requete)
            do {
                return requete.fichier(try await FacturX().pdf(piece), type: "application/pdf", nom: "\(piece.facture.numero).pdf")
            } catch let refus as Imprimeur.Refus {
                return requete.page(
                    FactureSansPdfPage(piece.facture, racine: racine, raison: refus.description), statut: .serviceUnavailable)
            }
        }
        routes.get("\(racine)/:id/cii.xml", acces) { requete in
            let piece = try await lire(requete)
            return requete.fichier(CII.octets(piece), type: "application/xml", nom: "\(piece.facture.numero)-cii.xml")
        }
        routes.get("\(racine)/:id/ubl.xml", acces) { requete in
            let piece = try await lire(requete)
            return requete.fichier(UBL.octets(piece), type: "application/xml", nom: "\(piece.facture.numero)-ubl.xml")
        }
    }

    private func lire(_ requete: Requete) async throws -> FactureComplete {
        guard let piece = try await FactureStore(base: base).complete(requete.id("id"), as: requete.principal) else {
            throw Refus.introuvable
        }
        return piece
    }
}
