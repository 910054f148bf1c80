import Calendrier
import Contrats
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/equipe`: the intervenants, their weekly pattern, their absences, their agenda address.
struct EquipeRoutes {
    let bases: Bases

    func ajouter(a routes: Routes) {
        let base = bases[.gestion]
        let ecrire = Acces.compte(.gestion, .planification)
        routes.get("/equipe", Acces.compte(.gestion, .planification, .direction)) { requete in
            let lus = try await base.transaction(as: requete.principal, readOnly: true) { try IntervenantStore.tous($0) }
            let pages = Pagination(requete, parPage: 50, total: lus.count)
            return requete.page(EquipePage(intervenants: Array(lus.dropFirst(pages.debut).prefix(50)), total: lus.count, pages: pages))
        }
        routes.get("/equipe/nouveau", ecrire) { requete in
            requete.page(try await fiche(nil, requete, base))
        }
        routes.post("/equipe/nouveau", ecrire) { requete in try await enregistrer(nil, requete, base) }
        routes.get("/equipe/:id", ecrire) { requete in
            requete.page(try await fiche(try requete.id("id"), requete, base))
        }
        routes.post("/equipe/:id", ecrire) { requete in try await enregistrer(try requete.id("id"), requete, base) }
        routes.post("/equipe/:id/agenda", ecrire) { requete in
            let id: ID<IntervenantTag> = try requete.id("id")
            let jeton = JetonAgenda()
            try await base.transaction(as: requete.principal) { try AgendaStore.creer(jeton, intervenant: id, $0) }
            return requete.page(AgendaPage(jeton: jeton, retour: "/equipe/\(id)"))
        }
        routes.post("/equipe/:id/agenda/revoquer", ecrire) { requete in
            let id: ID<IntervenantTag> = try requete.id("id")
            let n = try await base.transaction(as: requete.principal) { try AgendaStore.revoquer(intervenant: id, $0) }
            return requete.redirection(
                "/equipe/\(id)", fait: n == 0 ? "Aucune adresse n'était ouverte." : "Adresses d'agenda révoquées : \(n).")
        }
    }

    private func fiche(
        _ id: ID<IntervenantTag>?, _ requete: Requete, _ base: Database, _ fautes: Fautes = Fautes()
    ) async throws -> IntervenantPage {
        let saisie = Saisie(requete.formulaire, fautes)
        let csrf = requete.csrf
        return try await base.transaction(as: requete.principal, readOnly: true) { tx in
            let lu = try id.map { id in
                guard let i = try IntervenantStore.un(id, tx) else { throw Refus.introuvable }
                return i
            }
            return IntervenantPage(
                intervenant: lu, bureaux: try LieuStore.bureaux(tx),
                absences: try id.map { try AbsenceStore.de($0, depuis: .aujourdhui(), tx) } ?? [],
                agendas: try id.map { try AgendaStore.ouvertes(intervenant: $0, tx) } ?? 0, saisie: saisie, fautes: fautes, csrf: csrf)
        }
    }

    private func enregistrer(_ id: ID<IntervenantTag>?, _ requete: Requete, _ base: Database) async throws -> Response {
        var fautes = Fautes()
        let valeurs = IntervenantValeurs(requete.formulaire, &fautes)
        guard fautes.isEmpty else { return requete.page(try await fiche(id, requete, base, fautes), statut: .unprocessableContent) }
        let ecrit = try await base.transaction(as: requete.principal) { try IntervenantStore.enregistrer(id, valeurs, $0) }
        guard let ecrit else { throw Refus.introuvable }
        return requete.redirection("/equipe/\(ecrit)", fait: "\(Intervenant.complet(valeurs.prenom, valeurs.nom)) : enregistré.")
    }
}
