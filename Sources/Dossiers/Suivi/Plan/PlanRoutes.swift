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
        routes.post(racine + "/objectifs/:objectif/actions", DossiersRoom.acces, agir)
        routes.post(racine + "/actions/:action", DossiersRoom.acces, marquer)
        routes.post(racine + "/remise", DossiersRoom.acces, remettre)
        routes.get(racine + "/feuille.pdf", DossiersRoom.acces, imprimer)
    }

    @Sendable func montrer(_ requete: Requete) async throws -> Response { try await page(requete, Saisie(), nil) }

    @Sendable func evaluer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        var fautes = Fautes()
        var evaluation = Evaluation()
        for champ in Evaluation.Champ.allCases { evaluation.textes[champ] = Self.texte(requete.formulaire, champ.rawValue, 4_000, &fautes) }
        if evaluation.feuillet.estVide { fautes["demande"] = "Écrivez au moins une des quatre parties." }
        guard fautes.isEmpty else { return try await page(requete, Saisie(requete.formulaire, fautes), fautes.resume) }
        let note = evaluation
        try await refuser { try await store.evaluer(ref, note, as: requete.principal) }
        return requete.redirection(ref.chemin + "/plan", fait: "L'évaluation est notée.")
    }

    @Sendable func poser(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        var fautes = Fautes()
        guard let saisi = Self.objectif(requete.formulaire, &fautes) else {
            return try await page(requete, Saisie(requete.formulaire, fautes), fautes.resume)
        }
        try await refuser { _ = try await store.poser(ref, saisi, as: requete.principal) }
        return requete.redirection(ref.chemin + "/plan", fait: "L'objectif est posé.")
    }

    @Sendable func modifier(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        var fautes = Fautes()
        guard let saisi = Self.objectif(requete.formulaire, &fautes), let version = requete.formulaire["version"].flatMap({ Int($0) })
        else {
            throw Refus.saisie(fautes.liste.first?.message ?? "Le formulaire est incomplet : rouvrez-le.")
        }
        try await refuser {
            guard try await store.modifier(ref, try requete.id("objectif"), saisi, version: version, as: requete.principal) else {
                throw Refus.conflit("Cet objectif a changé depuis que vous l'avez ouvert. Rouvrez le plan et reportez votre correction.")
            }
        }
        return requete.redirection(ref.chemin + "/plan", fait: "L'objectif est \(saisi.resultat.libelle).")
    }

    @Sendable func agir(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let champs = requete.formulaire
        var fautes = Fautes()
        let echeance = DateSaisie.lire(champs, "echeance", requise: false, &fautes)
        guard let texte = Self.texte(champs, "action", 500, &fautes), fautes.isEmpty else {
            throw Refus.saisie(fautes.liste.first?.message ?? "Écrivez ce qui sera fait.")
        }
        let qui = champs["qui"].flatMap { Qui(rawValue: $0) } ?? .personne
        try await refuser {
            try await store.ajouter(ref, try requete.id("objectif"), action: texte, qui: qui, echeance: echeance, as: requete.principal)
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

    private func page(_ requete: Requete, _ saisie: Saisie, _ fautes: FautesResume?) async throws -> Response {
        guard let lu = try await dossiers.lire(try requete.dossier(), as: requete.principal) else { throw Refus.introuvable }
        return requete.page(PlanPage(lu, saisie, fautes, requete), statut: fautes == nil ? .ok : .badRequest)
    }

    static func texte(_ champs: Champs, _ nom: String, _ max: Int, _ fautes: inout Fautes) -> String? {
        guard let texte = champs.texte(nom) else { return nil }
        if texte.count > max { fautes[nom] = "Ce texte a \(texte.count) signes, et la place est de \(nombre(max))." }
        return texte
    }

    private static func objectif(_ champs: Champs, _ fautes: inout Fautes) -> PlanStore.Saisi? {
        let mots = texte(champs, "texte", 500, &fautes)
        if mots == nil { fautes["texte"] = "Écrivez l'objectif avec les mots de la personne." }
        let theme = champs["theme"].flatMap { Motif(rawValue: $0) }
        if theme == nil { fautes["theme"] = "Choisissez le thème de l'objectif." }
        let horizon = DateSaisie.lire(champs, "horizon", requise: false, &fautes)
        let commentaire = texte(champs, "commentaire", 1_000, &fautes) ?? ""
        guard let mots, let theme, fautes.isEmpty else { return nil }
        return PlanStore.Saisi(
            theme: theme, qui: champs["qui"].flatMap { Qui(rawValue: $0) } ?? .ensemble, horizon: horizon,
            texte: Objectif.Texte(mots, commentaire: commentaire),
            resultat: champs["resultat"].flatMap { Resultat(rawValue: $0) } ?? .enCours)
    }
}
