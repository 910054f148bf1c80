import Calendrier
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/entreprises`: list, creation, change.
struct EntrepriseRoutes {
    let bases: Bases

    func ajouter(a routes: Routes) {
        routes.get("/entreprises", EntreprisesRoom.lire, liste)
        routes.get("/entreprises/nouvelle", EntreprisesRoom.ecrire) { requete in
            requete.page(formulaire(nil, Saisie(), Fautes()))
        }
        routes.post("/entreprises", EntreprisesRoom.ecrire, creer)
        routes.get("/entreprises/:id/modifier", EntreprisesRoom.ecrire, modifier)
        routes.post("/entreprises/:id", EntreprisesRoom.ecrire, enregistrer)
    }

    @Sendable private func liste(_ requete: Requete) async throws -> Response {
        let recherche = EntrepriseRecherche(requete.query)
        let (lignes, total) = try await bases[.gestion].transaction(as: requete.principal, readOnly: true) { tx in
            let (lignes, total) = try EntrepriseStore.liste(recherche, le: .aujourdhui(), tx)
            // A page beyond the last one, kept in a bookmark, shows the first rather than nothing.
            guard lignes.isEmpty, recherche.page > 1 else { return (lignes, total) }
            var premiere = recherche
            premiere.page = 1
            return try EntrepriseStore.liste(premiere, le: .aujourdhui(), tx)
        }
        return requete.page(EntreprisesPage(requete, recherche, lignes, total: total))
    }

    @Sendable private func creer(_ requete: Requete) async throws -> Response {
        var d = Depouillement(requete.formulaire)
        if let valeurs = EntrepriseSaisie.lire(&d) {
            do {
                let id = try await bases[.gestion].transaction(as: requete.principal) { tx in try EntrepriseStore.creer(valeurs, tx) }
                return requete.redirection("/entreprises/\(id)", fait: "\(valeurs.nom) est créée. Ajoutez maintenant son établissement.")
            } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
                Self.doublon(erreur, &d)
            }
        }
        return requete.page(formulaire(nil, Saisie(requete.formulaire, d.fautes), d.fautes), statut: .unprocessableContent)
    }

    @Sendable private func modifier(_ requete: Requete) async throws -> Response {
        let (entreprise, valeurs) = try await trouver(requete)
        return requete.page(formulaire(entreprise, Saisie(), Fautes(), valeurs))
    }

    @Sendable private func enregistrer(_ requete: Requete) async throws -> Response {
        let (entreprise, valeurs) = try await trouver(requete)
        var d = Depouillement(requete.formulaire)
        if let nouvelles = EntrepriseSaisie.lire(&d) {
            do {
                try await bases[.gestion].transaction(as: requete.principal) { tx in
                    _ = try EntrepriseStore.modifier(entreprise.id, nouvelles, tx)
                }
                return requete.redirection("/entreprises/\(entreprise.id)", fait: "\(nouvelles.nom) est à jour.")
            } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
                Self.doublon(erreur, &d)
            }
        }
        return requete.page(formulaire(entreprise, Saisie(requete.formulaire, d.fautes), d.fautes, valeurs), statut: .unprocessableContent)
    }

    private func trouver(_ requete: Requete) async throws -> (Entreprise, EntrepriseValeurs) {
        let id: EntrepriseID = try requete.id("id")
        return try await bases[.gestion].transaction(as: requete.principal, readOnly: true) { tx in
            guard let entreprise = try EntrepriseStore.trouver(id, tx) else { throw Refus.introuvable }
            return (entreprise, EntrepriseValeurs(entreprise, contexte: try EntrepriseStore.contexte(id, tx)))
        }
    }

    private static func doublon(_ erreur: PostgresError, _ d: inout Depouillement) {
        if erreur.constraint == "entreprise_siren_key" {
            d.faute("siren", "Une autre entreprise a ce SIREN. Cherchez-la dans la liste avant de la créer deux fois.")
        } else {
            d.faute("code", "Une autre entreprise a ce code. Ajoutez par exemple -2.")
        }
    }

    private func formulaire(_ entreprise: Entreprise?, _ s: Saisie, _ fautes: Fautes, _ valeurs: EntrepriseValeurs? = nil) -> PageFormulaire
    {
        PageFormulaire(
            Entete(
                entreprise.map { "Modifier \($0.nom)" } ?? "Nouvelle entreprise",
                ariane: [("Entreprises", "/entreprises")] + (entreprise.map { [($0.nom, "/entreprises/\($0.id)")] } ?? []),
                donnees: ["gestion.entreprise"], densite: .dense, largeur: .moyenne, ici: "/entreprises"),
            action: entreprise.map { "/entreprises/\($0.id)" } ?? "/entreprises",
            retour: entreprise.map { "/entreprises/\($0.id)" } ?? "/entreprises",
            envoyer: entreprise == nil ? "Créer l'entreprise" : "Enregistrer les changements", fautes: fautes,
            EntrepriseSaisie.sections(s, valeurs))
    }
}

extension EntrepriseRecherche {
    /// From the address; what is not understood is left at its default.
    init(_ champs: Champs) {
        mots = champs["q"] ?? ""
        statut = champs["statut"].flatMap(Entreprise.Statut.init(rawValue:))
        livraison = champs["livraison"].flatMap(Entreprise.Livraison.init(rawValue:))
        let cle = champs["tri"] ?? ""
        descendant = cle.hasPrefix("-")
        tri = Tri(rawValue: descendant ? String(cle.dropFirst()) : cle) ?? .nom
        page = max(1, min(10_000, champs["page"].flatMap { Int($0) } ?? 1))
    }
}
