import Calendrier
import Foundation
import Hummingbird
import Partenaires
import Tenancy
import Web

/// `/dossiers/…/orientations`: whom the person was directed to, and what came of it.
struct OrientationRoutes: Sendable {
    let store: OrientationStore
    let dossiers: DossierStore
    let demarches: DemarcheStore

    func ajouter(a routes: Routes) {
        routes.get("/dossiers/:entreprise/:id/orientations", DossiersRoom.acces, liste)
        routes.post("/dossiers/:entreprise/:id/orientations", DossiersRoom.acces, orienter)
        routes.post("/dossiers/:entreprise/:id/orientations/:orientation", DossiersRoom.acces, suivre)
        routes.get("/dossiers/:entreprise/:id/orientations/:orientation/retrait", DossiersRoom.acces, confirmer)
        routes.post("/dossiers/:entreprise/:id/orientations/:orientation/retrait", DossiersRoom.acces, retirer)
    }

    @Sendable func liste(_ requete: Requete) async throws -> Response { try await page(requete, Saisie(), nil) }

    @Sendable func orienter(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let champs = requete.formulaire
        var fautes = Fautes()
        let vers = champs["vers"].flatMap { VersOrientation(rawValue: $0) }
        if vers == nil { fautes["vers"] = "Choisissez vers qui la personne est orientée." }
        if champs["accord"] == nil { fautes["accord"] = "Une orientation se fait avec l'accord de la personne." }
        let le = DateSaisie.passee(champs, "le", "Jour de l'orientation", &fautes)
        let relance = DateSaisie.lire(champs, "relance", "Demander des nouvelles le", des: le, a: DateSaisie.finDesRappels, &fautes)
        let objet = PlanSaisie.texte(champs, "objet", 1_000, &fautes) ?? ""
        guard let vers, let le, fautes.isEmpty else { return try await page(requete, Saisie(champs, fautes), fautes) }
        let partenaire = try await demarches.annuaire(ref, as: requete.principal).lire(champs["partenaire"])
        let nouvelle = OrientationStore.Nouvelle(
            vers: vers, partenaire: partenaire?.type, partenaireId: partenaire?.fiche?.id.rawValue, le: le, relance: relance,
            texte: Orientation.Texte(objet))
        try await refuser { try await store.orienter(ref, nouvelle, envoi: EnvoiUnique.lire(champs), as: requete.principal) }
        if vers == .psychologue, try await aPartager(ref, requete) {
            return requete.redirection(
                ref.chemin + "/partages?vers=psychologue",
                fait:
                    "L'orientation est notée. Pour que la ou le psychologue ouvre le dossier, partagez-le, si la personne en est d'accord.")
        }
        return requete.redirection(ref.chemin + "/orientations", fait: "L'orientation est notée.")
    }

    /// Mine to share, and no psychologist of the team reads it yet.
    private func aPartager(_ ref: Dossier.Ref, _ requete: Requete) async throws -> Bool {
        guard let lu = try await dossiers.lire(ref, as: requete.principal), lu.mien(requete.principal) else { return false }
        let jour = DateCivile.aujourdhui()
        let psychologues = try await PartageStore(dossiers.base).collegues(as: requete.principal).filter(\.psychologue)
        let lecteurs = Set(lu.partages.filter { $0.actif(jour) }.map(\.compte))
        return !psychologues.isEmpty && !psychologues.contains { lecteurs.contains($0.compte) }
    }

    @Sendable func suivre(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let champs = requete.formulaire
        guard let issue = champs["issue"].flatMap({ IssueOrientation(rawValue: $0) }), let version = champs["version"].flatMap({ Int($0) })
        else { throw Refus.saisie("Choisissez ce qu'il en est.") }
        var fautes = Fautes()
        let correction = try await correction(ref, champs, &fautes, as: requete.principal)
        let relance = DateSaisie.lire(
            champs, "relance", "Demander des nouvelles le", des: correction?.le, a: DateSaisie.finDesRappels, &fautes)
        let texte = Orientation.Texte(
            PlanSaisie.texte(champs, "objet", 1_000, &fautes) ?? "", retour: PlanSaisie.texte(champs, "retour", 1_000, &fautes) ?? "")
        let id: ID<Orientation> = try requete.id("orientation")
        var note = false
        if fautes.isEmpty {
            try await refuser {
                note = try await store.suivre(
                    ref, id, issue, relance: relance, texte: texte, version: version, correction: correction, as: requete.principal)
            }
        }
        guard note else {
            let faute = fautes.liste.first?.message ?? "Cette orientation a changé depuis que vous l'avez ouverte : relisez avant de noter."
            return try await page(requete, Saisie(), nil, refuse: FormulaireRefuse(id.rawValue, champs, faute))
        }
        return requete.redirection(ref.chemin + "/orientations", fait: "L'orientation est \(issue.libelle).")
    }

    /// nil when the form does not say whom.
    private func correction(
        _ ref: Dossier.Ref, _ champs: Champs, _ fautes: inout Fautes, as principal: Principal
    ) async throws -> OrientationStore.Correction? {
        guard let vers = champs["vers"].flatMap({ VersOrientation(rawValue: $0) }) else { return nil }
        guard let le = DateSaisie.passee(champs, "le", "Jour de l'orientation", &fautes) else { return nil }
        let partenaire = try await demarches.annuaire(ref, as: principal).lire(champs["partenaire"])
        return OrientationStore.Correction(
            vers: vers, partenaire: partenaire?.type, partenaireId: partenaire?.fiche?.id.rawValue, le: le)
    }

    @Sendable func confirmer(_ requete: Requete) async throws -> Response {
        let id: ID<Orientation> = try requete.id("orientation")
        guard let lu = try await dossiers.lire(try requete.dossier(), as: requete.principal), lu.dossier.estOuvert,
            let orientation = lu.orientations.first(where: { $0.id == id })
        else { throw Refus.introuvable }
        let chemin = lu.dossier.ref.chemin + "/orientations"
        return requete.page(
            PageConfirmation(
                Entete(
                    "Retirer cette orientation ?",
                    ariane: [("Dossiers", "/dossiers"), ("Dossier \(lu.dossier.numero), orientations", chemin)],
                    donnees: ["nominatif.orientation"], largeur: .moyenne, ici: "/dossiers"),
                phrases: [
                    "\(orientation.titre.capitale), le \(orientation.le.court), \(orientation.issue.libelle).",
                    "Elle disparaît avec son objet et ce qui en est revenu. Si elle a été faite et n'a rien donné, « sans suite » la garde dans l'histoire du dossier.",
                ], action: "\(chemin)/\(id)/retrait", bouton: "Retirer l'orientation", retour: ("La garder", chemin)))
    }

    @Sendable func retirer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        try await refuser {
            guard try await store.retirer(ref, try requete.id("orientation"), as: requete.principal) else { throw Refus.introuvable }
        }
        return requete.redirection(ref.chemin + "/orientations", fait: "L'orientation est retirée.")
    }

    private func page(
        _ requete: Requete, _ saisie: Saisie, _ fautes: Fautes?, refuse: FormulaireRefuse? = nil
    ) async throws -> Response {
        let ref = try requete.dossier()
        guard let lu = try await dossiers.lire(ref, as: requete.principal) else { throw Refus.introuvable }
        let annuaire = try await demarches.annuaire(ref, as: requete.principal)
        var page = OrientationsPage(lu, annuaire, saisie, fautes, requete)
        page.refuse = refuse
        return requete.page(page, statut: fautes == nil && refuse == nil ? .ok : .badRequest)
    }
}
