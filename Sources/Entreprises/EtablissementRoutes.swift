import Hummingbird
import Postgres
import Tenancy
import Web

/// `/entreprises/:id/etablissements`: creation and change.
struct EtablissementRoutes {
    let bases: Bases

    func ajouter(a routes: Routes) {
        routes.get("/entreprises/:id/etablissements/nouveau", EntreprisesRoom.ecrire) { requete in
            let (entreprise, _) = try await trouver(requete)
            return requete.page(formulaire(entreprise, nil, Saisie(), Fautes()))
        }
        routes.post("/entreprises/:id/etablissements", EntreprisesRoom.ecrire, enregistrer)
        routes.get("/entreprises/:id/etablissements/:etablissement/modifier", EntreprisesRoom.ecrire) { requete in
            let (entreprise, etablissement) = try await trouver(requete)
            return requete.page(formulaire(entreprise, etablissement, Saisie(), Fautes()))
        }
        routes.post("/entreprises/:id/etablissements/:etablissement", EntreprisesRoom.ecrire, enregistrer)
    }

    @Sendable private func enregistrer(_ requete: Requete) async throws -> Response {
        let (entreprise, etablissement) = try await trouver(requete)
        var d = Depouillement(requete.formulaire)
        if let valeurs = EtablissementSaisie.lire(&d, entreprise) {
            do {
                try await bases[.gestion].transaction(as: requete.principal) { tx in
                    if let etablissement {
                        _ = try EtablissementStore.modifier(entreprise.id, etablissement.id, valeurs, tx)
                    } else {
                        _ = try EtablissementStore.creer(entreprise.id, valeurs, tx)
                    }
                }
                return requete.redirection("/entreprises/\(entreprise.id)", fait: "Établissement « \(valeurs.nom) » enregistré.")
            } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
                let siret = erreur.constraint?.contains("siret") == true
                d.faute(siret ? "siret" : "code", "Un autre établissement de \(entreprise.nom) a \(siret ? "ce SIRET" : "ce code").")
            }
        }
        let page = formulaire(entreprise, etablissement, Saisie(requete.formulaire, d.fautes), d.fautes)
        return requete.page(page, statut: .unprocessableContent)
    }

    private func trouver(_ requete: Requete) async throws -> (Entreprise, Etablissement?) {
        let id: EntrepriseID = try requete.id("id")
        let etablissement: ID<Etablissement>? = try? requete.id("etablissement")
        return try await bases[.gestion].transaction(as: requete.principal, readOnly: true) { tx in
            guard let entreprise = try EntrepriseStore.trouver(id, tx) else { throw Refus.introuvable }
            guard let etablissement else { return (entreprise, nil) }
            guard let trouve = try EtablissementStore.trouver(id, etablissement, tx) else { throw Refus.introuvable }
            return (entreprise, trouve)
        }
    }

    private func formulaire(_ e: Entreprise, _ etablissement: Etablissement?, _ s: Saisie, _ fautes: Fautes) -> PageFormulaire {
        PageFormulaire(
            Entete(
                etablissement.map { "Modifier \($0.nom)" } ?? "Nouvel établissement",
                ariane: [("Entreprises", "/entreprises"), (e.nom, "/entreprises/\(e.id)")], donnees: ["gestion.etablissement"],
                densite: .dense,
                largeur: .moyenne, ici: "/entreprises"),
            action: "/entreprises/\(e.id)/etablissements" + (etablissement.map { "/\($0.id)" } ?? ""), retour: "/entreprises/\(e.id)",
            envoyer: etablissement == nil ? "Créer l'établissement" : "Enregistrer les changements", fautes: fautes,
            EtablissementSaisie.sections(s, etablissement.map(EtablissementValeurs.init)))
    }
}
