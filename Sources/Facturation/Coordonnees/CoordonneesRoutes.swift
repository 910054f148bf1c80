internal import Entreprises
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tenancy
internal import Web

/// `/coordonnees/:id`: how one client company is billed.
struct CoordonneesRoutes: Sendable {
    let base: Database

    func ajouter(a routes: Routes) {
        routes.get("/coordonnees/:id", AFacturerRoutes.acces) { requete in
            let (id, coordonnees) = try await trouver(requete)
            return requete.page(CoordonneesPage(id: id, coordonnees: coordonnees, saisie: Saisie(), fautes: Fautes()))
        }
        routes.post("/coordonnees/:id", AFacturerRoutes.acces) { requete in
            let (id, coordonnees) = try await trouver(requete)
            var d = Depouillement(requete.formulaire)
            guard let nouvelles = coordonnees.lire(&d) else {
                return requete.page(
                    CoordonneesPage(id: id, coordonnees: coordonnees, saisie: Saisie(requete.formulaire, d.fautes), fautes: d.fautes),
                    statut: .unprocessableContent)
            }
            try await CoordonneesStore(base: base).ecrire(id, nouvelles, as: requete.principal)
            return requete.redirection(
                "/coordonnees/\(id)", fait: "Coordonnées de \(coordonnees.nom) enregistrées, pour les prochaines factures.")
        }
    }

    private func trouver(_ requete: Requete) async throws -> (ID<EntrepriseTag>, Coordonnees) {
        let id: ID<EntrepriseTag> = try requete.id("id")
        guard let coordonnees = try await CoordonneesStore(base: base).lire(id, as: requete.principal) else { throw Refus.introuvable }
        return (id, coordonnees)
    }
}

struct CoordonneesPage: Page {
    static let gabarit = "identite"
    let id: ID<EntrepriseTag>
    let coordonnees: Coordonnees
    let saisie: Saisie
    let fautes: Fautes

    var entete: Entete {
        Entete(
            coordonnees.nom, ariane: [("Factures", "/factures")], sous: "Coordonnées de facturation", donnees: ["gestion.entreprise"],
            densite: .dense, largeur: .moyenne, ici: "/factures")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "chemin": "/coordonnees/\(id)"
        case "sections": coordonnees.sections(saisie)
        case "resume": fautes.resume
        case "envoyer": "Enregistrer les coordonnées"
        case "aManques": false
        default: nil
        }
    }
}
