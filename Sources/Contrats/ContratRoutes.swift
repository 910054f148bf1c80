import Calendrier
import Entreprises
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/contrats`: list, page, creation, change.
struct ContratRoutes {
    let bases: Bases

    func ajouter(a routes: Routes) {
        routes.get("/contrats", EntreprisesRoom.lire, liste)
        routes.get("/contrats/nouveau", EntreprisesRoom.ecrire, nouveau)
        routes.post("/contrats", EntreprisesRoom.ecrire, creer)
        routes.get("/contrats/:id", EntreprisesRoom.lire, montrer)
        routes.get("/contrats/:id/modifier", EntreprisesRoom.ecrire) { requete in
            let f = try await formulaire(modifie: requete)
            return requete.page(f.page(Saisie(), Fautes()))
        }
        routes.post("/contrats/:id", EntreprisesRoom.ecrire, enregistrer)
    }

    @Sendable private func liste(_ requete: Requete) async throws -> Response {
        let recherche = ContratRecherche(requete.query)
        let jour = DateCivile.aujourdhui()
        let (lignes, aDecider) = try await bases[.gestion].transaction(as: requete.principal, readOnly: true) { tx in
            var alertes = ContratRecherche()
            alertes.horizon = 90
            return (try ContratStore.liste(recherche, le: jour, tx), try ContratStore.liste(alertes, le: jour, tx).count)
        }
        return requete.page(ContratsPage(requete, recherche, lignes, aDecider: aDecider, le: jour))
    }

    @Sendable private func montrer(_ requete: Requete) async throws -> Response {
        let id: ID<Contrat> = try requete.id("id")
        let jour = DateCivile.aujourdhui()
        let contenu = try await bases[.gestion].transaction(as: requete.principal, readOnly: true) { tx in
            guard let contenu = try ContratContenu.lire(id, le: jour, tx) else { throw Refus.introuvable }
            return contenu
        }
        return requete.page(ContratPage(c: contenu, aujourdhui: jour, ecrit: requete.principal.fonctions.contains(.planification)))
    }

    /// Without a company, asks which one first.
    @Sendable private func nouveau(_ requete: Requete) async throws -> Response {
        guard let entreprise = requete.query.texte("entreprise").flatMap({ EntrepriseID($0) }) else {
            let entreprises = try await bases[.gestion].transaction(as: requete.principal, readOnly: true) { tx in
                try EntrepriseStore.toutes(tx)
            }
            return requete.page(ContratChoixPage(entreprises: entreprises))
        }
        return requete.page(try await ContratFormulaire.lire(entreprise, requete, bases).page(Saisie(), Fautes()))
    }

    @Sendable private func creer(_ requete: Requete) async throws -> Response {
        guard let entreprise = requete.formulaire.texte("entreprise").flatMap({ EntrepriseID($0) }) else { throw Refus.introuvable }
        let f = try await ContratFormulaire.lire(entreprise, requete, bases)
        var d = Depouillement(requete.formulaire)
        if let complet = ContratComplet.lire(&d, f) {
            do {
                let id = try await bases[.gestion].transaction(as: requete.principal) { tx in
                    try complet.creer(f.entreprise, f.etablissements, tx)
                }
                return requete.redirection("/contrats/\(id)", fait: "Contrat \(complet.contrat.numero) créé.")
            } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
                d.faute("numero", "Un autre contrat a ce numéro.")
            }
        }
        return requete.page(f.page(Saisie(requete.formulaire, d.fautes), d.fautes), statut: .unprocessableContent)
    }

    /// A draft is rewritten whole; of a signed contract only the head changes here, the rest by an avenant.
    @Sendable private func enregistrer(_ requete: Requete) async throws -> Response {
        let f = try await formulaire(modifie: requete)
        guard let contrat = f.contrat else { throw Refus.introuvable }
        var d = Depouillement(requete.formulaire)
        do {
            if contrat.statut == .brouillon, let complet = ContratComplet.lire(&d, f, defaut: ContratValeurs(contrat)) {
                try await bases[.gestion].transaction(as: requete.principal) { tx in
                    try complet.remplacer(contrat, f.entreprise, f.etablissements, tx)
                }
                return requete.redirection("/contrats/\(contrat.id)", fait: "Contrat \(complet.contrat.numero) à jour.")
            }
            if contrat.statut != .brouillon {
                let (valeurs, verification) = ContratComplet.tete(&d, f, defaut: ContratValeurs(contrat))
                if let valeurs {
                    TarifSaisie.verifierEcheances(
                        &d, f.tarifs.map(TarifValeurs.init), facturationMois: valeurs.facturationMois, champ: "facturation_mois")
                }
                if let valeurs, d.fautes.isEmpty {
                    try await bases[.gestion].transaction(as: requete.principal) { tx in
                        _ = try ContratStore.modifier(contrat.entreprise, contrat.id, valeurs, tx)
                        try VerificationTVA.ecrire(verification, contrat.entreprise, contrat.id, tx)
                    }
                    return requete.redirection("/contrats/\(contrat.id)", fait: "Contrat \(valeurs.numero) à jour.")
                }
            }
        } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
            d.faute("numero", "Un autre contrat a ce numéro.")
        } catch let erreur as PostgresError where erreur.state == .foreignKeyViolation {
            throw Refus.conflit("Des permanences tiennent déjà à ce brouillon : signez-le, puis changez-le par un avenant.")
        }
        return requete.page(f.page(Saisie(requete.formulaire, d.fautes), d.fautes), statut: .unprocessableContent)
    }

    private func formulaire(modifie requete: Requete) async throws -> ContratFormulaire {
        let id: ID<Contrat> = try requete.id("id")
        return try await bases[.gestion].transaction(as: requete.principal, readOnly: true) { tx in
            guard let contrat = try ContratStore.trouver(id, tx) else { throw Refus.introuvable }
            return try ContratFormulaire(contrat.entreprise, contrat: contrat, tx)
        }
    }
}

extension ContratRecherche {
    init(_ champs: Champs) {
        mots = champs["q"] ?? ""
        statut = champs["statut"].flatMap(Contrat.Statut.init(rawValue:))
        entreprise = champs.texte("entreprise") ?? ""
        horizon = champs["echeance"].flatMap { Int($0) }.flatMap { (1...400).contains($0) ? $0 : nil }
        let cle = champs["tri"] ?? ""
        descendant = cle.hasPrefix("-")
        tri = Tri(rawValue: descendant ? String(cle.dropFirst()) : cle) ?? .entreprise
    }
}
