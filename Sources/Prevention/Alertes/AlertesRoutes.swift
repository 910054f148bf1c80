import Entreprises
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/alertes`: the management reads, takes charge, closes.
struct AlertesRoutes: Sendable {
    let base: Database
    static let acces = Acces.compte(.gestion, .direction)

    func ajouter(a routes: Routes) {
        routes.get("/alertes", Self.acces) { requete in
            let alertes = try await base.transaction(as: requete.principal, readOnly: true) { try AlerteStore.toutes($0) }
            return requete.page(AlertesPage(alertes: alertes, direction: true, csrf: requete.csrf))
        }
        routes.post("/alertes/:entreprise/:id/prise", Self.acces) { requete in
            let (entreprise, id): (EntrepriseID, ID<AlerteCollective>) = (try requete.id("entreprise"), try requete.id("id"))
            guard try await base.transaction(as: requete.principal, { try AlerteStore.prendre(entreprise, id, $0) }) else {
                throw Refus.introuvable
            }
            return requete.redirection("/alertes", fait: "Vous prenez cette alerte en charge.")
        }
        routes.post("/alertes/:entreprise/:id/close", Self.acces) { requete in
            let (entreprise, id): (EntrepriseID, ID<AlerteCollective>) = (try requete.id("entreprise"), try requete.id("id"))
            guard let suite = requete.formulaire["suite"].flatMap(AlerteCollective.Suite.init(rawValue:)) else {
                throw Refus.saisie("Dites quelle suite a été donnée.")
            }
            guard try await base.transaction(as: requete.principal, { try AlerteStore.clore(entreprise, id, suite, $0) }) else {
                throw Refus.introuvable
            }
            return requete.redirection("/alertes", fait: "Alerte close : \(suite.libelle).")
        }
        routes.post("/alertes/:entreprise/:id/reouverture", Self.acces) { requete in
            let (entreprise, id): (EntrepriseID, ID<AlerteCollective>) = (try requete.id("entreprise"), try requete.id("id"))
            guard try await base.transaction(as: requete.principal, { try AlerteStore.rouvrir(entreprise, id, $0) }) else {
                throw Refus.introuvable
            }
            return requete.redirection("/alertes", fait: "L'alerte est rouverte : dites quelle suite lui est donnée.")
        }
    }
}

/// `/mes-alertes`: a social worker posts, and sees what became of hers.
struct MesAlertesRoutes: Sendable {
    let base: Database

    func ajouter(a routes: Routes) {
        routes.get("/mes-alertes", MesActionsRoutes.acces) { requete in
            let alertes = try await base.transaction(as: requete.principal, readOnly: true) { try AlerteStore.toutes($0) }
            return requete.page(AlertesPage(alertes: alertes, direction: false, csrf: requete.csrf))
        }
        routes.get("/mes-alertes/nouvelle", MesActionsRoutes.acces) { requete in requete.page(try await formulaire(requete)) }
        routes.post("/mes-alertes/nouvelle", MesActionsRoutes.acces, poser)
        routes.get("/mes-alertes/:entreprise/:id/retrait", MesActionsRoutes.acces) { requete in
            let alerte = try await retirable(requete)
            return requete.page(AlertesPage.retrait(alerte))
        }
        routes.post("/mes-alertes/:entreprise/:id/retrait", MesActionsRoutes.acces) { requete in
            let alerte = try await retirable(requete)
            guard try await base.transaction(as: requete.principal, { try AlerteStore.retirer(alerte.entreprise, alerte.id, $0) }) else {
                throw Refus.conflit("La direction vient de la prendre en charge : dites-lui de vive voix qu'elle est à clore sans suite.")
            }
            return requete.redirection("/mes-alertes", fait: "L'alerte est retirée.")
        }
    }

    @Sendable private func poser(_ requete: Requete) async throws -> Response {
        var d = Depouillement(requete.formulaire)
        guard let valeurs = AlerteValeurs(&d) else {
            return requete.page(try await formulaire(requete, d.fautes), statut: .unprocessableContent)
        }
        do {
            guard try await base.transaction(as: requete.principal, { try AlerteStore.poser(valeurs, $0) }) != nil else {
                throw Refus.introuvable
            }
            return requete.redirection("/mes-alertes", fait: "L'alerte est transmise à la direction.")
        } catch let erreur as PostgresError where erreur.state == .checkViolation || erreur.state == .foreignKeyViolation {
            d.faute("etablissement", "Un établissement de moins de cinquante salariés ne se nomme pas : choisissez « Toute l'entreprise ».")
            return requete.page(try await formulaire(requete, d.fautes), statut: .unprocessableContent)
        }
    }

    private func retirable(_ requete: Requete) async throws -> AlerteCollective {
        let (entreprise, id): (EntrepriseID, ID<AlerteCollective>) = (try requete.id("entreprise"), try requete.id("id"))
        let miennes = try await base.transaction(as: requete.principal, readOnly: true) { try AlerteStore.toutes($0) }
        guard let alerte = miennes.first(where: { $0.id == id && $0.entreprise == entreprise }), alerte.etat == .ouverte else {
            throw Refus.introuvable
        }
        return alerte
    }

    private func formulaire(_ requete: Requete, _ fautes: Fautes = Fautes()) async throws -> NouvelleAlertePage {
        let demandee = requete.formulaire["entreprise"] ?? requete.query["entreprise"]
        let saisie = Saisie(requete.formulaire, fautes)
        return try await base.transaction(as: requete.principal, readOnly: true) { tx in
            let suivies = try AlerteStore.suivies(tx)
            let choisie = suivies.first { $0.valeur == demandee }?.valeur
            return NouvelleAlertePage(
                entreprises: suivies,
                etablissements: try choisie.flatMap(EntrepriseID.init).map { try AlerteStore.etablissements($0, tx) } ?? [], saisie: saisie,
                fautes: fautes, choisie: choisie)
        }
    }
}
