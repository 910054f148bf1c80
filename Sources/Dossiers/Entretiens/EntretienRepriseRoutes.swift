import Calendrier
import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/entretiens/…`: an entretien taken away while no bilan counts it, its note rectified afterwards.
struct EntretienRepriseRoutes: Sendable {
    let store: EntretienStore
    let dossiers: DossierStore

    func ajouter(a routes: Routes) {
        routes.get("/dossiers/:entreprise/:id/entretiens/:entretien/retrait", DossiersRoom.acces, demander)
        routes.post("/dossiers/:entreprise/:id/entretiens/:entretien/retrait", DossiersRoom.acces, retirer)
        routes.post("/dossiers/:entreprise/:id/entretiens/:entretien/rectificatif", DossiersRoom.acces, rectifier)
    }

    @Sendable func demander(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let id: ID<Entretien> = try requete.id("entretien")
        guard let (entretien, _) = try await store.lire(ref, id, as: requete.principal),
            let dossier = try await dossiers.trouver(ref, as: requete.principal),
            try await store.modifiable(ref, id, as: requete.principal)
        else { throw Refus.introuvable }
        let chemin = "\(ref.chemin)/entretiens/\(id)"
        let quoi = entretien.clos ? "l'entretien" : "le brouillon"
        return requete.page(
            PageConfirmation(
                Entete(
                    "Supprimer \(quoi) du \(entretien.codes.jour.court) ?",
                    ariane: [("Dossiers", "/dossiers"), ("Dossier \(dossier.numero)", ref.chemin)], donnees: ["nominatif.entretien"],
                    largeur: .lecture, ici: "/dossiers"),
                phrases: [
                    "Ses codes et sa note sont détruits, sans retour."
                        + (entretien.clos ? " Aucun bilan ne le compte encore : aucun ne le comptera." : " Il ne compte nulle part."),
                    "Le journal du dossier dira qu'un entretien a été retiré, jamais ce qu'il disait.",
                ],
                action: chemin + "/retrait", bouton: "Supprimer \(quoi)", retour: ("Le garder", chemin)))
    }

    @Sendable func retirer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard try await store.retirer(ref, try requete.id("entretien"), as: requete.principal) else {
            throw Refus.conflit("Cet entretien n'est pas à vous, ou un bilan le compte déjà. Ouvrez-le pour y ajouter un rectificatif.")
        }
        return requete.redirection(ref.chemin, fait: "C'est supprimé, avec sa note.")
    }

    @Sendable func rectifier(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let id: ID<Entretien> = try requete.id("entretien")
        let texte = requete.formulaire.texte("texte") ?? ""
        let enRetirant = requete.formulaire["retirer"] != nil
        guard let (entretien, note) = try await store.lire(ref, id, as: requete.principal), entretien.clos,
            let dossier = try await dossiers.trouver(ref, as: requete.principal)
        else { throw Refus.introuvable }
        var fautes = Fautes()
        if texte.isEmpty, !enRetirant {
            fautes["texte"] = "Écrivez ce qu'il faut lire, par exemple « Le loyer est de 640 €, non de 460 €. »"
        }
        if (note?.texte.utf8.count ?? 0) + texte.utf8.count > 20_000 {
            fautes["texte"] = "Avec la note, ce serait plus de 20 000 signes. Raccourcissez, ou écrivez un nouvel entretien."
        }
        guard fautes.isEmpty else {
            return requete.page(
                EntretienPage(
                    dossier: dossier, entretien: entretien, note: note, fiche: nil, suites: .rectifier,
                    saisie: Saisie(requete.formulaire, fautes), fautes: fautes.resume), statut: .badRequest)
        }
        guard try await store.rectifier(ref, id, texte, enRetirant: enRetirant, as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection(
            "\(ref.chemin)/entretiens/\(id)",
            fait: enRetirant ? "La note est retirée. Les codes restent comptés." : "Le rectificatif est ajouté à la note.")
    }
}
