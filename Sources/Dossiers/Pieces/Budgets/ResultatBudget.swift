import Budget
import Calendrier
import Web

/// What a sheet says once added up: the panel beside the form, the head of a version, the first page of the print.
struct ResultatBudget {
    let budget: BudgetDate

    private var fiche: FicheBudget { budget.fiche }

    /// Label, value; the strong ones are the results.
    var lignes: [(mot: String, valeur: String, fort: Bool)] {
        [
            ("Ressources", euros(fiche.ressources), false), ("Charges fixes", euros(-fiche.fixes), false),
            ("Mensualités des dettes", euros(-fiche.mensualites), false), ("Reste à vivre par mois", euros(fiche.resteAVivre), true),
            ("par personne et par jour", euros(fiche.parPersonneEtJour), false),
            ("par unité de consommation et par jour", euros(fiche.parUniteEtJour), false),
            ("Dépenses courantes", euros(-fiche.courantes), false),
            (fiche.solde < 0 ? "Il manque chaque mois" : "Il reste en fin de mois", euros(abs(fiche.solde)), true),
            ("Taux d'endettement", Self.part(fiche.endettement), false), ("Part du logement", Self.part(fiche.effortLogement), false),
            ("Total des dettes", euros(fiche.dettes), false), ("Capacité de remboursement", euros(budget.capacite), true),
        ]
    }

    var tableau: Balisage {
        let rangs = lignes.map { ligne in
            let valeur: Balisage = ligne.fort ? "<strong>\(ligne.valeur)</strong>" : "\(ligne.valeur)"
            return
                "<tr\(ligne.fort ? " class=\"total\"" : "" as Balisage)><th scope=\"row\">\(ligne.mot)</th><td class=\"n\">\(valeur)</td></tr>"
                as Balisage
        }
        return "<table class=\"resultat\"><caption class=\"lu\">Résultat du budget</caption><tbody>\(rangs)</tbody></table>"
    }

    /// What deserves a word with the person, most pressing first.
    var remarques: [String] {
        var phrases: [String] = []
        if fiche.ressources > 0, fiche.solde < 0 {
            phrases.append("Le mois ne suffit pas : il manque \(euros(-fiche.solde)). Une dette nouvelle naît chaque mois.")
        }
        if let taux = fiche.endettement, taux >= 3_300 {
            phrases.append("Les crédits prennent \(Self.part(taux)) des ressources ; les prêteurs s'arrêtent d'ordinaire à 33 ou 35 %.")
        }
        if fiche.capaciteReelle > budget.capacite {
            phrases.append(
                "Le budget laisse \(euros(fiche.capaciteReelle)), mais la part saisissable des ressources est de \(euros(budget.capacite)) : c'est le plus qu'une commission demanderait (C. conso. R. 731-1)."
            )
        }
        if budget.bareme.perime(le: .aujourdhui()) {
            phrases.append("Le barème connu est celui du \(budget.bareme.depuis.court) : il a sans doute changé.")
        }
        return phrases
    }

    /// Where the figures come from, for whoever must defend them.
    var methode: String {
        "Mois de 30 jours ; unités de consommation : 1 pour le premier adulte, 0,5 par autre personne de 14 ans et plus, 0,3 par enfant plus jeune, soit \(Self.dixiemes(fiche.foyer.dixiemes)). Part saisissable : barème du \(budget.bareme.depuis.court) (C. trav. R. 3252-2 et R. 3252-3, \(budget.bareme.source)), \(pluriel(fiche.foyer.aCharge, "personne à charge", "personnes à charge")), \(euros(budget.bareme.plancher(fiche.foyer))) laissés dans tous les cas, le RSA forfaitaire de ce foyer (C. conso. R. 731-1)."
    }

    /// « 18,4 % » from hundredths of a percent.
    static func part(_ centiemes: Int?) -> String {
        guard let centiemes else { return "–" }
        let dixiemes = (centiemes + 5) / 10
        return "\(dixiemes / 10),\(dixiemes % 10) %"
    }

    static func dixiemes(_ n: Int) -> String { n % 10 == 0 ? "\(n / 10)" : "\(n / 10),\(n % 10)" }
}

extension BudgetDate {
    /// The refusal of a plan, and what can be done.
    static func phrase(_ refus: Plan.Refus) -> String {
        switch refus {
        case .aucuneDette: "Aucune dette à rembourser par un plan."
        case .sansCapacite:
            "Le budget ne laisse rien pour rembourser. Un dossier de surendettement peut être déposé à la Banque de France, sans frais (C. conso. L. 711-1)."
        case .neConvergePas(let interets, let mensualite):
            interets == 0
                ? "À \(euros(mensualite)) par mois, le remboursement durerait plus de cinquante ans."
                : "À \(euros(mensualite)) par mois, les dettes ne finissent jamais : les intérêts prennent déjà \(euros(interets)) le premier mois. Négociez le taux, ou déposez un dossier de surendettement."
        }
    }
}
