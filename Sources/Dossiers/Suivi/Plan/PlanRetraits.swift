import Hummingbird
import Tenancy
import Web

/// What is taken back from a plan, asked first.
extension PlanRoutes {
    @Sendable func confirmerObjectif(_ requete: Requete) async throws -> Response {
        let id: ID<Objectif> = try requete.id("objectif")
        let lu = try await ouvert(requete)
        guard lu.objectifs.contains(where: { $0.id == id }) else { throw Refus.introuvable }
        let actions = lu.actions(id).count
        return confirmer(
            requete, lu, "Retirer cet objectif ?",
            [
                lu.textes[id.rawValue]?.texte ?? "",
                actions == 0
                    ? "Il disparaît du plan." : "Il disparaît du plan avec \(actions == 1 ? "son action" : "ses \(actions) actions").",
                "S'il n'a plus cours, le résultat « abandonné » le garde dans l'histoire du dossier.",
            ], chemin: "objectifs/\(id)", bouton: "Retirer l'objectif")
    }

    @Sendable func retirerObjectif(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let id: ID<Objectif> = try requete.id("objectif")
        try await refuser {
            guard try await store.retirer(ref, id, as: requete.principal) else { throw Refus.introuvable }
        }
        return requete.redirection(ref.chemin + "/plan", fait: "L'objectif est retiré.")
    }

    @Sendable func confirmerAction(_ requete: Requete) async throws -> Response {
        let id: ID<ActionPrevue> = try requete.id("action")
        let lu = try await ouvert(requete)
        guard lu.actions.contains(where: { $0.id == id }) else { throw Refus.introuvable }
        return confirmer(
            requete, lu, "Retirer cette action ?", [lu.motsDesActions[id.rawValue] ?? "", "Elle disparaît du plan et du fil."],
            chemin: "actions/\(id)", bouton: "Retirer l'action")
    }

    @Sendable func retirerAction(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let id: ID<ActionPrevue> = try requete.id("action")
        try await refuser {
            guard try await store.retirer(ref, id, as: requete.principal) else { throw Refus.introuvable }
        }
        return requete.redirection(ref.chemin + "/plan", fait: "L'action est retirée.")
    }

    private func ouvert(_ requete: Requete) async throws -> DossierLu {
        guard let lu = try await dossiers.lire(try requete.dossier(), as: requete.principal), lu.dossier.estOuvert else {
            throw Refus.introuvable
        }
        return lu
    }

    private func confirmer(
        _ requete: Requete, _ lu: DossierLu, _ titre: String, _ phrases: [String], chemin: String, bouton: String
    ) -> Response {
        let plan = lu.dossier.ref.chemin + "/plan"
        return requete.page(
            PageConfirmation(
                Entete(
                    titre, ariane: [("Dossiers", "/dossiers"), ("Dossier \(lu.dossier.numero), plan", plan)],
                    donnees: ["nominatif.objectif", "nominatif.action"], largeur: .moyenne, ici: "/dossiers"),
                phrases: phrases, action: "\(plan)/\(chemin)/retrait", bouton: bouton, retour: ("Garder", plan)))
    }
}
