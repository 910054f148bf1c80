import Hummingbird
import Web

/// `/compte/mot-de-passe`: the holder changes it; compulsory after an account is made or reset.
struct MotDePasseRoutes: Sendable {
    let connexion: Connexion
    let resolveur: ResolveurDeSession

    func ajouter(a routes: Routes) {
        // Public routes: a session limited to its first steps has no function yet. The database knows the holder of the cookie.
        routes.get("/compte/mot-de-passe", .publique) { requete in
            guard let jeton = requete.jetonDeSession, let identite = try await connexion.store.identite(jeton) else {
                return requete.redirection("/connexion")
            }
            return requete.page(PageMotDePasse(identite: identite, fautes: Fautes()))
        }
        routes.post("/compte/mot-de-passe", .publique, changer)
    }

    private func changer(_ requete: Requete) async throws -> Response {
        guard let jeton = requete.jetonDeSession, let identite = try await connexion.store.identite(jeton) else {
            return requete.redirection("/connexion")
        }
        let nouveau = requete.formulaire["nouveau"] ?? ""
        var fautes = Fautes()
        fautes["nouveau"] = MotDePasse.refus(nouveau, login: identite.login)
        if nouveau != requete.formulaire["encore"] { fautes["encore"] = "Les deux saisies diffèrent." }
        if nouveau == requete.formulaire["ancien"] { fautes["nouveau"] = "Choisissez-en un autre que l’actuel." }
        if fautes.isEmpty {
            let change = try await connexion.changer(
                jeton, login: identite.login, ancien: requete.formulaire["ancien"] ?? "", nouveau: nouveau)
            if !change { fautes["ancien"] = "Ce n’est pas le mot de passe actuel." }
        }
        guard fautes.isEmpty else { return requete.page(PageMotDePasse(identite: identite, fautes: fautes), statut: .unprocessableContent) }
        resolveur.oublier(jeton)
        let suite = identite.totpAConfigurer ? "/compte/totp" : "/"
        return requete.redirection(suite, fait: "Mot de passe changé. Vos autres connexions sont fermées.")
    }
}

struct PageMotDePasse: Page {
    static let gabarit = "mot-de-passe"
    let identite: Identite
    let fautes: Fautes

    var entete: Entete {
        Entete(
            "Votre mot de passe",
            sous: identite.doitChanger ? "Celui qu’on vous a donné ne sert qu’une fois : choisissez le vôtre." : nil, largeur: .lecture)
    }

    func child(named name: String) -> Any? {
        let saisie = Saisie(nil, fautes)
        return switch name {
        case "resume": fautes.resume
        case "login": identite.login
        case "ancien": saisie.champ("ancien", "Mot de passe actuel", genre: .motDePasse, requis: true, completion: "current-password")
        case "nouveau":
            saisie.champ(
                "nouveau", "Nouveau mot de passe", genre: .motDePasse,
                aide: "Au moins \(MotDePasse.longueur) signes. Le collage est permis.", requis: true,
                completion: "new-password")
        case "encore": saisie.champ("encore", "Le même, encore une fois", genre: .motDePasse, requis: true, completion: "new-password")
        default: nil
        }
    }
}
