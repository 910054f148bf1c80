import Hummingbird
import Mustache
public import Postgres
import Tenancy
public import Web

/// `/comptes`: the technical administrator opens, disables and resets accounts, and reads nothing else.
public struct CompteRoutes: Sendable {
    let base: Database
    let connexion: Connexion

    /// `base`: the pool of `app_administration`.
    public init(base: Database, connexion: Connexion) {
        self.base = base
        self.connexion = connexion
    }

    private static let acces = Acces.compte(.administration, .administration)

    public func ajouter(a routes: Routes) {
        routes.get("/comptes", Self.acces) { requete in
            let comptes = try await store(requete).lister()
            return requete.page(PageComptes(requete, comptes))
        }
        routes.get("/comptes/nouveau", Self.acces) { requete in requete.page(PageNouveauCompte(saisie: Saisie())) }
        routes.post("/comptes", Self.acces, creer)
        routes.post("/comptes/:id/activation", Self.acces) { requete in
            try await agir(requete) { store, id in
                try await store.activer(id, requete.formulaire["actif"] == "oui")
                return requete.redirection("/comptes", fait: "État du compte changé ; ses sessions sont fermées.")
            }
        }
        routes.post("/comptes/:id/reinitialisation", Self.acces) { requete in
            try await agir(requete) { store, id in
                let provisoire = MotDePasse.provisoire()
                let sel = Preuve.nouveauSel()
                try await store.reinitialiser(id, sel: sel, preuve: try await connexion.preuve(provisoire, sel: sel))
                return requete.page(PageMotDePasseProvisoire(motDePasse: provisoire, titre: "Compte réinitialisé"))
            }
        }
        routes.post("/comptes/:id/revocation", Self.acces) { requete in
            try await agir(requete) { store, id in
                try await store.revoquer(id)
                return requete.redirection("/comptes", fait: "Toutes les sessions de ce compte sont fermées.")
            }
        }
    }

    private func store(_ requete: Requete) -> CompteStore { CompteStore(base: base, principal: requete.principal) }

    private func agir(_ requete: Requete, _ geste: (CompteStore, ID<CompteTag>) async throws -> Response) async throws -> Response {
        do {
            return try await geste(store(requete), try requete.id("id"))
        } catch let erreur as PostgresError where erreur.state == .insufficientPrivilege {
            throw Refus.conflit("Ce geste ne se fait pas sur son propre compte : demandez à un autre administrateur.")
        }
    }

    private func creer(_ requete: Requete) async throws -> Response {
        var fautes = Fautes()
        let f = requete.formulaire
        let nouveau = NouveauCompte.lire(
            login: f.texte("login") ?? "", nom: f.texte("nom") ?? "", fonctions: f.all("fonctions"),
            entreprise: f.texte("entreprise") ?? "",
            fautes: &fautes)
        if let nouveau {
            let provisoire = MotDePasse.provisoire()
            let sel = Preuve.nouveauSel()
            do {
                try await store(requete).creer(
                    login: nouveau.login, nom: nouveau.nom, fonctions: nouveau.fonctions, entreprise: nouveau.entreprise, sel: sel,
                    preuve: try await connexion.preuve(provisoire, sel: sel))
                return requete.page(PageMotDePasseProvisoire(motDePasse: provisoire, titre: "Compte « \(nouveau.login) » ouvert"))
            } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
                fautes["login"] = "« \(nouveau.login) » est pris : ajoutez une initiale ou un chiffre."
            } catch let erreur as PostgresError where erreur.state == .checkViolation {
                fautes["fonctions"] = "Ces fonctions ne se cumulent pas."
            }
        }
        return requete.page(PageNouveauCompte(saisie: Saisie(f, fautes), resume: fautes.resume), statut: .unprocessableContent)
    }
}
