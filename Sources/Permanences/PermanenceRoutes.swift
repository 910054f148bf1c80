import Calendrier
import Contrats
import Entreprises
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/permanences/…`: one permanence, and what may happen to it.
struct PermanenceRoutes {
    let bases: Bases

    func ajouter(a routes: Routes) {
        let base = bases[.gestion]
        let lire = Acces.compte(.gestion, .planification, .direction)
        let ecrire = Acces.compte(.gestion, .planification)
        routes.get("/permanences/poser", ecrire) { requete in
            requete.page(try await PosePage.lire(requete.query, as: requete.principal, base))
        }
        routes.post("/permanences/poser", ecrire) { requete in
            let decision = try await base.decider(as: requete.principal) { try PermanenceActions.poser(requete.formulaire, $0) }
            switch decision {
            case .fait(let jour, let phrase): return requete.redirection("/semaine?jour=\(jour)", fait: phrase)
            case .refuse(let fautes):
                return requete.page(
                    try await PosePage.lire(requete.formulaire, as: requete.principal, base, fautes), statut: .unprocessableContent)
            }
        }
        routes.get("/permanences/:entreprise/:id", lire) { requete in
            requete.page(try await page(requete, base))
        }
        routes.get("/permanences/:entreprise/:id/deplacer", ecrire) { requete in
            requete.page(try await page(requete, base))
        }
        routes.post("/permanences/:entreprise/:id/deplacer", ecrire) { requete in
            try await repondre(requete, base) { p, tx in try PermanenceActions.deplacer(p, requete.formulaire, tx) }
        }
        routes.post("/permanences/:entreprise/:id/annuler", ecrire) { requete in
            try await repondre(requete, base) { p, tx in try PermanenceActions.annuler(p, requete.formulaire, tx) }
        }
        routes.post("/permanences/:entreprise/:id/tenue", ecrire) { requete in
            try await repondre(requete, base) { p, tx in try PermanenceActions.tenir(p, tx) }
        }
        routes.post("/permanences/:entreprise/:id/publier", ecrire) { requete in
            try await repondre(requete, base) { p, tx in try PermanenceActions.publier(p, tx) }
        }
    }

    private func page(_ requete: Requete, _ base: Database, _ fautes: Fautes = Fautes()) async throws -> PermanencePage {
        let entreprise: EntrepriseID = try requete.id("entreprise")
        let id: ID<Permanence> = try requete.id("id")
        let (champs, csrf, ecrit) = (requete.formulaire, requete.csrf, requete.principal.fonctions.contains(.planification))
        return try await base.transaction(as: requete.principal, readOnly: true) { tx in
            guard let p = try PermanenceStore.une(entreprise, id, tx) else { throw Refus.introuvable }
            let absences = try AbsenceStore.pendant(Periode(debut: p.jour, fin: p.jour), tx)
            return PermanencePage(
                permanence: p, absence: absences.first { $0.intervenant == p.intervenant },
                intervenants: try IntervenantStore.actifs(bureau: nil, tx), saisie: Saisie(champs, fautes), fautes: fautes,
                csrf: csrf, ecrit: ecrit)
        }
    }

    /// Does `action` on the permanence of the address; a refusal comes back as the page, with what was typed.
    private func repondre(
        _ requete: Requete, _ base: Database, _ action: @escaping @Sendable (Permanence, Transaction) throws -> Decision
    ) async throws -> Response {
        let entreprise: EntrepriseID = try requete.id("entreprise")
        let id: ID<Permanence> = try requete.id("id")
        let decision = try await base.decider(as: requete.principal) { tx in
            guard let p = try PermanenceStore.une(entreprise, id, tx) else { throw Refus.introuvable }
            return try action(p, tx)
        }
        switch decision {
        case .fait(let jour, let phrase): return requete.redirection("/semaine?jour=\(jour)", fait: phrase)
        case .refuse(let fautes): return requete.page(try await page(requete, base, fautes), statut: .unprocessableContent)
        }
    }
}

/// What became of an action: done, with the week to show, or refused with a message by field.
enum Decision: Sendable {
    case fait(DateCivile, String)
    case refuse(Fautes)

    static func refuser(_ champ: String, _ phrase: String) -> Decision {
        var fautes = Fautes()
        fautes[champ] = phrase
        return .refuse(fautes)
    }
}

extension Database {
    /// Runs a decision in one transaction. A place taken meanwhile breaks an exclusion constraint: the last word is the database's.
    func decider(as principal: Principal, _ corps: @escaping @Sendable (Transaction) throws -> Decision) async throws -> Decision {
        do {
            return try await transaction(as: principal) { tx in
                let decision = try corps(tx)
                if case .refuse(let fautes) = decision { throw Renonce(fautes: fautes) }
                return decision
            }
        } catch let renonce as Renonce {
            return .refuse(renonce.fautes)
        } catch let refus as PostgresError where refus.state == .exclusionViolation {
            return .refuser(
                refus.constraint == "salle_prise" ? "jour" : "intervenant",
                refus.constraint == "salle_prise"
                    ? "La salle vient d'être prise : choisissez un autre moment."
                    : "Cette personne vient d'être placée ailleurs à ce moment : choisissez-en une autre.")
        }
    }
}

/// Undoes the transaction of a refused decision.
private struct Renonce: Error {
    let fautes: Fautes
}
