import Calendrier
import Entreprises
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/cellules` and `/mes-cellules`.
struct CelluleRoutes: Sendable {
    let porte: PorteCollective

    func ajouter(a routes: Routes) {
        routes.get(porte.prefixe, porte.acces) { requete in
            let porte = porte
            return requete.page(
                try await porte.base.transaction(as: requete.principal, readOnly: true) { tx in
                    CellulesPage(porte: porte, lignes: try CelluleStore.toutes(tx), aujourdhui: .aujourdhui())
                })
        }
        routes.get("\(porte.prefixe)/:entreprise", porte.acces) { requete in requete.page(try await page(requete)) }
        routes.post("\(porte.prefixe)/:entreprise", porte.acces) { requete in
            let entreprise: EntrepriseID = try requete.id("entreprise")
            var d = Depouillement(requete.formulaire)
            guard let valeurs = CelluleValeurs(&d, aujourdhui: .aujourdhui()) else {
                return requete.page(try await page(requete, d.fautes), statut: .unprocessableContent)
            }
            do {
                try await porte.base.transaction(as: requete.principal) { try CelluleStore.enregistrer(entreprise, valeurs, $0) }
            } catch let erreur as PostgresError where erreur.state == .foreignKeyViolation {
                throw Refus.introuvable
            }
            return requete.redirection(porte.prefixe, fait: "La cellule est enregistrée.")
        }
    }

    private func page(_ requete: Requete, _ fautes: Fautes = Fautes()) async throws -> CellulePage {
        let entreprise: EntrepriseID = try requete.id("entreprise")
        let (porte, saisie) = (porte, Saisie(requete.formulaire, fautes))
        return try await porte.base.transaction(as: requete.principal, readOnly: true) { tx in
            guard let nom = try CelluleStore.nom(entreprise, tx) else { throw Refus.introuvable }
            return CellulePage(
                porte: porte, entreprise: entreprise, nom: nom, cellule: try CelluleStore.de(entreprise, tx), saisie: saisie, fautes: fautes
            )
        }
    }
}
