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
    }

    @Sendable func liste(_ requete: Requete) async throws -> Response { try await page(requete, Saisie(), nil) }

    @Sendable func orienter(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let champs = requete.formulaire
        var fautes = Fautes()
        let vers = champs["vers"].flatMap { VersOrientation(rawValue: $0) }
        if vers == nil { fautes["vers"] = "Choisissez vers qui la personne est orientée." }
        if champs["accord"] == nil { fautes["accord"] = "Une orientation se fait avec l'accord de la personne." }
        let le = DateSaisie.lire(champs, "le", requise: true, &fautes)
        let relance = DateSaisie.lire(champs, "relance", requise: false, &fautes)
        let objet = PlanSaisie.texte(champs, "objet", 1_000, &fautes) ?? ""
        guard let vers, let le, fautes.isEmpty else { return try await page(requete, Saisie(champs, fautes), fautes) }
        let partenaire = try await demarches.annuaire(ref, as: requete.principal).lire(champs["partenaire"])
        let nouvelle = OrientationStore.Nouvelle(
            vers: vers, partenaire: partenaire?.type, partenaireId: partenaire?.fiche?.id.rawValue, le: le, relance: relance,
            texte: Orientation.Texte(objet))
        try await refuser { try await store.orienter(ref, nouvelle, as: requete.principal) }
        return requete.redirection(ref.chemin + "/orientations", fait: "L'orientation est notée.")
    }

    @Sendable func suivre(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let champs = requete.formulaire
        guard let issue = champs["issue"].flatMap({ IssueOrientation(rawValue: $0) }), let version = champs["version"].flatMap({ Int($0) })
        else { throw Refus.saisie("Choisissez ce qu'il en est.") }
        var fautes = Fautes()
        let relance = DateSaisie.lire(champs, "relance", requise: false, &fautes)
        let texte = Orientation.Texte(
            PlanSaisie.texte(champs, "objet", 1_000, &fautes) ?? "", retour: PlanSaisie.texte(champs, "retour", 1_000, &fautes) ?? "")
        let id: ID<Orientation> = try requete.id("orientation")
        var note = false
        if fautes.isEmpty {
            try await refuser {
                note = try await store.suivre(ref, id, issue, relance: relance, texte: texte, version: version, as: requete.principal)
            }
        }
        guard note else {
            let faute = fautes.liste.first?.message ?? "Cette orientation a changé depuis que vous l'avez ouverte : relisez avant de noter."
            return try await page(requete, Saisie(), nil, refuse: FormulaireRefuse(id.rawValue, champs, faute))
        }
        return requete.redirection(ref.chemin + "/orientations", fait: "L'orientation est \(issue.libelle).")
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
