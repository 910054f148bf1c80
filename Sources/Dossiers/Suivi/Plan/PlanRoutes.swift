import Actes
import Chiffrement
import Documents
import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/plan`: evaluation, objectives, actions, results, and the sheet handed to the person.
struct PlanRoutes: Sendable {
    let store: PlanStore
    let dossiers: DossierStore

    func ajouter(a routes: Routes) {
        let racine = "/dossiers/:entreprise/:id/plan"
        routes.get(racine, DossiersRoom.acces, montrer)
        routes.post(racine + "/evaluation", DossiersRoom.acces, evaluer)
        routes.post(racine + "/objectifs", DossiersRoom.acces, poser)
        routes.post(racine + "/objectifs/:objectif", DossiersRoom.acces, modifier)
        routes.get(racine + "/objectifs/:objectif/retrait", DossiersRoom.acces, confirmerObjectif)
        routes.post(racine + "/objectifs/:objectif/retrait", DossiersRoom.acces, retirerObjectif)
        routes.post(racine + "/objectifs/:objectif/actions", DossiersRoom.acces, agir)
        routes.post(racine + "/actions/:action", DossiersRoom.acces, marquer)
        routes.post(racine + "/actions/:action/fiche", DossiersRoom.acces, corriger)
        routes.get(racine + "/actions/:action/retrait", DossiersRoom.acces, confirmerAction)
        routes.post(racine + "/actions/:action/retrait", DossiersRoom.acces, retirerAction)
        routes.post(racine + "/remise", DossiersRoom.acces, remettre)
        routes.get(racine + "/feuille.pdf", DossiersRoom.acces, imprimer)
    }

    @Sendable func montrer(_ requete: Requete) async throws -> Response { try await page(requete) }

    @Sendable func evaluer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        var fautes = Fautes()
        let evaluation = FeuilleSaisie.evaluation(requete.formulaire, &fautes)
        guard fautes.isEmpty else { return try await page(requete, .evaluation, fautes) }
        let envoi = EnvoiUnique.lire(requete.formulaire)
        try await refuser { try await store.evaluer(ref, evaluation, envoi: envoi, as: requete.principal) }
        return requete.redirection(ref.chemin + "/plan", fait: "L'évaluation est notée.")
    }

    @Sendable func poser(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        var fautes = Fautes()
        guard let saisi = PlanSaisie.objectif(requete.formulaire, &fautes) else { return try await page(requete, .objectif, fautes) }
        let envoi = EnvoiUnique.lire(requete.formulaire)
        try await refuser { _ = try await store.poser(ref, saisi, envoi: envoi, as: requete.principal) }
        return requete.redirection(ref.chemin + "/plan", fait: "L'objectif est posé.")
    }

    @Sendable func modifier(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let id: ID<Objectif> = try requete.id("objectif")
        var fautes = Fautes()
        let saisi = PlanSaisie.objectif(requete.formulaire, &fautes)
        var fait = false
        if let saisi, let version = requete.formulaire["version"].flatMap({ Int($0) }) {
            try await refuser { fait = try await store.modifier(ref, id, saisi, version: version, as: requete.principal) }
        }
        guard fait, let saisi else {
            return try await page(
                requete, refuse: FormulaireRefuse(id.rawValue, requete.formulaire, fautes.liste.first?.message ?? Self.change))
        }
        return requete.redirection(ref.chemin + "/plan", fait: "L'objectif est \(saisi.resultat.libelle).")
    }

    private static let change = "Quelqu'un l'a changé depuis que vous l'avez ouvert : relisez, puis enregistrez de nouveau."

    @Sendable func agir(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let objectif: ID<Objectif> = try requete.id("objectif")
        var fautes = Fautes()
        guard let action = PlanSaisie.action(requete.formulaire, &fautes) else {
            let faute = fautes.liste.first?.message ?? ""
            return try await page(requete, refuse: FormulaireRefuse(objectif.rawValue, requete.formulaire, faute, forme: "action"))
        }
        try await refuser {
            try await store.ajouter(
                ref, objectif, action: action.texte, qui: action.qui, echeance: action.echeance,
                envoi: EnvoiUnique.lire(requete.formulaire),
                as: requete.principal)
        }
        return requete.redirection(ref.chemin + "/plan", fait: "L'action est notée.")
    }

    @Sendable func marquer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let faite = requete.formulaire["faite"] == "oui"
        try await refuser {
            guard try await store.marquer(ref, try requete.id("action"), faite: faite, as: requete.principal) else {
                throw Refus.introuvable
            }
        }
        return requete.redirection(ref.chemin + "/plan", fait: faite ? "L'action est faite." : "L'action reste à faire.")
    }

    @Sendable func corriger(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let id: ID<ActionPrevue> = try requete.id("action")
        var fautes = Fautes()
        let action = PlanSaisie.action(requete.formulaire, &fautes)
        var fait = false
        if let action, let version = requete.formulaire["version"].flatMap({ Int($0) }) {
            try await refuser { fait = try await store.modifier(ref, id, action, version: version, as: requete.principal) }
        }
        guard fait else {
            return try await page(
                requete, refuse: FormulaireRefuse(id.rawValue, requete.formulaire, fautes.liste.first?.message ?? Self.change))
        }
        return requete.redirection(ref.chemin + "/plan", fait: "L'action est corrigée.")
    }

    @Sendable func remettre(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        try await refuser { try await store.remettre(ref, as: requete.principal) }
        return requete.redirection(ref.chemin + "/plan", fait: "Noté : le plan a été relu avec la personne et lui est remis.")
    }

    /// One page, drawn each time: nothing of it is kept. The journal says that it left.
    @Sendable func imprimer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard let lu = try await dossiers.lire(ref, as: requete.principal), lu.dossier.etat != .efface else { throw Refus.introuvable }
        let feuille = PlanImprime(lu: lu, par: requete.principal.nom)
        do {
            let octets = try await Imprimeur().pdf(html: feuille.html)
            try await store.exporte(ref, as: requete.principal)
            return requete.fichier(octets, type: "application/pdf", nom: "plan-\(lu.dossier.numero).pdf")
        } catch let refus as Imprimeur.Refus {
            throw Refus.saisie(refus.description)
        }
    }

    private func page(
        _ requete: Requete, _ formulaire: PlanPage.Formulaire? = nil, _ fautes: Fautes = Fautes(), refuse: FormulaireRefuse? = nil
    ) async throws -> Response {
        guard let lu = try await dossiers.lire(try requete.dossier(), as: requete.principal) else { throw Refus.introuvable }
        // A row that is not there: the answer of an unknown one, not a form for it.
        if let refuse, !lu.objectifs.contains(where: { $0.id.rawValue == refuse.ligne }),
            !lu.actions.contains(where: { $0.id.rawValue == refuse.ligne })
        {
            throw Refus.introuvable
        }
        return requete.page(
            PlanPage(lu, formulaire, fautes, refuse, requete), statut: fautes.isEmpty && refuse == nil ? .ok : .badRequest)
    }
}
