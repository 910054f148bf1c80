import Budget
import Calendrier
import Tenancy
import Web

/// `/dossiers/…/budgets`: one version in full, all of them compared.
struct BudgetsPage: Page {
    static let gabarit = "budgets"

    let dossier: Dossier
    let budgets: [BudgetDate]
    let montre: BudgetDate?
    let moi: ID<CompteTag>

    init(dossier: Dossier, budgets: [BudgetDate], montre: BudgetDate?, requete: Requete) {
        self.dossier = dossier
        self.budgets = budgets
        self.montre = montre
        moi = requete.principal.compte
    }

    private var chemin: String { dossier.ref.chemin + "/budgets" }

    var entete: Entete {
        var actions: [Action] = []
        if let montre { actions.append(Action("Imprimer ce budget", "\(chemin)/\(montre.id)/pdf", signe: "imprime")) }
        if dossier.estOuvert { actions.append(Action("Nouveau budget", chemin + "/nouveau", .plein, signe: "plus")) }
        return Entete(
            "Budget, dossier \(dossier.numero)", h1: "Dossier \(dossier.numero)", ariane: [("Dossiers", "/dossiers")],
            sous: dossier.situation, donnees: ["nominatif.budget"], densite: .dense, ici: "/dossiers", actions: actions)
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "onglets": DossierOnglets.onglets(dossier, demarches: nil, mien: dossier.referent == moi, courant: .budgets)
        case "aucun": budgets.isEmpty
        case "vide":
            Vide(
                "Aucun budget", suite: "Une page, une trentaine de lignes, les totaux se font seuls.",
                action: dossier.estOuvert ? Action("Faire un budget", chemin + "/nouveau") : nil)
        case "titre": montre.map { "Budget du \($0.jour.court)" }
        case "resultat": montre.map { ResultatBudget(budget: $0).tableau }
        case "remarques": montre.map { ResultatBudget(budget: $0).remarques.map { Alerte(.attention, $0).balisage } } ?? []
        case "methode": montre.map { ResultatBudget(budget: $0).methode }
        case "note": montre.flatMap { $0.note.isEmpty ? nil : $0.note }
        case "lignes": montre.map(Self.detail)
        case "plan": montre.flatMap { $0.fiche.planifiables.isEmpty ? nil : PlanMontre(budget: $0).resume }
        case "methodes": montre.map { PlanMontre(budget: $0).methodes }
        case "calendrier": montre.flatMap(Self.calendrier)
        case "gestion": montre.flatMap(gestion)
        case "comparaison": budgets.count > 1 ? ComparaisonBudgets(Array(budgets.prefix(5).reversed()), chemin: chemin).balisage : nil
        case "dessin": montre == nil ? nil : ComparaisonBudgets(Array(budgets.prefix(5).reversed()), chemin: chemin).dessin
        default: nil
        }
    }

    private static func calendrier(_ budget: BudgetDate) -> Balisage? {
        guard case .success(let plan) = budget.plan() else { return nil }
        return PlanMontre(budget: budget).calendrier(plan)
    }

    private func gestion(_ budget: BudgetDate) -> Balisage? {
        guard dossier.estOuvert else { return nil }
        let retrait: Balisage =
            budget.auteur == moi || dossier.referent == moi ? "\(Action("Retirer", "\(chemin)/\(budget.id)/retrait"))" : ""
        return "<div class=\"rang\">\(Action("Corriger ce budget", "\(chemin)/\(budget.id)"))\(retrait)</div>"
    }

    /// Every amount known, family by family, then the creditors.
    private static func detail(_ budget: BudgetDate) -> Balisage {
        let familles = Rubrique.allCases.map { famille in
            let rangs = famille.postes.compactMap { poste in
                budget.fiche.montants[poste].map {
                    "<tr><th scope=\"row\">\(poste.libelle)</th><td class=\"n\">\(euros($0))</td></tr>" as Balisage
                }
            }
            return
                "<table><caption>\(famille.libelle)</caption><tbody>\(rangs)<tr class=\"total\"><th scope=\"row\">Total</th><td class=\"n\"><strong>\(euros(budget.fiche.total(famille)))</strong></td></tr></tbody></table>"
                as Balisage
        }
        return "<div class=\"budget-familles\">\(familles)</div>\(creances(budget))"
    }

    static func creances(_ budget: BudgetDate) -> Balisage {
        guard !budget.fiche.creances.isEmpty else { return "" }
        let rangs = budget.fiche.creances.map { creance in
            "<tr><th scope=\"row\" data-l=\"À qui\">\(creance.nom)</th><td data-l=\"Nature\">\(creance.nature.libelle)</td><td class=\"n\" data-l=\"Reste dû\">\(euros(creance.du))</td><td class=\"n\" data-l=\"Par mois\">\(creance.mensualite == 0 ? "–" : euros(creance.mensualite))</td><td class=\"n\" data-l=\"Taux\">\(creance.taux == 0 ? "–" : "\(BudgetSaisie.ecrire(creance.taux)) %")</td></tr>"
                as Balisage
        }
        return
            "<table class=\"pliant\"><caption>Dettes</caption><thead><tr><th scope=\"col\">À qui</th><th scope=\"col\">Nature</th><th scope=\"col\" class=\"n\">Reste dû</th><th scope=\"col\" class=\"n\">Par mois</th><th scope=\"col\" class=\"n\">Taux</th></tr></thead><tbody>\(rangs)</tbody><tfoot><tr><th scope=\"row\" colspan=\"2\">Total</th><td class=\"n\">\(euros(budget.fiche.dettes))</td><td class=\"n\">\(euros(budget.fiche.mensualites))</td><td></td></tr></tfoot></table>"
    }
}
