import Budget
import Calendrier
import Web

/// The budget on paper, to hand over to the person.
struct BudgetImprime {
    let budget: BudgetDate
    let dossier: Dossier
    let personne: String

    var html: String {
        let corps: Balisage = """
            <h1>Budget du \(budget.jour.sansJour)</h1><p class="sous">\(personne)<br>\(foyer)</p>\(lignes)\
            <h2>Ce que cela donne</h2>\(ResultatBudget(budget: budget).tableau)\(remarques)\(dettes)\(plan)\(note)\
            <h2>Comment c'est compté</h2><p class="petit">\(ResultatBudget(budget: budget).methode)</p>\
            <p class="petit">Ce document est à vous. Fait ensemble avec le service social du travail, tenu au secret professionnel (Code pénal, article 226-13) : \
            personne de l'entreprise ne le reçoit.</p>\(calendrier)
            """
        return PapierNominatif(
            titre: "Budget du \(budget.jour.court), dossier \(dossier.numero)",
            pied: "Dossier \(dossier.numero), budget du \(budget.jour.court)"
        ).html(corps)
    }

    private var foyer: String {
        let f = budget.fiche.foyer
        var parts = [pluriel(f.adultes, "adulte") + (f.conjointACharge && f.adultes > 1 ? " dont un sans ressources propres" : "")]
        if f.adolescents > 0 { parts.append("\(f.adolescents) de 14 ans et plus") }
        if f.enfants > 0 { parts.append(pluriel(f.enfants, "enfant")) }
        return parts.joined(separator: ", ")
    }

    private var lignes: Balisage {
        let familles = Rubrique.allCases.map { famille in
            let rangs = famille.postes.compactMap { poste in
                budget.fiche.montants[poste].map {
                    "<tr><th scope=\"row\">\(poste.libelle)</th><td class=\"n\">\(euros($0))</td></tr>" as Balisage
                }
            }
            return
                "<h2>\(famille.libelle)</h2><table><tbody>\(rangs)<tr class=\"total\"><th scope=\"row\">Total par mois</th><td class=\"n\">\(euros(budget.fiche.total(famille)))</td></tr></tbody></table>"
                as Balisage
        }
        return "\(familles)"
    }

    private var remarques: Balisage {
        "\(ResultatBudget(budget: budget).remarques.map { "<p class=\"note\">\($0)</p>" as Balisage })"
    }

    private var note: Balisage { budget.note.isEmpty ? "" : "<h2>Remarque</h2><p>\(budget.note)</p>" }

    private var dettes: Balisage { budget.fiche.creances.isEmpty ? "" : "<h2>Les dettes</h2>\(BudgetsPage.creances(budget))" }

    private var plan: Balisage {
        guard !budget.fiche.planifiables.isEmpty else { return "" }
        switch budget.plan() {
        case .failure(let refus): return "<h2>Le remboursement</h2><p class=\"note\">\(BudgetDate.phrase(refus))</p>"
        case .success(let plan):
            let montre = PlanMontre(budget: budget)
            let legal: Balisage =
                plan.depasse
                ? "<p class=\"note\">Plus long que les 84 mois d'un plan de surendettement (C. conso. L. 733-1) ; au bout de 84 mois il resterait \(euros(plan.resteAuMaximum)).</p>"
                : ""
            return "<h2>Le remboursement</h2><p>\(montre.phrase(plan))</p>\(montre.parCreance(plan))\(legal)"
        }
    }

    private var calendrier: Balisage {
        guard case .success(let plan) = budget.plan() else { return "" }
        return "<h2>Mois par mois</h2>\(PlanMontre(budget: budget).calendrier(plan))"
    }
}
