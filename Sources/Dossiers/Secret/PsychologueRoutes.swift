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
    }

    @Sendable func ajouter(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        var fautes = Fautes()
        let jour = DateSaisie.lire(requete.formulaire, "jour", requise: true, &fautes)
        let texte = requete.formulaire.texte("note") ?? ""
        if texte.isEmpty { fautes["note"] = "Écrivez la note." }
        guard let jour, fautes.isEmpty else {
            return try await page(requete, Saisie(requete.formulaire, fautes), fautes, statut: .badRequest)
        }
        guard try await store.ajouter(ref, jour: jour, texte: texte, as: requete.principal) else { throw Refus.introuvable }
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
        _ requete: Requete, _ saisie: Saisie, _ fautes: Fautes, statut: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let ref = try requete.dossier()
        let suivi = try await store.lire(ref, as: requete.principal)
        let dossier = try await dossiers.trouver(ref, as: requete.principal)
        let psychologue = try await store.estPsychologue(as: requete.principal)
        guard suivi != nil || (dossier != nil && psychologue) else { throw Refus.introuvable }
        return requete.page(
            PsychologuePage(
                ref: ref, numero: dossier?.numero, suivi: suivi, ouvert: dossier?.estOuvert == true && psychologue, saisie: saisie,
                fautes: fautes.resume), statut: statut)
    }
}

/// The page.
struct PsychologuePage: Page {
    static let gabarit = "psychologue"

    let ref: Dossier.Ref
    /// nil when the share has ended: her notes remain hers.
    let numero: String?
    let suivi: SuiviPsychologue?
    let ouvert: Bool
    let saisie: Saisie
    let fautes: FautesResume?

    var entete: Entete {
        Entete(
            numero.map { "Notes, dossier \($0)" } ?? "Notes d'un suivi terminé", h1: "Mes notes de psychologue",
            ariane: numero.map { [("Dossiers", "/dossiers"), ("Dossier \($0)", ref.chemin)] } ?? [("Dossiers", "/dossiers")],
            sous: "Leur propre clé : ni le référent, ni un accès d'urgence ne les ouvrent", donnees: ["nominatif.note_psychologue"],
            visible: "vous seule, vous seul.", largeur: .moyenne, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "chemin": ref.chemin
        case "ouvert": ouvert
        case "jour": saisie.champ("jour", "Jour", DateCivile.aujourdhui().description, genre: .date, requis: true)
        case "note": saisie.champ("note", "Note", genre: .zone(6), requis: true)
        case "commence": suivi != nil
        case "annonce": suivi?.annonce == true
        case "notes":
            suivi?.notes.map {
                "<li><time datetime=\"\($0.jour.description)\">\($0.jour.court)</time><div><p>\($0.texte)</p></div></li>" as Balisage
            } ?? []
        default: nil
        }
    }
}
