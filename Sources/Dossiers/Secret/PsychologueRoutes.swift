import Calendrier
import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/psychologue`: a psychologist's own notes. To her alone; anybody else gets the page of an unknown address.
struct PsychologueRoutes: Sendable {
    let store: NotePsychologueStore
    let dossiers: DossierStore

    func ajouter(a routes: Routes) {
        routes.get("/dossiers/:entreprise/:id/psychologue", DossiersRoom.acces) { requete in try await page(requete, Saisie(), Fautes()) }
        routes.post("/dossiers/:entreprise/:id/psychologue", DossiersRoom.acces, ajouter)
        routes.post("/dossiers/:entreprise/:id/psychologue/annonce", DossiersRoom.acces, annoncer)
        routes.post("/dossiers/:entreprise/:id/psychologue/:note", DossiersRoom.acces, corriger)
        routes.get("/dossiers/:entreprise/:id/psychologue/:note/retrait", DossiersRoom.acces, confirmer)
        routes.post("/dossiers/:entreprise/:id/psychologue/:note/retrait", DossiersRoom.acces, retirer)
        routes.get("/dossiers/suivis", DossiersRoom.acces, suivis)
    }

    /// Only hers exist: anybody else gets the page of an unknown address.
    @Sendable func suivis(_ requete: Requete) async throws -> Response {
        let suivis = try await store.suivis(as: requete.principal)
        let psychologue = try await store.estPsychologue(as: requete.principal)
        guard psychologue || !suivis.isEmpty else { throw Refus.introuvable }
        return requete.page(SuivisPage(suivis: suivis))
    }

    @Sendable func corriger(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let note: ID<NotePsychologue> = try requete.id("note")
        var fautes = Fautes()
        let jour = DateSaisie.passee(requete.formulaire, "jour", "Jour de la note", &fautes)
        let texte = requete.formulaire.texte("note") ?? ""
        guard let version = requete.formulaire["version"].flatMap({ Int($0) }) else {
            throw Refus.saisie("Le formulaire est incomplet : rouvrez-le.")
        }
        guard let jour, !texte.isEmpty else {
            let faute = fautes["jour"] ?? "Une note a un texte. Pour l'ôter, choisissez « Retirer »."
            return try await page(
                requete, Saisie(), Fautes(), refuse: FormulaireRefuse(note.rawValue, requete.formulaire, faute), statut: .badRequest)
        }
        guard try await store.corriger(ref, note.rawValue, version: version, jour: jour, texte: texte, as: requete.principal) else {
            throw Refus.conflit("Cette note a changé depuis que vous l'avez ouverte. Rouvrez vos notes et reportez votre correction.")
        }
        return requete.redirection(ref.chemin + "/psychologue", fait: "La note est corrigée.")
    }

    @Sendable func confirmer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let id: ID<NotePsychologue> = try requete.id("note")
        guard let note = try await store.lire(ref, as: requete.principal)?.notes.first(where: { $0.id == id.rawValue }) else {
            throw Refus.introuvable
        }
        let chemin = ref.chemin + "/psychologue"
        return requete.page(
            PageConfirmation(
                Entete(
                    "Retirer la note du \(note.jour.court) ?", ariane: [("Dossiers", "/dossiers"), ("Mes notes", chemin)],
                    donnees: ["nominatif.note_psychologue"], largeur: .moyenne, ici: "/dossiers"),
                phrases: [
                    "Son texte sera détruit. Personne d'autre ne le lit, et il n'en reste aucune copie à reprendre.",
                    "Vos autres notes restent.",
                ], action: chemin + "/\(id)/retrait", bouton: "Retirer la note", retour: ("Mes notes", chemin)))
    }

    @Sendable func retirer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let id: ID<NotePsychologue> = try requete.id("note")
        guard try await store.retirer(ref, id.rawValue, as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection(ref.chemin + "/psychologue", fait: "La note est retirée.")
    }

    @Sendable func ajouter(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        var fautes = Fautes()
        let jour = DateSaisie.passee(requete.formulaire, "jour", "Jour de la note", &fautes)
        let texte = requete.formulaire.texte("note") ?? ""
        if texte.isEmpty { fautes["note"] = "Écrivez la note." }
        guard let jour, fautes.isEmpty else {
            return try await page(requete, Saisie(requete.formulaire, fautes), fautes, statut: .badRequest)
        }
        let envoi = EnvoiUnique.lire(requete.formulaire)
        guard try await store.ajouter(ref, jour: jour, texte: texte, envoi: envoi, as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection(ref.chemin + "/psychologue", fait: "La note est gardée, sous votre propre clé.")
    }

    @Sendable func annoncer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let oui = requete.formulaire["annonce"] == "oui"
        guard try await store.annoncer(ref, oui, as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection(
            ref.chemin + "/psychologue",
            fait: oui ? "Le référent lit « suivi psychologique en cours », rien de plus." : "Le référent ne sait plus rien de votre suivi.")
    }

    private func page(
        _ requete: Requete, _ saisie: Saisie, _ fautes: Fautes, refuse: FormulaireRefuse? = nil, statut: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let ref = try requete.dossier()
        let suivi = try await store.lire(ref, as: requete.principal)
        let dossier = try await dossiers.trouver(ref, as: requete.principal)
        let psychologue = try await store.estPsychologue(as: requete.principal)
        guard suivi != nil || (dossier != nil && psychologue) else { throw Refus.introuvable }
        return requete.page(
            PsychologuePage(
                ref: ref, numero: dossier?.numero, suivi: suivi, ouvert: dossier?.estOuvert == true && psychologue, saisie: saisie,
                fautes: fautes.resume, refuse: refuse, csrf: requete.csrf), statut: statut)
    }
}
