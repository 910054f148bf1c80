import Calendrier
import Foundation
import Hummingbird
import Planner
import Postgres
import Tenancy
import Web

/// What is decided about a computed plan, under the lock of its period: accept, publish, go back.
struct PlanDecisions {
    let base: Database

    func ajouter(a routes: Routes) {
        routes.post("/plans/:id/accepter", PlanRoutes.ecrire) { requete in try await accepter(requete) }
        routes.post("/plans/:id/publier", PlanRoutes.ecrire) { requete in try await publier(requete) }
        routes.post("/plans/:id/revenir", PlanRoutes.ecrire) { requete in try await revenir(requete) }
    }

    /// The plan, still to decide, its period held by who decides. Else `Refus.conflit` says why.
    private static func aDecider(_ id: ID<PlanDePeriode>, _ principal: Principal, _ tx: Transaction) throws -> PlanDePeriode {
        guard let plan = try PlanStore.un(id, tx) else { throw Refus.introuvable }
        guard plan.etat == .brouillon else {
            throw Refus.conflit("Ce plan n'est plus à décider : il a été publié, abandonné ou interrompu.")
        }
        try VerrouStore.tenir(id, plan.periode, principal, tx)
        return plan
    }

    private func accepter(_ requete: Requete) async throws -> Response {
        let id: ID<PlanDePeriode> = try requete.id("id")
        let (principal, champs) = (requete.principal, requete.formulaire)
        let parLignes = champs["choix"] == "coches"
        let cochees = Set(champs.all("lot"))
        guard !parLignes || !cochees.isEmpty else { throw Refus.saisie("Aucune ligne n'est cochée : cochez celles à accepter.") }
        let bilan = try await base.transaction(as: principal) { tx in
            let plan = try Self.aDecider(id, principal, tx)
            guard let resultat = plan.resultat else { throw Refus.conflit("Ce calcul n'a rien gardé : relancez-le.") }
            let comparaison = try PlanComparaison(try PlanStore.donnees(plan.periode, tx), resultat.solution)
            let bilan = try PlanApplication.accepter(id, comparaison, cochees: parLignes ? cochees : nil, tx)
            try PlanStore.noter((plan.echanges ?? []) + bilan.echanges, id, tx)
            return bilan
        }
        let posees = bilan.echanges.count { $0.apres != nil }
        return requete.redirection(
            "/plans/\(id)",
            fait:
                "\(pluriel(posees, "permanence posée", "permanences posées")) en brouillon, \(pluriel(bilan.posees, "prête", "prêtes")) à publier."
        )
    }

    private func publier(_ requete: Requete) async throws -> Response {
        let id: ID<PlanDePeriode> = try requete.id("id")
        let principal = requete.principal
        let publiees = try await base.transaction(as: principal) { tx in
            let plan = try Self.aDecider(id, principal, tx)
            let n = try PermanenceStore.publier(ProblemeDePlan.horizon(plan.periode), bureau: nil, plan: id, tx)
            if n > 0 {
                try PlanStore.publie(id, tx)
                try VerrouStore.lacher(id, tx)
            }
            return n
        }
        return requete.redirection(
            "/plans/\(id)",
            fait: publiees == 0
                ? "Rien n'était à publier : acceptez d'abord le plan."
                : "\(pluriel(publiees, "permanence publiée", "permanences publiées")).")
    }

    private func revenir(_ requete: Requete) async throws -> Response {
        let id: ID<PlanDePeriode> = try requete.id("id")
        let principal = requete.principal
        let remises = try await base.transaction(as: principal) { tx in
            try PlanRetour.revenir(try Self.aDecider(id, principal, tx), tx)
        }
        return requete.redirection(
            "/plans/\(id)", fait: "Plan précédent remis : \(pluriel(remises, "brouillon remis", "brouillons remis")) à sa place.")
    }
}

/// Keeps and takes over the lock of a period.
struct VerrouRoutes {
    let base: Database

    func ajouter(a routes: Routes) {
        // The open page asks every two minutes, five times: each one also counts as use of the session, and an empty chair must keep neither.
        routes.get("/plans/:id/veille", PlanRoutes.ecrire) { requete in
            let id: ID<PlanDePeriode> = try requete.id("id")
            let tenu = try await base.transaction(as: requete.principal) { try VerrouStore.battre(id, $0) }
            return requete.json(Array((tenu ? "true" : "false").utf8))
        }
        routes.get("/plans/reprendre", PlanRoutes.ecrire) { requete in
            let periode = try Self.periode(requete.query)
            let principal = requete.principal
            let page = try await base.transaction(as: principal, readOnly: true) { tx in
                ReprendrePage(
                    fenetre: periode, verrous: try VerrouStore.pendant(periode, tx).filter { !$0.estA(principal) },
                    noms: try Collegues(tx))
            }
            return requete.page(page)
        }
        routes.post("/plans/reprendre", PlanRoutes.ecrire) { requete in
            let periode = try Self.periode(requete.formulaire)
            try await base.transaction(as: requete.principal) { try VerrouStore.reprendre(periode, $0) }
            return requete.redirection(
                "/plans/preparer?du=\(periode.debut)&au=\(periode.fin)", fait: "Vous avez la main sur cette période : c'est au journal.")
        }
        routes.post("/plans/rendre", PlanRoutes.ecrire) { requete in try await rendre(requete) }
    }

    private func rendre(_ requete: Requete) async throws -> Response {
        let periode = try Self.periode(requete.formulaire)
        try await base.transaction(as: requete.principal) { try VerrouStore.rendre(periode, $0) }
        return requete.redirection("/plans", fait: "La période est rendue.")
    }

    private static func periode(_ champs: Champs) throws -> Periode {
        guard let debut = champs["du"].flatMap({ DateCivile($0) }), let fin = champs["au"].flatMap({ DateCivile($0) }),
            let periode = Periode(de: debut, a: fin), periode.nombreDeJours <= 385
        else { throw Refus.introuvable }
        return periode
    }
}
