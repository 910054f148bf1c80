import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/lectures`: who may read this dossier now and why, and for its referent who has; locks are set there.
struct LectureRoutes: Sendable {
    let store: LectureStore
    let verrous: VerrouStore

    func ajouter(a routes: Routes) {
        routes.get("/dossiers/:entreprise/:id/lectures", DossiersRoom.acces, liste)
        routes.post("/dossiers/:entreprise/:id/verrous", DossiersRoom.acces, verrouiller)
        routes.post("/dossiers/:entreprise/:id/verrous/:verrou/levee", DossiersRoom.acces, lever)
    }

    @Sendable func liste(_ requete: Requete) async throws -> Response { try await page(requete, Saisie(), Fautes()) }

    @Sendable func verrouiller(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard let compte = requete.formulaire["compte"].flatMap({ ID<CompteTag>($0) }) else {
            var fautes = Fautes()
            fautes["compte"] = "Choisissez le collègue à qui fermer ce dossier."
            return try await page(requete, Saisie(requete.formulaire, fautes), fautes, statut: .badRequest)
        }
        guard try await verrous.verrouiller(ref, a: compte, as: requete.principal) == .fait else { throw Refus.introuvable }
        return requete.redirection(
            ref.chemin + "/lectures", fait: "Le dossier lui est fermé, même par partage ou en urgence. Ce collègue n'en est pas averti.")
    }

    @Sendable func lever(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard try await verrous.lever(ref, try requete.id("verrou"), as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection(ref.chemin + "/lectures", fait: "Le verrou est levé.")
    }

    private func page(
        _ requete: Requete, _ saisie: Saisie, _ fautes: Fautes, statut: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard let lues = try await store.liste(try requete.dossier(), as: requete.principal) else { throw Refus.introuvable }
        return requete.page(LecturesPage(lues, saisie: saisie, fautes: fautes.resume, requete: requete), statut: statut)
    }
}
