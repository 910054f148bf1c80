import Calendrier
import Chiffrement
import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/feuilles/…`: one evaluation or end review, read, corrected, taken back.
struct FeuilleRoutes: Sendable {
    let store: FeuilleStore
    let dossiers: DossierStore

    func ajouter(a routes: Routes) {
        let racine = "/dossiers/:entreprise/:id/feuilles/:feuille"
        routes.get(racine, DossiersRoom.acces, montrer)
        routes.post(racine, DossiersRoom.acces, corriger)
        routes.get(racine + "/retrait", DossiersRoom.acces, confirmer)
        routes.post(racine + "/retrait", DossiersRoom.acces, retirer)
    }

    @Sendable func montrer(_ requete: Requete) async throws -> Response {
        let (lu, feuille) = try await une(requete)
        return requete.page(FeuillePage(lu: lu, feuille: feuille, saisie: Saisie(), fautes: nil, requete: requete))
    }

    @Sendable func corriger(_ requete: Requete) async throws -> Response {
        let (lu, feuille) = try await une(requete)
        guard FeuillePage.modifiable(lu, feuille, requete.principal) else { throw Refus.introuvable }
        guard let version = requete.formulaire["version"].flatMap({ Int($0) }) else {
            throw Refus.saisie("Le formulaire est incomplet : rouvrez-le.")
        }
        var fautes = Fautes()
        let feuillet: Feuillet
        if feuille.sorte == .evaluation {
            feuillet = FeuilleSaisie.evaluation(requete.formulaire, &fautes).feuillet
        } else {
            feuillet = FeuilleSaisie.bilan(requete.formulaire, &fautes).feuillet
            if feuillet.estVide { fautes["change"] = "Écrivez au moins une des trois parties, ou retirez le bilan." }
        }
        if fautes.isEmpty, try await store.corriger(lu.dossier.ref, feuille.id, feuillet, version: version, as: requete.principal) {
            return requete.redirection("\(lu.dossier.ref.chemin)/feuilles/\(feuille.id)", fait: "Le texte est corrigé.")
        }
        if fautes.isEmpty {
            let champ = feuille.sorte == .evaluation ? "demande" : "change"
            fautes[champ] = "Quelqu'un a changé ce texte depuis que vous l'avez ouvert. Relisez, puis enregistrez de nouveau."
        }
        return requete.page(
            FeuillePage(
                lu: lu, feuille: feuille, saisie: Saisie(requete.formulaire, fautes), fautes: fautes.resume, requete: requete),
            statut: .badRequest)
    }

    @Sendable func confirmer(_ requete: Requete) async throws -> Response {
        let (lu, feuille) = try await une(requete)
        guard FeuillePage.modifiable(lu, feuille, requete.principal) else { throw Refus.introuvable }
        let chemin = "\(lu.dossier.ref.chemin)/feuilles/\(feuille.id)"
        let quoi = feuille.sorte == .evaluation ? "cette évaluation" : "ce bilan de fin"
        return requete.page(
            PageConfirmation(
                Entete(
                    "Retirer \(quoi) ?",
                    ariane: [("Dossiers", "/dossiers"), ("Dossier \(lu.dossier.numero)", lu.dossier.ref.chemin)],
                    donnees: ["nominatif.feuille"], largeur: .moyenne, ici: "/dossiers"),
                phrases: ["Le texte du \(feuille.majLe.court) est effacé pour toujours, pour tous ceux qui lisent ce dossier."],
                action: chemin + "/retrait", bouton: "Retirer le texte", retour: ("Le garder", chemin)))
    }

    @Sendable func retirer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard try await store.retirer(ref, try requete.id("feuille"), as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection(ref.chemin, fait: "Le texte est retiré.")
    }

    private func une(_ requete: Requete) async throws -> (DossierLu, Feuille) {
        let id: ID<Feuille> = try requete.id("feuille")
        guard let lu = try await dossiers.lire(try requete.dossier(), as: requete.principal),
            let feuille = lu.feuilles.first(where: { $0.id == id && $0.sorte != .situation })
        else { throw Refus.introuvable }
        return (lu, feuille)
    }
}
