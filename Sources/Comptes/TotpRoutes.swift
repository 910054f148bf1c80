import Hummingbird
import Web

/// `/compte/totp`: sets up the second factor, compulsory for intervenants and administrators.
struct TotpRoutes: Sendable {
    let connexion: Connexion
    let resolveur: ResolveurDeSession

    func ajouter(a routes: Routes) {
        routes.get("/compte/totp", .publique) { requete in
            guard let jeton = requete.jetonDeSession, let identite = try await connexion.store.identite(jeton) else {
                return requete.redirection("/connexion")
            }
            return requete.page(PageTotp(identite: identite, totp: try await connexion.store.preparerTotp(jeton), faute: nil))
        }
        routes.post("/compte/totp", .publique) { requete in
            guard let jeton = requete.jetonDeSession, let identite = try await connexion.store.identite(jeton) else {
                return requete.redirection("/connexion")
            }
            let code = Connexion.chiffres(requete.formulaire["code"] ?? "")
            guard try await connexion.store.confirmerTotp(jeton, code: code) else {
                let faute =
                    code.count == 6
                    ? "Ce code n’est pas celui du moment. Vérifiez que l’heure du téléphone est réglée automatiquement, puis saisissez le suivant."
                    : "Un code a six chiffres."
                let page = PageTotp(identite: identite, totp: try await connexion.store.preparerTotp(jeton), faute: faute)
                return requete.page(page, statut: .unprocessableContent)
            }
            resolveur.oublier(jeton)
            return requete.redirection("/", fait: "Second facteur en place. Il sera demandé à chaque connexion.")
        }
    }
}

struct PageTotp: Page {
    static let gabarit = "totp"
    let identite: Identite
    let totp: Totp?
    let faute: String?

    var entete: Entete {
        Entete("Second facteur", sous: "Un code à six chiffres, sur votre téléphone, en plus du mot de passe.", largeur: .lecture)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "code":
            Champ("code", "Code affiché par l’application", genre: .code, faute: faute, requis: true, completion: "one-time-code")
        case "actif": identite.totpActif
        case "aPreparer": totp != nil
        case "secret": totp.map { groupes($0.base32) }
        case "qr":
            totp.flatMap { CodeQR($0.uri(login: identite.login)) }.map {
                $0.dessin(classe: "qr", cote: 220, lecture: "Code QR du second facteur ; le même secret est écrit dessous")
            }
        default: nil
        }
    }

    private func groupes(_ texte: String) -> String {
        stride(from: 0, to: texte.count, by: 4).map { String(texte.dropFirst($0).prefix(4)) }.joined(separator: " ")
    }
}
