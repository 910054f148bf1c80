import Calendrier
import Contrats
import Entreprises
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/actions`: workshops and sessions at the clients', their seats, and how many came.
struct ActionCollectiveRoutes {
    let base: Database
    static let lire = Acces.compte(.gestion, .planification, .direction)
    static let ecrire = Acces.compte(.gestion, .planification)

    func ajouter(a routes: Routes) {
        routes.get("/actions", Self.lire, liste)
        routes.get("/actions/nouvelle", Self.ecrire) { requete in requete.page(try await fiche(requete, nil)) }
        routes.post("/actions/nouvelle", Self.ecrire) { requete in try await enregistrer(requete, nil) }
        routes.get("/actions/:entreprise/:id", Self.lire) { requete in requete.page(try await fiche(requete, try await une(requete))) }
        routes.post("/actions/:entreprise/:id", Self.ecrire) { requete in try await enregistrer(requete, try await une(requete)) }
        routes.post("/actions/:entreprise/:id/presence", Self.ecrire, compter)
        routes.post("/actions/:entreprise/:id/places", Self.ecrire, prendre)
        routes.post("/actions/:entreprise/:id/places/rendre", Self.ecrire, rendre)
        routes.post("/actions/:entreprise/:id/avis", Self.ecrire, noter)
        routes.get("/actions/:entreprise/:id/annuler", Self.ecrire) { requete in
            let action = try await une(requete)
            guard action.statut == .prevue else { throw Refus.introuvable }
            return requete.page(ActionPage.annulation(action))
        }
        routes.post("/actions/:entreprise/:id/annuler", Self.ecrire) { requete in
            let action = try await une(requete)
            guard try await base.transaction(as: requete.principal, { try ActionCollectiveStore.annuler(action, $0) }) else {
                throw Refus.conflit("Cette action n'est plus à venir : elle ne s'annule pas.")
            }
            return requete.redirection("/actions", fait: "\(action.titre), le \(action.jour.court) : annulée.")
        }
    }

    private func liste(_ requete: Requete) async throws -> Response {
        let aujourdhui = DateCivile.aujourdhui()
        let annee = requete.query["annee"].flatMap { Int($0) }.flatMap { (2000...2099).contains($0) ? $0 : nil } ?? aujourdhui.annee
        let ecrit = requete.principal.fonctions.contains(.planification)
        let (actions, retard) = try await base.transaction(as: requete.principal, readOnly: true) { tx in
            (
                try ActionCollectiveStore.pendant(Periode(annee: annee), tx),
                try ActionCollectiveStore.aRenseigner(avant: aujourdhui, tx)
            )
        }
        let pages = Pagination(requete, parPage: 50, total: actions.count)
        return requete.page(
            ActionsPage(
                annee: annee, actions: actions, pages: pages, retard: retard, ecrit: ecrit, aujourdhui: aujourdhui))
    }

    private func compter(_ requete: Requete) async throws -> Response {
        let action = try await une(requete)
        var d = Depouillement(requete.formulaire)
        if d.champs.texte("participants") == nil { d.faute("participants", "Écrivez combien de personnes étaient là.") }
        let participants = d.entier("participants", 0...2_000)
        if !action.seCompte(le: .aujourdhui()) {
            d.faute("participants", "La présence se compte à partir du \(action.jour.court), et jamais pour une action annulée.")
        }
        guard let participants, d.fautes.isEmpty else {
            return requete.page(try await fiche(requete, action, d.fautes), statut: .unprocessableContent)
        }
        _ = try await base.transaction(as: requete.principal) { try ActionCollectiveStore.tenir(action, participants: participants, $0) }
        return requete.redirection("/actions", fait: "\(action.titre) : tenue, \(pluriel(participants, "présent")).")
    }

    private func prendre(_ requete: Requete) async throws -> Response {
        let action = try await une(requete)
        do {
            let code = try await base.transaction(as: requete.principal) { try PlaceStore.prendre(action.entreprise, action.id, $0) }
            return requete.redirection(action.chemin, fait: "Place prise : code \(code). Donnez-le à la personne.")
        } catch let refus as PostgresError where refus.state == .checkViolation {
            throw Refus.conflit("Il n'y a plus de place, ou l'action ne prend plus d'inscription.")
        }
    }

    private func rendre(_ requete: Requete) async throws -> Response {
        let action = try await une(requete)
        let code = requete.formulaire.texte("code") ?? ""
        guard try await base.transaction(as: requete.principal, { try PlaceStore.rendre(action.entreprise, action.id, code: code, $0) })
        else {
            return requete.page(try await fiche(requete, action, refus: (code, Self.codeInconnu)), statut: .unprocessableContent)
        }
        return requete.redirection(action.chemin, fait: "La place est rendue.")
    }

    static let codeInconnu = "Aucune place de cette action n'a ce code. Il a cinq signes, par exemple 7KQ2M."

    private func noter(_ requete: Requete) async throws -> Response {
        let action = try await une(requete)
        var d = Depouillement(requete.formulaire)
        guard let presents = action.participants, let avis = Avis(&d, presents: presents) else {
            return requete.page(try await fiche(requete, action, d.fautes), statut: .unprocessableContent)
        }
        _ = try await base.transaction(as: requete.principal) { try ActionCollectiveStore.noter(action, avis, $0) }
        return requete.redirection(action.chemin, fait: "\(pluriel(avis.total, "billet")) : \(avis.moyenne).")
    }

    private func enregistrer(_ requete: Requete, _ action: ActionCollective?) async throws -> Response {
        var d = Depouillement(requete.formulaire)
        guard let valeurs = ActionCollectiveValeurs(&d, entreprise: action?.entreprise) else {
            return requete.page(try await fiche(requete, action, d.fautes), statut: .unprocessableContent)
        }
        do {
            let ailleurs = try await base.transaction(as: requete.principal) { (tx) throws -> String? in
                if let mot = try ActionCollectiveStore.empechement(valeurs, sauf: action?.id, tx) { return mot }
                if let action {
                    guard try ActionCollectiveStore.modifier(action.id, valeurs, tx) else {
                        throw Refus.conflit("Cette action n'est plus à venir : elle ne se modifie pas.")
                    }
                } else {
                    _ = try ActionCollectiveStore.creer(valeurs, tx)
                }
                return nil
            }
            guard let ailleurs else {
                return requete.redirection(
                    "/actions?annee=\(valeurs.jour.annee)",
                    fait: "\(valeurs.genre.titre(valeurs.theme)), le \(valeurs.jour.court) : enregistrée.")
            }
            d.faute("intervenant", "Cette personne est déjà prise à ces heures : \(ailleurs). Choisissez-en une autre, ou un autre moment.")
        } catch let refus as PostgresError where refus.state == .foreignKeyViolation {
            d.faute("etablissement", "Choisissez un établissement et un projet de cette entreprise.")
        } catch let refus as PostgresError where refus.state == .checkViolation {
            d.faute("places", "Plus de places sont déjà prises que ce nombre : rendez-en d'abord.")
        }
        return requete.page(try await fiche(requete, action, d.fautes), statut: .unprocessableContent)
    }

    private func une(_ requete: Requete) async throws -> ActionCollective {
        let entreprise: EntrepriseID = try requete.id("entreprise")
        let id: ID<ActionCollective> = try requete.id("id")
        let lue = try await base.transaction(as: requete.principal, readOnly: true) { try ActionCollectiveStore.une(entreprise, id, $0) }
        guard let lue else { throw Refus.introuvable }
        return lue
    }

    /// A new one starts with its company: its establishments follow from it.
    private func fiche(_ requete: Requete, _ action: ActionCollective?, _ fautes: Fautes = Fautes(), refus: (String, String)? = nil)
        async throws -> ActionPage
    {
        let choisie = action?.entreprise ?? (requete.formulaire["entreprise"] ?? requete.query["entreprise"]).flatMap(EntrepriseID.init)
        let ecrit = requete.principal.fonctions.contains(.planification)
        let saisie = Saisie(refus == nil ? requete.formulaire : Champs(), fautes)
        let csrf = requete.csrf
        return try await base.transaction(as: requete.principal, readOnly: true) { tx in
            let entreprises = try Clientes.options(tx)
            return ActionPage(
                action: action, entreprise: choisie, entreprises: entreprises,
                etablissements: try choisie.map { try EtablissementStore.de($0, tx).filter(\.ouvert) } ?? [],
                intervenants: try ActionCollectiveStore.intervenants(tx),
                projets: try choisie.map { try ProjetStore.de($0, tx) } ?? [],
                places: try action.map { try PlaceStore.de($0.entreprise, $0.id, tx) } ?? [], refus: refus, csrf: csrf, saisie: saisie,
                fautes: fautes, ecrit: ecrit)
        }
    }
}
