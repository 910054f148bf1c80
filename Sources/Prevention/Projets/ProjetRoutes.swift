import Calendrier
import Entreprises
import Hummingbird
import Partenaires
import Postgres
import Tenancy
import Web

/// `/projets` and `/mes-projets`: projects with steps and partners.
struct ProjetRoutes: Sendable {
    let porte: PorteCollective

    func ajouter(a routes: Routes) {
        let (p, acces) = (porte.prefixe, porte.acces)
        routes.get(p, acces) { requete in
            let projets = try await porte.base.transaction(as: requete.principal, readOnly: true) { try ProjetStore.tous($0) }
            return requete.page(ProjetsPage(porte: porte, projets: projets, aujourdhui: .aujourdhui()))
        }
        routes.get("\(p)/nouveau", acces) { requete in requete.page(try await formulaire(requete, nil)) }
        routes.post("\(p)/nouveau", acces) { requete in try await enregistrer(requete, nil) }
        routes.get("\(p)/:entreprise/:id", acces) { requete in requete.page(try await fiche(requete)) }
        routes.get("\(p)/:entreprise/:id/modifier", acces) { requete in requete.page(try await formulaire(requete, try await un(requete))) }
        routes.post("\(p)/:entreprise/:id/modifier", acces) { requete in try await enregistrer(requete, try await un(requete)) }
        routes.post("\(p)/:entreprise/:id/etapes", acces, ajouterEtape)
        routes.post("\(p)/:entreprise/:id/etapes/:etape/faite", acces) { requete in
            try await etape(requete, "L'étape est faite.") { try ProjetStore.marquer($0, $1, faite: .aujourdhui(), $2) }
        }
        routes.post("\(p)/:entreprise/:id/etapes/:etape/reprendre", acces) { requete in
            try await etape(requete, "L'étape est de nouveau à faire.") { try ProjetStore.marquer($0, $1, faite: nil, $2) }
        }
        routes.post("\(p)/:entreprise/:id/etapes/:etape/retirer", acces) { requete in
            try await etape(requete, "L'étape est retirée.") { try ProjetStore.retirer($0, $1, $2) }
        }
        routes.post("\(p)/:entreprise/:id/partenaires", acces, associer)
    }

    private func chemin(_ projet: Projet) -> String { "\(porte.prefixe)/\(projet.entreprise)/\(projet.id)" }

    private func un(_ requete: Requete) async throws -> Projet {
        let (entreprise, id): (EntrepriseID, ID<Projet>) = (try requete.id("entreprise"), try requete.id("id"))
        let lu = try await porte.base.transaction(as: requete.principal, readOnly: true) { try ProjetStore.un(entreprise, id, $0) }
        guard let lu else { throw Refus.introuvable }
        return lu
    }

    private func fiche(_ requete: Requete, _ fautes: Fautes = Fautes()) async throws -> ProjetPage {
        let (entreprise, id): (EntrepriseID, ID<Projet>) = (try requete.id("entreprise"), try requete.id("id"))
        let (porte, saisie, csrf) = (porte, Saisie(requete.formulaire, fautes), requete.csrf)
        return try await porte.base.transaction(as: requete.principal, readOnly: true) { tx in
            guard let projet = try ProjetStore.un(entreprise, id, tx) else { throw Refus.introuvable }
            let (annuaire, associes) = (try PartenaireStore.actifs(nil, tx), try ProjetStore.partenaires(projet, tx))
            return ProjetPage(
                porte: porte, projet: projet, etapes: try ProjetStore.etapes(projet, tx),
                partenaires: annuaire.filter { associes.contains($0.id) }, annuaire: annuaire, saisie: saisie, fautes: fautes, csrf: csrf,
                aujourdhui: .aujourdhui())
        }
    }

    private func formulaire(_ requete: Requete, _ projet: Projet?, _ fautes: Fautes = Fautes()) async throws -> ProjetFormulairePage {
        let entreprises = try await porte.base.transaction(as: requete.principal, readOnly: true) { try Clientes.options($0) }
        return ProjetFormulairePage(
            porte: porte, projet: projet, entreprises: entreprises, saisie: Saisie(requete.formulaire, fautes), fautes: fautes)
    }

    private func enregistrer(_ requete: Requete, _ projet: Projet?) async throws -> Response {
        var d = Depouillement(requete.formulaire)
        guard let valeurs = ProjetValeurs(&d, entreprise: projet?.entreprise) else {
            return requete.page(try await formulaire(requete, projet, d.fautes), statut: .unprocessableContent)
        }
        do {
            let id = try await porte.base.transaction(as: requete.principal) { tx in
                guard let projet else { return try ProjetStore.creer(valeurs, tx) }
                guard try ProjetStore.modifier(projet, valeurs, tx) else { throw Refus.introuvable }
                return projet.id
            }
            return requete.redirection("\(porte.prefixe)/\(valeurs.entreprise)/\(id)", fait: "« \(valeurs.titre) » : enregistré.")
        } catch let erreur as PostgresError where erreur.state == .foreignKeyViolation {
            d.faute("entreprise", "Choisissez une entreprise de la liste.")
            return requete.page(try await formulaire(requete, projet, d.fautes), statut: .unprocessableContent)
        }
    }

    @Sendable private func ajouterEtape(_ requete: Requete) async throws -> Response {
        let projet = try await un(requete)
        var d = Depouillement(requete.formulaire)
        let libelle = ProjetValeurs.texte(&d, "libelle", 3...160, "Écrivez l'étape : par exemple « Rencontrer le CSE ».")
        let echeance = d.dateRequise("echeance", "Donnez le jour : par exemple 15/12/2026.")
        guard let libelle, let echeance, d.fautes.isEmpty else {
            return requete.page(try await fiche(requete, d.fautes), statut: .unprocessableContent)
        }
        try await porte.base.transaction(as: requete.principal) { try ProjetStore.ajouter(projet, etape: libelle, pour: echeance, $0) }
        return requete.redirection(chemin(projet), fait: "L'étape est ajoutée.")
    }

    private func etape(
        _ requete: Requete, _ fait: String, _ acte: @escaping @Sendable (Projet, ID<Etape>, Transaction) throws -> Bool
    ) async throws -> Response {
        let projet = try await un(requete)
        let id: ID<Etape> = try requete.id("etape")
        guard try await porte.base.transaction(as: requete.principal, { try acte(projet, id, $0) }) else { throw Refus.introuvable }
        return requete.redirection(chemin(projet), fait: fait)
    }

    @Sendable private func associer(_ requete: Requete) async throws -> Response {
        let projet = try await un(requete)
        let choisis = Set(requete.formulaire.all("partenaires").compactMap { ID<FichePartenaire>($0) })
        try await porte.base.transaction(as: requete.principal) { try ProjetStore.associer(projet, choisis, $0) }
        return requete.redirection(chemin(projet), fait: "\(pluriel(choisis.count, "partenaire")) : c'est noté.")
    }
}

/// The client companies, for a list of a form; by app_gestion as by app_nominatif.
enum Clientes {
    static func options(_ tx: Transaction) throws -> [Option] {
        try tx.rows("SELECT entreprise_id, nom FROM gestion.entreprise WHERE statut = 'client' ORDER BY nom").map {
            Option(try $0.string("entreprise_id"), try $0.string("nom"))
        }
    }
}
