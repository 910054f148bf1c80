import Calendrier
import Foundation
import Hummingbird
import Planner
import Postgres
import Tenancy
import Web

/// `/plans`: see what is due, ask a plan, watch it, stop it, accept it whole or by rows, publish it.
struct PlanRoutes {
    let bases: Bases
    let calculs: Calculs

    static let lire = Acces.compte(.gestion, .planification, .direction)
    static let ecrire = Acces.compte(.gestion, .planification)

    func ajouter(a routes: Routes) {
        let base = bases[.gestion]
        let calculs = calculs
        routes.get("/plans", Self.lire) { requete in requete.page(try await liste(requete, base)) }
        routes.get("/plans/preparer", Self.lire) { requete in
            var fautes = Fautes()
            let periode = PlanValeurs.periode(requete.query, &fautes) ?? DateCivile.aujourdhui().leMois.suivant.periode
            let saisie = Saisie(fautes.isEmpty ? nil : requete.query, fautes)
            return requete.page(
                try await PlanPreparationPage.lire(periode, saisie, fautes, as: requete.principal, base),
                statut: fautes.isEmpty ? .ok : .unprocessableContent)
        }
        routes.post("/plans", Self.ecrire) { requete in try await demander(requete, base) }
        routes.get("/plans/:id", Self.lire) { requete in
            let id: ID<PlanDePeriode> = try requete.id("id")
            // Before the row: a computation that ends in between is then read as finished, never as interrupted.
            let suivi = calculs.suivi(id)
            let (principal, csrf) = (requete.principal, requete.csrf)
            let page = try await base.transaction(as: principal, readOnly: true) {
                try PlanPage.lire(id, suivi, csrf: csrf, principal, $0)
            }
            if page.aMoi { try await base.transaction(as: principal) { _ = try VerrouStore.battre(id, $0) } }
            return requete.page(page)
        }
        routes.get("/plans/:id/flux", Self.lire) { requete in
            let id: ID<PlanDePeriode> = try requete.id("id")
            return requete.flux { flux in try await suivre(id, calculs, flux) }
        }
        routes.post("/plans/:id/arreter", Self.ecrire) { requete in
            let id: ID<PlanDePeriode> = try requete.id("id")
            calculs.arreter(id)
            return requete.redirection("/plans/\(id)")
        }
        routes.post("/plans/:id/abandonner", Self.ecrire) { requete in
            let id: ID<PlanDePeriode> = try requete.id("id")
            calculs.arreter(id)
            try await base.transaction(as: requete.principal) {
                try PlanStore.marquer(id, .abandonne, $0)
                try VerrouStore.lacher(id, $0)
            }
            return requete.redirection("/plans", fait: "Plan abandonné : les brouillons en place n'ont pas changé.")
        }
        PlanDecisions(base: base).ajouter(a: routes)
        VerrouRoutes(base: base).ajouter(a: routes)
    }

    private func liste(_ requete: Requete, _ base: Database) async throws -> PlansPage {
        let (principal, csrf) = (requete.principal, requete.csrf)
        return try await base.transaction(as: principal, readOnly: true) {
            PlansPage(
                plans: try PlanStore.derniers($0), verrous: try VerrouStore.tous($0), noms: try Collegues($0), csrf: csrf,
                principal: principal)
        }
    }

    private func demander(_ requete: Requete, _ base: Database) async throws -> Response {
        var fautes = Fautes()
        let (principal, champs) = (requete.principal, requete.formulaire)
        guard let v = PlanValeurs(champs, &fautes) else {
            var ignorees = Fautes()
            let periode = PlanValeurs.periode(champs, &ignorees) ?? DateCivile.aujourdhui().leMois.suivant.periode
            let page = try await PlanPreparationPage.lire(periode, Saisie(champs, fautes), fautes, as: principal, base)
            return requete.page(page, statut: .unprocessableContent)
        }
        let (donnees, id) = try await base.transaction(as: principal) { tx in
            let probleme = try ProblemeDePlan(try PlanStore.donnees(v.periode, tx))
            guard let id = try PlanStore.creer(v.periode, graine: 1, secondes: v.secondes, proche: v.proche, tx) else {
                throw Refus.indisponible
            }
            try VerrouStore.tenir(id, v.periode, principal, tx)
            return (probleme, id)
        }
        let demande = Calculs.Demande(
            plan: id, probleme: donnees, secondes: Double(v.secondes), graine: 1, proche: v.proche, principal: principal)
        guard calculs.demander(demande) else {
            try await base.transaction(as: principal) {
                try PlanStore.marquer(id, .echec, $0)
                try VerrouStore.lacher(id, $0)
            }
            throw Refus.conflit("Huit calculs attendent déjà : revenez quand ils seront finis.")
        }
        return requete.redirection("/plans/\(id)")
    }

    /// Sends where the computation is, twice a second, until it ends.
    private func suivre(_ id: ID<PlanDePeriode>, _ calculs: Calculs, _ flux: Flux) async throws {
        while let suivi = calculs.suivi(id) {
            // The first sentence stays ten seconds on the screen: it waits for a pace to say.
            if let a = suivi.avancement, a.essais > 0 {
                try await flux.envoyer("avance", #"{"fait":\#(Int(a.part * 100)),"total":100,"phrase":"\#(suivi.phrase)"}"#)
            }
            try await Task.sleep(for: .milliseconds(500))
        }
        try await flux.envoyer("fin", "/plans/\(id)")
    }
}

/// The period, the time given to a computation, and where it starts from.
struct PlanValeurs {
    let periode: Periode
    let secondes: Int
    /// Stays near the drafts in place.
    let proche: Bool

    init?(_ champs: Champs, _ fautes: inout Fautes) {
        let periode = Self.periode(champs, &fautes, requise: true)
        let secondes = champs["secondes"].flatMap { Int($0) }
        if ![5, 20, 60, 240].contains(secondes) { fautes["secondes"] = "Choisissez une durée de calcul." }
        guard let periode, let secondes, fautes.isEmpty else { return nil }
        self.periode = periode
        self.secondes = secondes
        proche = champs["depart"] == "proche"
    }

    /// Nil when nothing was asked, or when something must be corrected.
    static func periode(_ champs: Champs, _ fautes: inout Fautes, requise: Bool = false) -> Periode? {
        guard requise || champs.texte("du") != nil || champs.texte("au") != nil else { return nil }
        let debut = champs.texte("du").flatMap(DateCivile.init(saisie:))
        let fin = champs.texte("au").flatMap(DateCivile.init(saisie:))
        if debut == nil { fautes["du"] = "« \(champs["du"] ?? "") » : une date est attendue, par exemple 01/12/2026." }
        if fin == nil { fautes["au"] = "« \(champs["au"] ?? "") » : une date est attendue, par exemple 31/12/2026." }
        guard let debut, let fin else { return nil }
        guard let periode = Periode(de: debut, a: fin) else {
            fautes["au"] = "La fin (\(fin.court)) vient avant le début (\(debut.court))."
            return nil
        }
        guard periode.nombreDeJours <= 371 else {
            fautes["au"] = "Une période va jusqu'à 53 semaines ; celle-ci a \(periode.nombreDeJours) jours."
            return nil
        }
        return periode
    }
}
