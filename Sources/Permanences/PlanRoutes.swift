import Calendrier
import Foundation
import Hummingbird
import Planner
import Postgres
import Tenancy
import Web

/// `/plans`: ask a plan, watch it, stop it, accept it as a draft, publish it.
struct PlanRoutes {
    let bases: Bases
    let calculs: Calculs

    func ajouter(a routes: Routes) {
        let base = bases[.gestion]
        let lire = Acces.compte(.gestion, .planification, .direction)
        let ecrire = Acces.compte(.gestion, .planification)
        let calculs = calculs
        routes.get("/plans", lire) { requete in requete.page(try await liste(requete, base)) }
        routes.post("/plans", ecrire) { requete in try await demander(requete, base) }
        routes.get("/plans/:id", lire) { requete in
            let id: ID<PlanDePeriode> = try requete.id("id")
            // Before the row: a computation that ends in between is then read as finished, never as interrupted.
            let suivi = calculs.suivi(id)
            let (lu, brouillons) = try await base.transaction(as: requete.principal, readOnly: true) {
                (try PlanStore.un(id, $0), try PlanStore.brouillons(id, $0))
            }
            guard let lu else { throw Refus.introuvable }
            let ecrit = requete.principal.fonctions.contains(.planification)
            return requete.page(PlanPage(plan: lu, suivi: suivi, brouillons: brouillons, csrf: requete.csrf, ecrit: ecrit))
        }
        routes.get("/plans/:id/flux", lire) { requete in
            let id: ID<PlanDePeriode> = try requete.id("id")
            return requete.flux { flux in try await suivre(id, calculs, flux) }
        }
        routes.post("/plans/:id/arreter", ecrire) { requete in
            let id: ID<PlanDePeriode> = try requete.id("id")
            calculs.arreter(id)
            return requete.redirection("/plans/\(id)")
        }
        routes.post("/plans/:id/accepter", ecrire) { requete in try await accepter(requete, base) }
        routes.post("/plans/:id/publier", ecrire) { requete in try await publier(requete, base) }
        routes.post("/plans/:id/abandonner", ecrire) { requete in
            let id: ID<PlanDePeriode> = try requete.id("id")
            calculs.arreter(id)
            try await base.transaction(as: requete.principal) { try PlanStore.marquer(id, .abandonne, $0) }
            return requete.redirection("/plans", fait: "Plan abandonné : les brouillons en place n'ont pas changé.")
        }
    }

    private func liste(_ requete: Requete, _ base: Database, _ fautes: Fautes = Fautes()) async throws -> PlansPage {
        let saisie = Saisie(requete.formulaire, fautes)
        let ecrit = requete.principal.fonctions.contains(.planification)
        return try await base.transaction(as: requete.principal, readOnly: true) {
            PlansPage(plans: try PlanStore.derniers($0), saisie: saisie, fautes: fautes, ecrit: ecrit)
        }
    }

    private func demander(_ requete: Requete, _ base: Database) async throws -> Response {
        var fautes = Fautes()
        let v = PlanValeurs(requete.formulaire, &fautes)
        guard let v else { return requete.page(try await liste(requete, base, fautes), statut: .unprocessableContent) }
        let (donnees, id) = try await base.transaction(as: requete.principal) { tx in
            (try ProblemeDePlan(try PlanStore.donnees(v.periode, tx)), try PlanStore.creer(v.periode, graine: 1, tx))
        }
        guard let id else { throw Refus.indisponible }
        guard
            calculs.demander(.init(plan: id, probleme: donnees, secondes: Double(v.secondes), graine: 1, principal: requete.principal))
        else {
            try await base.transaction(as: requete.principal) { try PlanStore.marquer(id, .echec, $0) }
            throw Refus.conflit("Huit calculs attendent déjà : revenez quand ils seront finis.")
        }
        return requete.redirection("/plans/\(id)")
    }

    /// Sends where the computation is, twice a second, until it ends.
    private func suivre(_ id: ID<PlanDePeriode>, _ calculs: Calculs, _ flux: Flux) async throws {
        while let suivi = calculs.suivi(id) {
            if let a = suivi.avancement {
                let phrase = "\(a.servies) permanences placées sur \(a.dues)."
                try await flux.envoyer("avance", #"{"fait":\#(Int(a.part * 100)),"total":100,"phrase":"\#(phrase)"}"#)
            }
            try await Task.sleep(for: .milliseconds(500))
        }
        try await flux.envoyer("fin", "/plans/\(id)")
    }

    private func accepter(_ requete: Requete, _ base: Database) async throws -> Response {
        let id: ID<PlanDePeriode> = try requete.id("id")
        let bilan = try await base.transaction(as: requete.principal) { tx in
            guard let plan = try PlanStore.un(id, tx), plan.etat == .brouillon, let resultat = plan.resultat else {
                throw Refus.conflit("Ce plan n'est plus à accepter : il a été publié, abandonné ou recalculé.")
            }
            let probleme = try ProblemeDePlan(try PlanStore.donnees(plan.periode, tx))
            return try PlanApplication.accepter(id, probleme, resultat.solution, tx)
        }
        let prises =
            bilan.prises == 0 ? "" : " \(pluriel(bilan.prises, "place avait été prise", "places avaient été prises")) depuis le calcul."
        return requete.redirection(
            "/plans/\(id)", fait: "\(pluriel(bilan.posees, "permanence posée", "permanences posées")) en brouillon.\(prises)")
    }

    private func publier(_ requete: Requete, _ base: Database) async throws -> Response {
        let id: ID<PlanDePeriode> = try requete.id("id")
        let publiees = try await base.transaction(as: requete.principal) { tx in
            guard let plan = try PlanStore.un(id, tx), plan.etat == .brouillon else {
                throw Refus.conflit("Ce plan n'est plus un brouillon.")
            }
            let n = try PermanenceStore.publier(ProblemeDePlan.horizon(plan.periode), bureau: nil, plan: id, tx)
            if n > 0 { try PlanStore.publie(id, tx) }
            return n
        }
        return requete.redirection(
            "/plans/\(id)",
            fait: publiees == 0
                ? "Rien n'était à publier : acceptez d'abord le plan."
                : "\(pluriel(publiees, "permanence publiée", "permanences publiées")).")
    }
}

/// The period and the time given to a computation.
struct PlanValeurs {
    let periode: Periode
    let secondes: Int

    init?(_ champs: Champs, _ fautes: inout Fautes) {
        let debut = champs.texte("du").flatMap(DateCivile.init(saisie:))
        let fin = champs.texte("au").flatMap(DateCivile.init(saisie:))
        if debut == nil { fautes["du"] = "« \(champs["du"] ?? "") » : une date est attendue, par exemple 01/12/2026." }
        if fin == nil { fautes["au"] = "« \(champs["au"] ?? "") » : une date est attendue, par exemple 31/12/2026." }
        let secondes = champs["secondes"].flatMap { Int($0) }
        if ![5, 20, 60, 240].contains(secondes) { fautes["secondes"] = "Choisissez une durée de calcul." }
        guard let debut, let fin, let secondes, fautes.isEmpty else { return nil }
        guard let periode = Periode(de: debut, a: fin) else {
            fautes["au"] = "La fin (\(fin.court)) vient avant le début (\(debut.court))."
            return nil
        }
        guard periode.nombreDeJours <= 371 else {
            fautes["au"] = "Une période va jusqu'à 53 semaines ; celle-ci a \(periode.nombreDeJours) jours."
            return nil
        }
        self.periode = periode
        self.secondes = secondes
    }
}
