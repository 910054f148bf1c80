import Hummingbird
public import Postgres
import Tenancy
public import Web

/// `/secret-equipe`: the direction is told of urgent accesses, sets locks, proposes a handover when an account is closed; it reads nothing.
public struct SecretEquipeRoutes: Sendable {
    private static let acces = Acces.compte(.pilotage, .direction)
    let store: SecretEquipeStore

    /// `base`: the pool of `app_pilotage`.
    public init(base: Database) { store = SecretEquipeStore(base: base) }

    public func ajouter(a routes: Routes) {
        routes.get("/secret-equipe", Self.acces) { requete in try await page(requete, Saisie(), Fautes()) }
        routes.post("/secret-equipe/acces/:entreprise/:acces/acte", Self.acces, prendreActe)
        routes.post("/secret-equipe/verrous", Self.acces, verrouiller)
        routes.post("/secret-equipe/verrous/:entreprise/:verrou/levee", Self.acces, lever)
        routes.post("/secret-equipe/relais", Self.acces, proposer)
        routes.post("/secret-equipe/suivis", Self.acces, designer)
        routes.post("/secret-equipe/relais/annulation", Self.acces, annuler)
    }

    @Sendable func prendreActe(_ requete: Requete) async throws -> Response {
        let acces: ID<AccesUrgence> = try requete.id("acces")
        guard try await store.prendreActe(try requete.id("entreprise"), acces.rawValue, as: requete.principal) else {
            throw Refus.introuvable
        }
        return requete.redirection("/secret-equipe", fait: "La direction a pris acte de cet accès.")
    }

    @Sendable func verrouiller(_ requete: Requete) async throws -> Response {
        let champs = requete.formulaire
        var fautes = Fautes()
        let compte = champs["compte"].flatMap { ID<CompteTag>($0) }
        if compte == nil { fautes["compte"] = "Choisissez l'intervenant." }
        let entreprise = champs["entreprise"].flatMap { ID<EntrepriseTag>($0) }
        if entreprise == nil { fautes["entreprise"] = "Choisissez l'entreprise." }
        if let compte, let entreprise {
            switch try await store.verrouiller(entreprise, numero: champs.texte("numero"), compte, as: requete.principal) {
            case "fait":
                return requete.redirection(
                    "/secret-equipe", fait: "Le verrou est posé : il l'emporte sur tout partage et tout accès d'urgence.")
            case "referent": fautes["compte"] = "Cet intervenant y suit des personnes : il doit d'abord passer le relais."
            default: fautes["numero"] = "Aucun dossier de ce numéro dans cette entreprise."
            }
        }
        return try await page(requete, Saisie(champs, fautes), fautes, statut: .badRequest)
    }

    @Sendable func lever(_ requete: Requete) async throws -> Response {
        let verrou: ID<VerrouEquipe> = try requete.id("verrou")
        guard try await store.lever(try requete.id("entreprise"), verrou.rawValue, as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection("/secret-equipe", fait: "Le verrou est levé.")
    }

    @Sendable func proposer(_ requete: Requete) async throws -> Response {
        var fautes = Fautes()
        let champs = requete.formulaire
        if let de = champs["de"].flatMap({ ID<CompteTag>($0) }), let vers = champs["vers"].flatMap({ ID<CompteTag>($0) }) {
            if let nombre = try await store.proposer(de, a: vers, as: requete.principal) {
                return requete.redirection(
                    "/secret-equipe",
                    fait:
                        "\(pluriel(nombre, "dossier proposé", "dossiers proposés")). Rien ne bouge avant que le receveur accepte, un par un."
                )
            }
            fautes["vers"] = "Choisissez un compte fermé, et un intervenant en exercice."
        } else {
            fautes["vers"] = "Choisissez le receveur."
        }
        return try await page(requete, Saisie(champs, fautes), fautes, statut: .badRequest)
    }

    /// The direction designates, the psychologist accepts or not.
    @Sendable func designer(_ requete: Requete) async throws -> Response {
        let champs = requete.formulaire
        var fautes = Fautes()
        if let de = champs["de"].flatMap({ ID<CompteTag>($0) }), let vers = champs["vers"].flatMap({ ID<CompteTag>($0) }),
            let nombre = try await store.proposerSuivis(de, a: vers, as: requete.principal)
        {
            return requete.redirection(
                "/secret-equipe",
                fait:
                    "\(pluriel(nombre, "suivi proposé", "suivis proposés")). La ou le psychologue accepte, un par un, après avoir informé la personne."
            )
        }
        fautes["vers"] = "Choisissez une ou un psychologue en exercice : un suivi ne va à personne d'autre."
        return try await page(requete, Saisie(champs, fautes), fautes, statut: .badRequest)
    }

    @Sendable func annuler(_ requete: Requete) async throws -> Response {
        guard let de = requete.formulaire["de"].flatMap({ ID<CompteTag>($0) }),
            let nombre = try await store.annuler(de, as: requete.principal)
        else { throw Refus.introuvable }
        return requete.redirection(
            "/secret-equipe",
            fait: "\(pluriel(nombre, "proposition retirée", "propositions retirées")). Les dossiers attendent un receveur.")
    }

    private func page(
        _ requete: Requete, _ saisie: Saisie, _ fautes: Fautes, statut: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let etat = try await store.etat(as: requete.principal)
        return requete.page(PageSecretEquipe(etat: etat, saisie: saisie, fautes: fautes.resume, csrf: requete.csrf), statut: statut)
    }
}
