import Budget
import Calendrier
import Tenancy
import Web

/// The sheet to fill in: one page, totals beside it. The same page serves the script, which reads the totals out of it as one types.
struct BudgetSaisiePage: Page {
    static let gabarit = "budget-saisie"

    let dossier: Dossier
    let saisie: BudgetSaisie
    let budget: (id: ID<BudgetDate>, version: Int)?
    let moi: ID<CompteTag>
    let calcul: Bool

    init(dossier: Dossier, saisie: BudgetSaisie, budget: (id: ID<BudgetDate>, version: Int)?, requete: Requete) {
        self.dossier = dossier
        self.saisie = saisie
        self.budget = budget
        moi = requete.principal.compte
        calcul = requete.formulaire["suite"] == "calcul"
    }

    var entete: Entete {
        Entete(
            "Budget, dossier \(dossier.numero)", h1: budget == nil ? "Nouveau budget" : "Corriger le budget",
            ariane: [
                ("Dossiers", "/dossiers"), ("Dossier \(dossier.numero)", dossier.ref.chemin), ("Budget", dossier.ref.chemin + "/budgets"),
            ],
            sous: "Par mois. Une case vide ne compte pas ; « 1200/an », « 95/trim » et « 25/sem » se convertissent",
            donnees: ["nominatif.budget"], densite: .dense, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": saisie.fautes.resume
        case "chemin": dossier.ref.chemin + "/budgets" + (budget.map { "/\($0.id)" } ?? "")
        case "retour": dossier.ref.chemin + "/budgets"
        case "version": budget.map { "\($0.version)" }
        case "tete": tete
        case "familles": Rubrique.allCases.map(famille)
        case "creanciers": (0..<saisie.rangs).map(creancier)
        case "plan": plan
        case "note": champ("note", "Remarque, facultative", saisie.note, genre: .zone(2))
        case "resultat": resultat
        default: nil
        }
    }

    private func champ(
        _ nom: String, _ etiquette: String, _ garde: String, genre: Champ.Genre = .montant, aide: String? = nil
    ) -> Balisage {
        Champ(nom, etiquette, saisie.valeur(nom, garde), genre: genre, aide: aide, faute: saisie.fautes[nom], completion: "off").balisage
    }

    private var tete: Balisage {
        let foyer = saisie.fiche.foyer
        return
            "\(champ("jour", "Jour", saisie.jour.description, genre: .date))\(champ("adultes", "Adultes", "\(foyer.adultes)", genre: .nombre))\(champ("adolescents", "14 ans et plus, à charge", "\(foyer.adolescents)", genre: .nombre))\(champ("enfants", "Moins de 14 ans", "\(foyer.enfants)", genre: .nombre))\(Case("conjoint", "Conjoint sans ressources propres", coche: foyer.conjointACharge))"
    }

    private func famille(_ famille: Rubrique) -> Balisage {
        let lignes = famille.postes.map { poste in
            let nom = "m-" + poste.rawValue
            return ligne(nom, poste.libelle, saisie.valeur(nom, BudgetSaisie.ecrire(saisie.fiche.montants[poste])))
        }
        return
            "<fieldset class=\"budget-famille\"><legend>\(famille.libelle)</legend>\(lignes)<p class=\"budget-total\"><span>Total</span><strong data-total=\"\(famille.rawValue)\">\(euros(saisie.fiche.total(famille)))</strong></p></fieldset>"
    }

    private func ligne(_ nom: String, _ mot: String, _ valeur: String) -> Balisage {
        let faute = saisie.fautes[nom]
        let marque: Balisage = faute == nil ? "" : " aria-invalid=\"true\" aria-describedby=\"c-\(nom)-faute\""
        let message: Balisage = faute.map { "<p class=\"faute\" id=\"c-\(nom)-faute\">\(Signe("erreur"))\($0)</p>" } ?? ""
        return
            "<div class=\"budget-ligne\"><label for=\"c-\(nom)\">\(mot)</label><input class=\"saisie montant\" id=\"c-\(nom)\" name=\"\(nom)\" value=\"\(valeur)\" inputmode=\"decimal\" autocomplete=\"off\"\(marque)>\(message)</div>"
    }

    private func creancier(_ rang: Int) -> Balisage {
        let creance = rang < saisie.fiche.creances.count && rang < saisie.rangs ? saisie.fiche.creances[rang] : nil
        let debut = "c\(rang)-"
        func cellule(_ suffixe: String, _ mot: String, _ garde: String, _ classe: String = "saisie montant", mode: String = "decimal")
            -> Balisage
        {
            let nom = debut + suffixe
            let faute = saisie.fautes[nom]
            let marque: Balisage = faute == nil ? "" : " aria-invalid=\"true\" aria-describedby=\"c-\(nom)-faute\""
            let message: Balisage = faute.map { "<p class=\"faute\" id=\"c-\(nom)-faute\">\(Signe("erreur"))\($0)</p>" } ?? ""
            return
                "<td data-l=\"\(mot)\"><input class=\"\(classe)\" id=\"c-\(nom)\" name=\"\(nom)\" value=\"\(saisie.valeur(nom, garde))\" aria-label=\"\(mot), créancier \(rang + 1)\" inputmode=\"\(mode)\" autocomplete=\"off\"\(marque)>\(message)</td>"
        }
        let choisie = saisie.valeur(debut + "nature", creance?.nature.rawValue ?? "")
        let options = Creance.Nature.allCases.map { nature in
            nature.rawValue == choisie
                ? "<option value=\"\(nature.rawValue)\" selected>\(nature.libelle)</option>" as Balisage
                : "<option value=\"\(nature.rawValue)\">\(nature.libelle)</option>"
        }
        return """
            <tr>\(cellule("nom", "À qui", creance?.nom ?? "", "saisie", mode: "text"))\
            <td data-l="Nature"><select class="saisie" name="\(debut)nature" aria-label="Nature, créancier \(rang + 1)">\(options)</select></td>\
            \(cellule("du", "Reste dû", BudgetSaisie.ecrire(creance?.du)))\
            \(cellule("mensualite", "Par mois", creance.map { $0.mensualite == 0 ? "" : BudgetSaisie.ecrire($0.mensualite) } ?? ""))\
            \(cellule("taux", "Taux par an, %", creance.map { $0.taux == 0 ? "" : BudgetSaisie.ecrire($0.taux) } ?? ""))</tr>
            """
    }

    private var plan: Balisage {
        let options = Plan.Methode.allCases.map { Option($0.rawValue, $0.libelle.capitale) }
        let choix = Choix("methode", "Ordre des remboursements", options, choisi: saisie.valeur("methode", saisie.fiche.methode.rawValue))
        let aide = "Vide : la capacité de remboursement, \(euros(saisie.budget(moi).capacite))."
        return
            "\(choix)\(champ("affecte", "Somme donnée au plan chaque mois", BudgetSaisie.ecrire(saisie.fiche.affecte), aide: aide))\(champ("debut", "Premier mois du plan", saisie.fiche.debut?.description ?? "", genre: .texte, aide: "Vide : le mois suivant. Sinon par exemple \(saisie.jour.leMois.suivant.description)."))"
    }

    private var resultat: Balisage {
        let resultat = ResultatBudget(budget: saisie.budget(moi))
        let remarques = resultat.remarques.map { "\(Alerte(.attention, $0))" as Balisage }
        let plan =
            saisie.fiche.planifiables.isEmpty
            ? "" : "<h3>Plan de remboursement</h3>\(PlanMontre(budget: saisie.budget(moi)).resume)" as Balisage
        return "\(resultat.tableau)\(remarques)\(plan)"
    }
}
