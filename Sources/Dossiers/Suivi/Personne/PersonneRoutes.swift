import Actes
import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/personne`: who the person is, her job, her household and situation, on one form.
struct PersonneRoutes: Sendable {
    let store: DossierStore
    let avis: RendezVousAvis

    func ajouter(a routes: Routes) {
        routes.get("/dossiers/:entreprise/:id/personne", DossiersRoom.acces, modifier)
        routes.post("/dossiers/:entreprise/:id/personne", DossiersRoom.acces, enregistrer)
    }

    @Sendable func modifier(_ requete: Requete) async throws -> Response {
        guard let lu = try await store.lire(try requete.dossier(), as: requete.principal), lu.dossier.etat != .efface else {
            throw Refus.introuvable
        }
        return requete.page(PersonnePage(lu, Saisie(), nil, lu.identite, lu.situation, requete))
    }

    @Sendable func enregistrer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard let lu = try await store.lire(ref, as: requete.principal), lu.mien(requete.principal), lu.dossier.etat != .efface else {
            throw Refus.introuvable
        }
        let champs = requete.formulaire
        guard let version = champs["version"].flatMap({ Int($0) }) else { throw Refus.saisie("Le formulaire est incomplet : rouvrez-le.") }
        let personne = IdentiteSaisie(champs)
        let vie = champs["situation"].map { _ in SituationSaisie(champs, avant: lu.situation) }
        var fautes = personne.fautes
        for (champ, message) in vie?.fautes.liste ?? [] { fautes[champ] = message }
        guard fautes.isEmpty else {
            let page = PersonnePage(
                lu, Saisie(champs, fautes), fautes.resume, personne.identite, vie?.situation ?? lu.situation, requete, version: version)
            return requete.page(page, statut: .badRequest)
        }
        let situation = vie.map { ($0.situation, champs["situation"].flatMap { Int($0) }) }
        let motif = champs["motif"].flatMap { Motif(rawValue: $0) }
        guard
            try await store.modifier(
                ref, personne.identite, version: version, motif: motif, situation: situation, as: requete.principal)
        else {
            throw Refus.conflit("La fiche a changé depuis que vous l'avez ouverte. Rouvrez-la et reportez votre correction.")
        }
        return requete.redirection(
            ref.chemin, fait: "La fiche de la personne est à jour." + (try await prevenir(ref, lu, personne.identite, requete)))
    }

    /// Her choice or her number changed: what was prepared is unsaid, and said anew. Says what will leave, or why nothing will.
    private func prevenir(_ ref: Dossier.Ref, _ avant: DossierLu, _ identite: Identite, _ requete: Requete) async throws -> String {
        guard identite.rappel != avant.identite.rappel || identite.contact != avant.identite.contact else { return "" }
        try await avis.taire(ref, as: requete.principal)
        return switch try await avis.preparer(ref, identite, confirmer: false, as: requete.principal) {
        case .aucun: ""
        case .prevu(let rappel): " Pour ses rendez-vous : \(rappel.libelle)."
        case .impossible(let raison): " Aucun message ne partira : \(raison)."
        }
    }
}
