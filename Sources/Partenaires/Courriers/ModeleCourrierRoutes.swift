import Entreprises
import Hummingbird
import Postgres
import Tenancy
import Web

/// Standard letters: read by whoever keeps the directory, written by the social workers and the management.
struct ModeleCourrierRoutes: Sendable {
    let porte: Porte

    func ajouter(a routes: Routes) {
        let (p, plume) = ("\(porte.prefixe)/courriers", porte.plume)
        routes.get(p, porte.acces) { requete in
            let ecrit = porte.ecrit(requete.principal)
            let modeles = try await porte.base.transaction(as: requete.principal, readOnly: true) { tx in
                ecrit ? try ModeleCourrierStore.tous(tx) : try ModeleCourrierStore.liste(nil, tx)
            }
            return requete.page(CourriersPage(porte: porte, modeles: modeles, ecrit: ecrit))
        }
        routes.get("\(p)/nouveau", plume) { requete in requete.page(formulaire(requete, nil)) }
        routes.post("\(p)/nouveau", plume) { requete in try await enregistrer(requete, nil) }
        routes.get("\(p)/:id", porte.acces) { requete in requete.page(try await lecture(requete, version: nil)) }
        routes.get("\(p)/:id/versions/:version", porte.acces) { requete in
            guard let version = Int(try requete.parametre("version")) else { throw Refus.introuvable }
            return requete.page(try await lecture(requete, version: version))
        }
        routes.get("\(p)/:id/modifier", plume) { requete in requete.page(formulaire(requete, try await un(requete))) }
        routes.post("\(p)/:id/modifier", plume) { requete in try await enregistrer(requete, try await un(requete)) }
        routes.post("\(p)/:id/retirer", plume) { requete in try await activer(requete, false, "Ce courrier n'est plus proposé.") }
        routes.post("\(p)/:id/remettre", plume) { requete in try await activer(requete, true, "Ce courrier est de nouveau proposé.") }
    }

    private func un(_ requete: Requete) async throws -> ModeleCourrier {
        let id: ID<ModeleCourrier> = try requete.id("id")
        let lu = try await porte.base.transaction(as: requete.principal, readOnly: true) { try ModeleCourrierStore.trouver(id, $0) }
        guard let lu else { throw Refus.introuvable }
        return lu
    }

    private func lecture(_ requete: Requete, version: Int?) async throws -> CourrierPage {
        let id: ID<ModeleCourrier> = try requete.id("id")
        let (porte, ecrit) = (porte, porte.ecrit(requete.principal))
        return try await porte.base.transaction(as: requete.principal, readOnly: true) { tx in
            guard let modele = try ModeleCourrierStore.trouver(id, tx) else { throw Refus.introuvable }
            let versions = try ModeleCourrierStore.versions(id, tx)
            let lue = version.flatMap { n in n == modele.version ? nil : versions.first { $0.version == n } }
            guard version == nil || version == modele.version || lue != nil else { throw Refus.introuvable }
            return CourrierPage(porte: porte, modele: modele, versions: versions, lue: lue, ecrit: ecrit)
        }
    }

    private func formulaire(_ requete: Requete, _ modele: ModeleCourrier?, _ fautes: Fautes = Fautes(), apercu: Balisage? = nil)
        -> CourrierFormulairePage
    {
        CourrierFormulairePage(porte: porte, modele: modele, saisie: Saisie(requete.formulaire, fautes), fautes: fautes, apercu: apercu)
    }

    private func enregistrer(_ requete: Requete, _ modele: ModeleCourrier?) async throws -> Response {
        var d = Depouillement(requete.formulaire)
        guard let valeurs = CourrierValeurs(&d) else {
            return requete.page(formulaire(requete, modele, d.fautes), statut: .unprocessableContent)
        }
        if requete.formulaire["apercu"] != nil {
            return requete.page(formulaire(requete, modele, apercu: try PersonneFictive.apercu(valeurs.corps)))
        }
        let version = requete.formulaire["version"].flatMap { Int($0) } ?? 0
        do {
            let id = try await porte.base.transaction(as: requete.principal) { tx -> ID<ModeleCourrier>? in
                guard let modele else { return try ModeleCourrierStore.creer(valeurs, tx) }
                return try ModeleCourrierStore.modifier(modele.id, version: version, valeurs, tx) ? modele.id : nil
            }
            if let id { return requete.redirection("\(porte.prefixe)/courriers/\(id)", fait: "« \(valeurs.titre) » : enregistré.") }
            d.faute(
                "corps",
                "Quelqu'un a écrit la version \(modele?.version ?? version) pendant ce temps. Relisez-la, puis enregistrez de nouveau.")
        } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
            d.faute("titre", "Un courrier de ce partenaire porte déjà ce titre. Modifiez-le, ou changez le titre.")
        }
        return requete.page(formulaire(requete, modele, d.fautes), statut: .conflict)
    }

    private func activer(_ requete: Requete, _ actif: Bool, _ fait: String) async throws -> Response {
        let id: ID<ModeleCourrier> = try requete.id("id")
        guard try await porte.base.transaction(as: requete.principal, { try ModeleCourrierStore.activer(id, actif, $0) }) else {
            throw Refus.introuvable
        }
        return requete.redirection("\(porte.prefixe)/courriers/\(id)", fait: fait)
    }
}
