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
        routes.post("/dossiers/:entreprise/:id/psychologue/copie", DossiersRoom.acces, remettre)
        routes.post("/dossiers/:entreprise/:id/psychologue/:note", DossiersRoom.acces, corriger)
        routes.get("/dossiers/:entreprise/:id/psychologue/:note/retrait", DossiersRoom.acces, confirmer)
        routes.post("/dossiers/:entreprise/:id/psychologue/:note/retrait", DossiersRoom.acces, retirer)
    }

    @Sendable func corriger(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let note: ID<NotePsychologue> = try requete.id("note")
        var fautes = Fautes()
        let jour = DateSaisie.passee(requete.formulaire, "jour", "Jour de la note", &fautes)
        let texte = requete.formulaire.texte("note") ?? ""
        Self.mesurer(texte, &fautes)
        if texte.isEmpty { fautes["note"] = "Une note a un texte. Pour l'ôter, choisissez « Retirer »." }
        guard let jour, fautes.isEmpty, let version = requete.formulaire["version"].flatMap({ Int($0) }) else {
            return try await refuser(requete, note, fautes.liste.first?.message ?? "Rouvrez vos notes, puis corrigez.", .badRequest)
        }
        guard try await store.corriger(ref, note.rawValue, version: version, jour: jour, texte: texte, as: requete.principal) else {
            return try await refuser(
                requete, note, "Cette note a changé depuis que vous l'avez ouverte : la voici, et votre correction au-dessous.", .conflict)
        }
        return requete.redirection(ref.chemin + "/psychologue", fait: "La note est corrigée.")
    }

    /// The notes as they are, and the form of this one open with the words that were typed.
    private func refuser(
        _ requete: Requete, _ note: ID<NotePsychologue>, _ faute: String, _ statut: HTTPResponse.Status
    ) async throws -> Response {
        guard try await store.lire(try requete.dossier(), as: requete.principal)?.notes.contains(where: { $0.id == note.rawValue }) == true
        else { throw Refus.introuvable }
        return try await page(
            requete, Saisie(), Fautes(), refuse: FormulaireRefuse(note.rawValue, requete.formulaire, faute), statut: statut)
    }

    /// The measure of the notes of an entretien.
    private static func mesurer(_ texte: String, _ fautes: inout Fautes) {
        guard texte.utf8.count > 20_000 else { return }
        fautes["note"] = "La note a \(nombre(texte.count)) signes : coupez-la en deux notes, ou sous 20 000."
    }

    /// All her notes on paper, for the person; written down under the follow-up, which the referent cannot read.
    @Sendable func remettre(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard let suivi = try await store.lire(ref, as: requete.principal),
            let numero = try await store.suivis(as: requete.principal).first(where: { $0.ref == ref })?.numero
        else { throw Refus.introuvable }
        guard !suivi.notes.isEmpty else { throw Refus.conflit("Il n'y a aucune note à remettre.") }
        let papier = NotesImprimees(numero: numero, notes: suivi.notes, jour: .aujourdhui(), par: requete.principal.nom)
        let octets = try await Impression.pdf(papier.html)
        try await store.noterRemise(suivi.id, as: requete.principal)
        return requete.fichier(octets, type: "application/pdf", nom: "notes-\(numero).pdf")
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
        Self.mesurer(texte, &fautes)
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
