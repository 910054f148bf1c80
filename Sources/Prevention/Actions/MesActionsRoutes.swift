import Calendrier
import Entreprises
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/mes-actions`: seats, presence, slips and programme, for the social workers.
struct MesActionsRoutes: Sendable {
    let store: MesActionsStore
    static let acces = Acces.compte(.nominatif, .intervenant)

    func ajouter(a routes: Routes) {
        routes.get("/mes-actions", Self.acces) { requete in requete.page(try await page(requete)) }
        routes.get("/mes-actions/:entreprise/:id", Self.acces) { requete in requete.page(try await fiche(requete)) }
        routes.post("/mes-actions/:entreprise/:id", Self.acces, compter)
        routes.post("/mes-actions/:entreprise/:id/places", Self.acces, prendre)
        routes.post("/mes-actions/:entreprise/:id/places/rendre", Self.acces, rendre)
        routes.post("/mes-actions/:entreprise/:id/avis", Self.acces, noter)
        routes.post("/mes-actions/:entreprise/:id/programme", Self.acces, ecrire)
        routes.post("/mes-actions/:entreprise/:id/inscription", Self.acces, ouvrir)
    }

    @Sendable private func compter(_ requete: Requete) async throws -> Response {
        let (entreprise, id) = try requete.action()
        let saisi = requete.formulaire.texte("participants") ?? ""
        guard let participants = Int(saisi), (0...2_000).contains(participants) else {
            return try await refuser(requete, saisi, "« \(saisi) » : un nombre de 0 à 2 000 est attendu.")
        }
        do {
            guard try await store.compter(entreprise, id, participants: participants, as: requete.principal) else {
                throw Refus.introuvable
            }
        } catch let refus as PostgresError where refus.state == .checkViolation {
            return try await refuser(requete, saisi, "Plus de billets d'avis que cela sont comptés : corrigez-les d'abord.")
        }
        return requete.redirection("/mes-actions", fait: "\(pluriel(participants, "présent")) : c'est noté.")
    }

    /// Where it was typed: in the list of what is to count, or on the page of an action already counted.
    private func refuser(_ requete: Requete, _ saisi: String, _ faute: String) async throws -> Response {
        let (entreprise, id) = try requete.action()
        guard let lue = try await store.une(entreprise, id, as: requete.principal) else { throw Refus.introuvable }
        guard lue.action.statut == .prevue else {
            var fautes = Fautes()
            fautes["participants"] = faute
            return requete.page(try await fiche(requete, fautes), statut: .unprocessableContent)
        }
        return requete.page(try await page(requete, (id, saisi, faute)), statut: .unprocessableContent)
    }

    @Sendable private func ouvrir(_ requete: Requete) async throws -> Response {
        let (entreprise, id) = try requete.action()
        let ouverte = requete.formulaire["ouverte"] == "oui"
        guard try await store.ouvrir(entreprise, id, ouverte, as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection(
            "/mes-actions/\(entreprise)/\(id)",
            fait: ouverte
                ? "Les salariés prennent maintenant leur place par l'affiche."
                : "Les places ne se prennent plus que par vous et vos collègues.")
    }

    @Sendable private func prendre(_ requete: Requete) async throws -> Response {
        let (entreprise, id) = try requete.action()
        do {
            let code = try await store.base.transaction(as: requete.principal) { try PlaceStore.prendre(entreprise, id, $0) }
            return requete.redirection("/mes-actions/\(entreprise)/\(id)", fait: "Place prise : code \(code). Donnez-le à la personne.")
        } catch let refus as PostgresError where refus.state == .checkViolation || refus.state == .foreignKeyViolation {
            throw Refus.conflit("Il n'y a plus de place, ou l'action ne prend plus d'inscription.")
        }
    }

    @Sendable private func rendre(_ requete: Requete) async throws -> Response {
        let (entreprise, id) = try requete.action()
        let code = requete.formulaire.texte("code") ?? ""
        guard try await store.base.transaction(as: requete.principal, { try PlaceStore.rendre(entreprise, id, code: code, $0) }) else {
            let page = try await fiche(requete, refus: (code, ActionCollectiveRoutes.codeInconnu))
            return requete.page(page, statut: .unprocessableContent)
        }
        return requete.redirection("/mes-actions/\(entreprise)/\(id)", fait: "La place est rendue.")
    }

    @Sendable private func noter(_ requete: Requete) async throws -> Response {
        let (entreprise, id) = try requete.action()
        guard let lue = try await store.une(entreprise, id, as: requete.principal), lue.sienne else { throw Refus.introuvable }
        var d = Depouillement(requete.formulaire)
        guard let presents = lue.action.participants, let avis = Avis(&d, presents: presents) else {
            return requete.page(try await fiche(requete, d.fautes), statut: .unprocessableContent)
        }
        guard try await store.noter(entreprise, id, avis, as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection("/mes-actions/\(entreprise)/\(id)", fait: "\(pluriel(avis.total, "billet")) : \(avis.moyenne).")
    }

    @Sendable private func ecrire(_ requete: Requete) async throws -> Response {
        let (entreprise, id) = try requete.action()
        var d = Depouillement(requete.formulaire)
        let programme = ActionCollectiveValeurs.programme(&d)
        guard d.fautes.isEmpty else { return requete.page(try await fiche(requete, d.fautes), statut: .unprocessableContent) }
        guard try await store.ecrire(entreprise, id, programme: programme, as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection("/mes-actions/\(entreprise)/\(id)", fait: "Le programme est enregistré.")
    }

    private func page(_ requete: Requete, _ refusee: (ID<ActionCollective>, String, String)? = nil) async throws -> MesActionsPage {
        let jour = DateCivile.aujourdhui()
        let actions = try await store.liste(depuis: jour.plus(mois: -12), aujourdhui: jour, as: requete.principal)
        let voisines = try await store.voisines(jour, as: requete.principal)
        return MesActionsPage(actions: actions, voisines: voisines, aujourdhui: jour, csrf: requete.csrf, refusee: refusee)
    }

    private func fiche(_ requete: Requete, _ fautes: Fautes = Fautes(), refus: (String, String)? = nil) async throws -> MonActionPage {
        let (entreprise, id) = try requete.action()
        guard let lue = try await store.une(entreprise, id, as: requete.principal) else { throw Refus.introuvable }
        return MonActionPage(
            action: lue.action, places: lue.places, sienne: lue.sienne,
            saisie: Saisie(refus == nil ? requete.formulaire : Champs(), fautes), fautes: fautes, refus: refus, csrf: requete.csrf,
            aujourdhui: .aujourdhui())
    }
}

extension Requete {
    /// The action named by `…/:entreprise/:id`.
    fileprivate func action() throws -> (EntrepriseID, ID<ActionCollective>) { (try id("entreprise"), try id("id")) }
}
