import Budget
import Calendrier
import Tenancy
import Web

/// Versions side by side, oldest first, and what changed from the first to the last.
struct ComparaisonBudgets: Fragment {
    let budgets: [BudgetDate]
    let chemin: String

    init(_ budgets: [BudgetDate], chemin: String) {
        self.budgets = budgets
        self.chemin = chemin
    }

    private static let mesures: [(mot: String, valeur: @Sendable (BudgetDate) -> Int)] = [
        ("Ressources", { $0.fiche.ressources }), ("Charges fixes", { $0.fiche.fixes }), ("Mensualités", { $0.fiche.mensualites }),
        ("Reste à vivre", { $0.fiche.resteAVivre }), ("par personne et par jour", { $0.fiche.parPersonneEtJour }),
        ("Dépenses courantes", { $0.fiche.courantes }), ("Fin de mois", { $0.fiche.solde }), ("Dettes", { $0.fiche.dettes }),
        ("Capacité", { $0.capacite }),
    ]

    var balisage: Balisage {
        let tetes = budgets.map {
            "<th scope=\"col\" class=\"n\"><a href=\"\(chemin)?vu=\($0.id.description)\">\($0.jour.court)</a></th>" as Balisage
        }
        let rangs = Self.mesures.map { mesure in
            let valeurs = budgets.map(mesure.valeur)
            let ecart = (valeurs.last ?? 0) - (valeurs.first ?? 0)
            let cellules = zip(budgets, valeurs).map { "<td class=\"n\" data-l=\"\($0.0.jour.court)\">\(euros($0.1))</td>" as Balisage }
            return
                "<tr><th scope=\"row\">\(mesure.mot)</th>\(cellules)<td class=\"n\" data-l=\"Écart\">\(ecart > 0 ? "+ " : "")\(euros(ecart))</td></tr>"
                as Balisage
        }
        return
            "<table class=\"pliant\"><caption class=\"lu\">Les versions du budget comparées</caption><thead><tr><th scope=\"col\">Par mois</th>\(tetes)<th scope=\"col\" class=\"n\">Écart</th></tr></thead><tbody>\(rangs)</tbody></table>"
    }

    /// Where the money of a month goes, in whole euros; a month that lacks shows no remainder.
    var dessin: Balisage {
        let lignes = budgets.map { budget in
            let fiche = budget.fiche
            let parts = [fiche.fixes, fiche.mensualites, fiche.courantes, max(0, fiche.solde)]
            return (nom: budget.jour.court, valeurs: parts.map { Int?.some($0 / 100) })
        }
        let dernier = budgets[budgets.count - 1]
        let phrase =
            dernier.fiche.solde < 0
            ? "Le \(dernier.jour.court), les dépenses dépassent les ressources de \(euros(-dernier.fiche.solde))."
            : "Le \(dernier.jour.court), il reste \(euros(dernier.fiche.solde)) sur \(euros(dernier.fiche.ressources)) de ressources."
        return Empile(
            Web.Lecture("Où va l'argent du mois", unite: "Part de ce qui sort, plus ce qui reste", phrase: phrase), rubrique: "Budget",
            cles: ["Fixes", "Dettes", "Courant", "Reste"], lignes
        ).balisage
    }
}
