import Calendrier
import Contrats
import Hummingbird
import Planner
import Postgres
import Replanification
import Tenancy
import Web

/// `/plans/:id/charge/:intervenant`: why this load, why these journeys.
struct ChargeExpliqueeRoutes {
    let base: Database

    func ajouter(a routes: Routes) {
        routes.get("/plans/:id/charge/:intervenant", PlanRoutes.lire) { requete in
            let id: ID<PlanDePeriode> = try requete.id("id")
            let qui: ID<IntervenantTag> = try requete.id("intervenant")
            let page = try await base.transaction(as: requete.principal, readOnly: true) { tx -> ChargeExpliqueePage in
                guard let plan = try PlanStore.un(id, tx), let intervenant = try IntervenantStore.un(qui, tx) else {
                    throw Refus.introuvable
                }
                guard plan.etat == .brouillon, let resultat = plan.resultat else {
                    throw Refus.conflit("Ce plan n'est plus à décider : la charge posée se lit dans l'équipe et dans la semaine.")
                }
                let c = try PlanComparaison(try PlanStore.donnees(plan.periode, tx), resultat.solution)
                return ChargeExpliqueePage(
                    plan: plan, intervenant: intervenant,
                    propose: Replanification.Contexte(c.probleme.instance, c.propose).charge(qui.description),
                    actuel: Replanification.Contexte(c.probleme.instance, c.probleme.actuelle).charge(qui.description))
            }
            return requete.page(page)
        }
    }
}

/// One worker's weeks in a plan, her clients with the reason she has them, her longest rounds.
struct ChargeExpliqueePage: Page {
    static let gabarit = "charge-expliquee"
    let plan: PlanDePeriode
    let intervenant: Intervenant
    let propose: Replanification.Charge?
    let actuel: Replanification.Charge?

    var entete: Entete {
        Entete(
            "Charge de \(intervenant.nomComplet)",
            ariane: [("Plans", "/plans"), ("Plan, \(plan.periode.libelle)", "/plans/\(plan.id)")],
            sous: "Pourquoi cette charge et ces trajets dans le plan proposé", donnees: ["gestion.plan"],
            densite: .dense, ici: "/plans", actions: [Action("Sa fiche", "/equipe/\(intervenant.id)")])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "phrases": propose?.phrases.map { "<p>\($0)</p>" as Balisage }
        case "semaines": propose?.semaines.filter { $0.lundi <= plan.periode.fin }.map(semaine)
        case "parts": propose?.parts.map { "<li><span>\($0.phrase)</span></li>" as Balisage }
        case "tournees": propose?.tournees.map { "<li><span>\($0.phrase)</span></li>" as Balisage }
        case "aTournees": !(propose?.tournees.isEmpty ?? true)
        case "vide":
            propose == nil || propose?.demiJournees == 0
                ? Vide("Ce plan ne lui donne aucune permanence.", suite: "Ni charge, ni trajet à expliquer.") : nil
        default: nil
        }
    }

    private func semaine(_ s: Replanification.Charge.SemaineDeCharge) -> Balisage {
        let avant = actuel?.semaines.first { $0.lundi == s.lundi }?.demiJournees ?? 0
        let trop: Balisage = s.demiJournees > propose?.cible ?? 10 ? " ▲" : ""
        return
            "<tr><th scope=\"row\">\(Semaine(s.lundi).libelle)</th><td class=\"n\" data-l=\"En place\">\(avant)</td><td class=\"n\" data-l=\"Proposé\">\(s.demiJournees)\(trop)</td><td class=\"n\" data-l=\"Présente\">\(s.presence)</td><td class=\"n\" data-l=\"Route\">\(duree(s.minutes))</td></tr>"
    }

    private func duree(_ minutes: Int) -> String {
        minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    }
}
