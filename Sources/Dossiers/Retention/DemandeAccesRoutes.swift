import Calendrier
import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/copie/demandes`: the person asked for her copy; the month begins that day. The referent only.
extension CopieRoutes {
    func ajouterDemandes(a routes: Routes) {
        routes.post("/dossiers/:entreprise/:id/copie/demandes", DossiersRoom.acces, noter)
        routes.post("/dossiers/:entreprise/:id/copie/demandes/:demande/prolongation", DossiersRoom.acces, prolonger)
        routes.post("/dossiers/:entreprise/:id/copie/demandes/:demande/retrait", DossiersRoom.acces, renoncer)
    }

    @Sendable func noter(_ requete: Requete) async throws -> Response {
        let ref = try await sien(requete)
        let champs = requete.formulaire
        let jour = DateCivile.aujourdhui()
        var fautes = Fautes()
        let recue = DateSaisie.lire(champs, "recue", requise: true, &fautes)
        if let recue, recue > jour { fautes["recue"] = "La demande ne peut pas être à venir." }
        let canal = champs["canal"].flatMap { DemandeAcces.Canal(rawValue: $0) }
        if canal == nil { fautes["canal"] = "Dites comment la personne l'a demandée." }
        guard let recue, let canal, fautes.isEmpty else { return try await page(requete, Saisie(champs, fautes), fautes.resume) }
        guard try await demandes.noter(ref, le: recue, canal, as: requete.principal) else {
            throw Refus.conflit("Une demande attend déjà sa réponse dans ce dossier. Remettez la copie, ou retirez cette demande.")
        }
        return requete.redirection(
            ref.chemin + "/copie", fait: "La demande est notée : la réponse est due le \(recue.plus(mois: 1).court).")
    }

    @Sendable func prolonger(_ requete: Requete) async throws -> Response {
        let ref = try await sien(requete)
        guard let raison = requete.formulaire["raison"].flatMap({ DemandeAcces.Raison(rawValue: $0) }) else {
            throw Refus.saisie("Dites pourquoi la réponse demande deux mois de plus : la personne a le droit de le savoir.")
        }
        guard
            try await demandes.prolonger(ref, try requete.id("demande"), raison, le: .aujourdhui(), as: requete.principal)
        else {
            throw Refus.conflit("Le délai se prolonge une seule fois, dans le mois qui suit la demande, et la personne en est informée.")
        }
        return requete.redirection(ref.chemin + "/copie", fait: "Le délai est prolongé de deux mois.")
    }

    @Sendable func renoncer(_ requete: Requete) async throws -> Response {
        let ref = try await sien(requete)
        guard try await demandes.retirer(ref, try requete.id("demande"), as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection(ref.chemin + "/copie", fait: "La demande est retirée ; elle reste inscrite.")
    }

    /// The dossier, when I am its referent: to anybody else, an unknown address.
    private func sien(_ requete: Requete) async throws -> Dossier.Ref {
        let ref = try requete.dossier()
        guard
            let dossier = try await DossierStore(store.base, store.coffre).trouver(ref, as: requete.principal),
            dossier.referent == requete.principal.compte, dossier.etat != .efface
        else { throw Refus.introuvable }
        return ref
    }
}
