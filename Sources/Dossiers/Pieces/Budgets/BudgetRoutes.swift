import Budget
import Calendrier
import Documents
import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/budgets`: the budget of the household, version after version, and its repayment plan.
struct BudgetRoutes: Sendable {
    let store: BudgetStore
    let dossiers: DossierStore

    func ajouter(a routes: Routes) {
        let chemin = "/dossiers/:entreprise/:id/budgets"
        routes.get(chemin, DossiersRoom.acces, liste)
        routes.get(chemin + "/nouveau", DossiersRoom.acces, nouveau)
        routes.post(chemin, DossiersRoom.acces, creer)
        routes.get(chemin + "/:budget", DossiersRoom.acces, corriger)
        routes.post(chemin + "/:budget", DossiersRoom.acces, remplacer)
        routes.get(chemin + "/:budget/retrait", DossiersRoom.acces, demanderRetrait)
        routes.post(chemin + "/:budget/retrait", DossiersRoom.acces, retirer)
        routes.get(chemin + "/:budget/pdf", DossiersRoom.acces, imprimer)
    }

    @Sendable func liste(_ requete: Requete) async throws -> Response {
        guard let (dossier, budgets) = try await store.liste(try requete.dossier(), as: requete.principal) else { throw Refus.introuvable }
        let vu = requete.query["vu"].flatMap { ID<BudgetDate>($0) }
        return requete.page(
            BudgetsPage(dossier: dossier, budgets: budgets, montre: budgets.first { $0.id == vu } ?? budgets.first, requete: requete))
    }

    @Sendable func nouveau(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard let (dossier, budgets) = try await store.liste(ref, as: requete.principal), dossier.estOuvert else { throw Refus.introuvable }
        let depart =
            if let dernier = budgets.first {
                BudgetSaisie(depart: dernier.fiche, note: "")
            } else {
                BudgetSaisie(depart: try await foyerConnu(ref, requete.principal))
            }
        return requete.page(BudgetSaisiePage(dossier: dossier, saisie: depart, budget: nil, requete: requete))
    }

    @Sendable func creer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard let dossier = try await dossiers.trouver(ref, as: requete.principal) else { throw Refus.introuvable }
        let saisie = BudgetSaisie(requete.formulaire)
        if let page = page(requete, dossier, saisie, nil) { return page }
        try await refuser {
            _ = try await store.enregistrer(ref, saisie.fiche, note: saisie.note, jour: saisie.jour, as: requete.principal)
        }
        return requete.redirection(ref.chemin + "/budgets", fait: "Le budget du \(saisie.jour.court) est gardé.")
    }

    @Sendable func corriger(_ requete: Requete) async throws -> Response {
        let (dossier, budget) = try await trouver(requete)
        guard dossier.estOuvert else { throw Refus.introuvable }
        let saisie = BudgetSaisie(depart: budget.fiche, jour: budget.jour, note: budget.note)
        return requete.page(BudgetSaisiePage(dossier: dossier, saisie: saisie, budget: (budget.id, budget.version), requete: requete))
    }

    @Sendable func remplacer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let id: ID<BudgetDate> = try requete.id("budget")
        guard let dossier = try await dossiers.trouver(ref, as: requete.principal) else { throw Refus.introuvable }
        guard let version = requete.formulaire["version"].flatMap({ Int($0) }) else {
            throw Refus.saisie("Le formulaire est incomplet : rouvrez-le.")
        }
        let saisie = BudgetSaisie(requete.formulaire)
        if let page = page(requete, dossier, saisie, (id, version)) { return page }
        try await refuser {
            let fait = try await store.enregistrer(
                ref, saisie.fiche, note: saisie.note, jour: saisie.jour, remplace: (id, version), as: requete.principal)
            if fait == nil {
                throw Refus.conflit("Ce budget a changé depuis que vous l'avez ouvert. Rouvrez-le et reportez votre correction.")
            }
        }
        return requete.redirection(ref.chemin + "/budgets?vu=\(id)", fait: "Le budget du \(saisie.jour.court) est corrigé.")
    }

    @Sendable func demanderRetrait(_ requete: Requete) async throws -> Response {
        let (dossier, budget) = try await trouver(requete)
        guard dossier.estOuvert else { throw Refus.introuvable }
        return requete.page(
            RetraitDePiece(
                dossier, "Retirer ce budget ?", donnees: "nominatif.budget", liste: ("Budget", "budgets"),
                phrases: [
                    "Le budget du \(budget.jour.court) et son plan de remboursement sont détruits.",
                    "Les autres versions restent. Le retrait est noté parmi les lectures du dossier.",
                ], piece: budget.id.description, bouton: "Retirer le budget"
            ).page)
    }

    @Sendable func retirer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard try await store.retirer(ref, try requete.id("budget"), as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection(ref.chemin + "/budgets", fait: "Le budget est retiré. Le retrait est noté dans « Qui lit ».")
    }

    @Sendable func imprimer(_ requete: Requete) async throws -> Response {
        let (dossier, budget) = try await trouver(requete)
        guard let lu = try await dossiers.lire(dossier.ref, as: requete.principal) else { throw Refus.introuvable }
        let papier = BudgetImprime(budget: budget, dossier: dossier, personne: lu.identite.complet)
        let octets = try await Impression.pdf(papier.html)
        try await dossiers.exporter(.budget, dossier.ref, as: requete.principal)
        return requete.fichier(
            octets, type: "application/pdf", nom: "budget-\(budget.jour)-dossier-\(dossier.numero).pdf")
    }

    private func trouver(_ requete: Requete) async throws -> (Dossier, BudgetDate) {
        let id: ID<BudgetDate> = try requete.id("budget")
        guard let (dossier, budgets) = try await store.liste(try requete.dossier(), as: requete.principal),
            let budget = budgets.first(where: { $0.id == id })
        else { throw Refus.introuvable }
        return (dossier, budget)
    }

    /// The form again: asked for totals, or something to correct. nil: it can be kept.
    private func page(
        _ requete: Requete, _ dossier: Dossier, _ saisie: BudgetSaisie, _ budget: (id: ID<BudgetDate>, version: Int)?
    ) -> Response? {
        let calcul = requete.formulaire["suite"] == "calcul"
        guard calcul || !saisie.fautes.isEmpty else { return nil }
        return requete.page(
            BudgetSaisiePage(dossier: dossier, saisie: saisie, budget: budget, requete: requete), statut: calcul ? .ok : .badRequest)
    }

    private func foyerConnu(_ ref: Dossier.Ref, _ principal: Principal) async throws -> FicheBudget {
        guard let lu = try await dossiers.lire(ref, as: principal) else { return FicheBudget() }
        var fiche = FicheBudget()
        fiche.foyer = Foyer(lu.situation, lu.identite, annee: DateCivile.aujourdhui().annee)
        return fiche
    }
}
