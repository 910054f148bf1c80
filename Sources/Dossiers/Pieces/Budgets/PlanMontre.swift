import Budget
import Calendrier
import Web

/// A repayment plan as it is read: per creditor, by method, month by month.
struct PlanMontre {
    let budget: BudgetDate

    var resume: Balisage {
        switch budget.plan() {
        case .failure(.aucuneDette): ""
        case .failure(let refus): "\(Alerte(.attention, BudgetDate.phrase(refus)))"
        case .success(let plan):
            "<p>\(phrase(plan))</p>\(parCreance(plan))\(legal(plan))"
        }
    }

    func phrase(_ plan: Plan) -> String {
        let interets = plan.interets > 0 ? ", dont \(euros(plan.interets)) d'intérêts" : ""
        return
            "\(euros(budget.mensualite)) par mois, \(budget.fiche.methode.libelle) : \(pluriel(plan.duree, "mois", "mois")), de \(budget.debutDuPlan.libelle) à \(plan.fin?.libelle ?? "")\(interets)."
    }

    func legal(_ plan: Plan) -> Balisage {
        guard plan.depasse else {
            return
                "<p class=\"petit discret\">Un plan de surendettement dure au plus 84 mois, hors prêt de la résidence principale (C. conso. L. 732-3, L. 733-1 et L. 733-3).</p>"
        }
        return
            "\(Alerte(.attention, "Plus long que les 84 mois d'un plan de surendettement (C. conso. L. 733-1). Au bout de 84 mois il resterait \(euros(plan.resteAuMaximum)), qu'une commission peut effacer en partie (L. 733-4) : comparez avant de négocier."))"
    }

    func parCreance(_ plan: Plan) -> Balisage {
        let rangs = plan.creances.map { part in
            "<tr><th scope=\"row\" data-l=\"Créancier\">\(part.creance.nom)</th><td class=\"n\" data-l=\"Reste dû\">\(euros(part.creance.du))</td><td class=\"n\" data-l=\"Au plus par mois\">\(euros(part.plusForte))</td><td class=\"n\" data-l=\"Intérêts\">\(euros(part.interets))</td><td data-l=\"Fini en\">\(part.fin.libelle)</td></tr>"
                as Balisage
        }
        return
            "<table class=\"pliant\"><caption class=\"lu\">Le plan, créancier par créancier</caption><thead><tr><th scope=\"col\">Créancier</th><th scope=\"col\" class=\"n\">Reste dû</th><th scope=\"col\" class=\"n\">Au plus par mois</th><th scope=\"col\" class=\"n\">Intérêts</th><th scope=\"col\">Fini en</th></tr></thead><tbody>\(rangs)</tbody></table>"
    }

    /// The three ways of the same amount, side by side.
    var methodes: Balisage {
        let rangs = Plan.Methode.allCases.map { methode in
            let nom: Balisage =
                methode == budget.fiche.methode ? "<strong>\(methode.libelle.capitale)</strong>" : "\(methode.libelle.capitale)"
            switch budget.plan(methode) {
            case .success(let plan):
                let premiere = plan.creances.map(\.fin).min()
                return
                    "<tr><th scope=\"row\" data-l=\"Méthode\">\(nom)</th><td class=\"n\" data-l=\"Durée\">\(plan.duree) mois</td><td class=\"n\" data-l=\"Intérêts\">\(euros(plan.interets))</td><td data-l=\"Première dette finie\">\(premiere?.libelle ?? "–")</td></tr>"
                    as Balisage
            case .failure:
                return
                    "<tr><th scope=\"row\" data-l=\"Méthode\">\(nom)</th><td class=\"n\" data-l=\"Durée\">ne finit pas</td><td class=\"n\" data-l=\"Intérêts\">–</td><td data-l=\"Première dette finie\">–</td></tr>"
            }
        }
        return
            "<table class=\"pliant\"><caption class=\"lu\">Les trois méthodes comparées</caption><thead><tr><th scope=\"col\">Méthode</th><th scope=\"col\" class=\"n\">Durée</th><th scope=\"col\" class=\"n\">Intérêts</th><th scope=\"col\">Première dette finie</th></tr></thead><tbody>\(rangs)</tbody></table>"
    }

    /// Month by month: a column a creditor up to six, else the sum.
    func calendrier(_ plan: Plan) -> Balisage {
        let detaille = plan.creances.count <= 6
        let tetes = detaille ? plan.creances.map { "<th scope=\"col\" class=\"n\">\($0.creance.nom)</th>" as Balisage } : []
        let rangs = plan.echeances.map { echeance in
            let parts = detaille ? echeance.versements.map { "<td class=\"n\">\($0 == 0 ? "–" : euros($0))</td>" as Balisage } : []
            return
                "<tr><th scope=\"row\" class=\"nb\">\(echeance.mois.libelle)</th>\(parts)<td class=\"n\">\(euros(echeance.verse))</td><td class=\"n\">\(euros(echeance.reste))</td></tr>"
                as Balisage
        }
        return
            "<table><caption class=\"lu\">Le plan, mois par mois</caption><thead><tr><th scope=\"col\">Mois</th>\(tetes)<th scope=\"col\" class=\"n\">À verser</th><th scope=\"col\" class=\"n\">Reste dû</th></tr></thead><tbody>\(rangs)</tbody></table>"
    }
}
