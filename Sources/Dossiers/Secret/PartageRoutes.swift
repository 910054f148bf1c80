import Calendrier
import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/partages`: open a dossier to a colleague with the person's consent, close it again. The referent only.
struct PartageRoutes: Sendable {
    let store: PartageStore
    let dossiers: DossierStore

    func ajouter(a routes: Routes) {
        routes.get("/dossiers/:entreprise/:id/partages", DossiersRoom.acces, liste)
        routes.post("/dossiers/:entreprise/:id/partages", DossiersRoom.acces, partager)
        routes.post("/dossiers/:entreprise/:id/partages/:partage/retrait", DossiersRoom.acces, retirer)
    }

    @Sendable func liste(_ requete: Requete) async throws -> Response {
        try await page(requete, Saisie(), Fautes())
    }

    @Sendable func partager(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let champs = requete.formulaire
        let jour = DateCivile.aujourdhui()
        var fautes = Fautes()
        let compte = champs["compte"].flatMap { ID<CompteTag>($0) }
        if compte == nil { fautes["compte"] = "Choisissez le collègue qui pourra lire le dossier." }
        let jusquau = DateSaisie.lire(champs, "jusquau", requise: true, &fautes)
        if let jusquau, jusquau < jour || jusquau > jour.plus(mois: 12) {
            fautes["jusquau"] = "Un partage finit d'ici un an : écrivez par exemple \(jour.plus(mois: 1).chiffres)."
        }
        let accord = champs["accord"].flatMap { Partage.Accord(rawValue: $0) }
        if accord == nil { fautes["accord"] = "Sans l'accord de la personne, le dossier ne se partage pas : dites comment elle l'a donné." }
        let portee = champs["portee"].flatMap { Partage.Portee(rawValue: $0) } ?? .entier
        guard let compte, let jusquau, let accord, fautes.isEmpty else {
            return try await page(requete, Saisie(champs, fautes), fautes, statut: .badRequest)
        }
        guard try await store.partager(ref, avec: compte, jusquau: jusquau, accord: accord, portee: portee, as: requete.principal) else {
            throw Refus.introuvable
        }
        return requete.redirection(ref.chemin + "/partages", fait: "Le dossier est partagé jusqu'au \(jusquau.court).")
    }

    @Sendable func retirer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard try await store.retirer(ref, try requete.id("partage"), as: requete.principal) else { throw Refus.introuvable }
        let mien = try await dossiers.trouver(ref, as: requete.principal)?.referent == requete.principal.compte
        return requete.redirection(
            mien ? ref.chemin + "/partages" : "/dossiers?etat=partages", fait: "Le partage est retiré : il n'ouvre plus le dossier.")
    }

    private func page(
        _ requete: Requete, _ saisie: Saisie, _ fautes: Fautes, statut: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard let lu = try await dossiers.lire(try requete.dossier(), as: requete.principal), lu.mien(requete.principal) else {
            throw Refus.introuvable
        }
        let collegues = try await store.collegues(as: requete.principal)
        return requete.page(PartagesPage(lu: lu, collegues: collegues, saisie: saisie, fautes: fautes, requete: requete), statut: statut)
    }
}
