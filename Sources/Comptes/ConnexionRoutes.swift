import Hummingbird
import Tenancy
public import Web

/// `/connexion`, `/deconnexion`, the first password and the second factor.
public struct ConnexionRoutes: Sendable {
    let connexion: Connexion
    let resolveur: ResolveurDeSession
    let acces: AccesDeDemonstration?

    /// `acces`: logins to show on the sign-in page of a demonstration, nil elsewhere.
    public init(_ connexion: Connexion, _ resolveur: ResolveurDeSession, acces: AccesDeDemonstration? = nil) {
        self.connexion = connexion
        self.resolveur = resolveur
        self.acces = acces
    }

    public func ajouter(a routes: Routes) {
        routes.gabarits("Comptes", .module)
        routes.get("/connexion", .publique) { requete in
            if let principal = requete.principalEventuel, !principal.fonctions.isEmpty {
                return requete.redirection(requete.accueil(principal))
            }
            return requete.page(PageConnexion(login: "", refuse: false, suite: requete.suite, acces: acces))
        }
        routes.post("/connexion", .publique, entrer)
        routes.post("/deconnexion", .publique) { requete in
            if let jeton = requete.jetonDeSession {
                try await connexion.store.fermer(jeton)
                resolveur.oublier(jeton)
            }
            return requete.deconnecte()
        }
        MotDePasseRoutes(connexion: connexion, resolveur: resolveur).ajouter(a: routes)
        TotpRoutes(connexion: connexion, resolveur: resolveur).ajouter(a: routes)
    }

    private func entrer(_ requete: Requete) async throws -> Response {
        let login = requete.formulaire.texte("login") ?? ""
        let motDePasse = requete.formulaire["mot_de_passe"] ?? ""
        let reussite: Connexion.Reussite?
        do {
            reussite = try await connexion.ouvrir(login: login, motDePasse: motDePasse, code: requete.formulaire["code"] ?? "")
        } catch is Epreuve.Encombrement {
            throw Refus.indisponible
        }
        guard let reussite else {
            return requete.page(
                PageConnexion(login: login, refuse: true, suite: requete.suite, acces: acces), statut: .unprocessableContent)
        }
        if let ancien = requete.jetonDeSession {
            try await connexion.store.fermer(ancien)
            resolveur.oublier(ancien)
        }
        switch reussite.suite {
        case .totp: return requete.connecte(jeton: reussite.jeton, vers: "/compte/totp")
        case .motDePasse: return requete.connecte(jeton: reussite.jeton, vers: "/compte/mot-de-passe")
        case .entree: return requete.connecte(jeton: reussite.jeton, vers: requete.suite ?? "/")
        }
    }
}

/// One fixed error for every failed sign-in: nothing says whether the login exists, the password is wrong or the code is late.
struct PageConnexion: Page {
    static let gabarit = "connexion"
    let login: String
    let refuse: Bool
    let suite: String?
    let acces: AccesDeDemonstration?

    var entete: Entete { Entete("Se connecter", densite: .normale, largeur: .pleine, classe: "page-connexion") }

    func child(named name: String) -> Any? {
        switch name {
        case "refus":
            refuse
                ? Alerte(
                    .erreur,
                    "Vérifiez les majuscules et le code à six chiffres du moment, ou demandez un nouveau mot de passe à l’administration. Après cinq échecs, chaque essai attend plus longtemps.",
                    fort: "L’identifiant, le mot de passe ou le code ne correspond pas.")
                : nil
        case "login": Champ("login", "Identifiant", login, requis: true, completion: "username")
        case "motDePasse":
            Champ(
                "mot_de_passe", "Mot de passe", genre: .motDePasse,
                faute: refuse ? "À saisir de nouveau : il n’est jamais réaffiché." : nil, requis: true,
                completion: "current-password")
        case "code":
            Champ(
                "code", "Code à six chiffres", genre: .code, aide: "Seulement si votre compte a un second facteur.",
                completion: "one-time-code")
        case "suite": suite
        case "acces": acces?.lignes
        case "commun": acces?.lignes.first?.motDePasse
        case "aAcces": acces != nil
        default: nil
        }
    }
}
