import Foundation
import Hummingbird
import Tenancy
import Web

/// `/orientations`: call back, open a dossier, or close without.
struct OrientationRoutes: Sendable {
    let store: OrientationStore
    static let acces = Acces.compte(.nominatif, .intervenant)

    func ajouter(a routes: Routes) {
        routes.get("/orientations", Self.acces) { requete in
            requete.page(OrientationsPage(orientations: try await store.liste(as: requete.principal)))
        }
        routes.get("/orientations/:entreprise/:id", Self.acces) { requete in
            guard
                let (orientation, personne) = try await store.lire(
                    try requete.id("entreprise"), try requete.id("id"), as: requete.principal)
            else { throw Refus.introuvable }
            return requete.page(
                OrientationPage(
                    orientation: orientation, personne: personne, collegues: try await store.collegues(as: requete.principal),
                    csrf: requete.csrf))
        }
        routes.post("/orientations/:entreprise/:id", Self.acces, dire)
    }

    @Sendable func dire(_ requete: Requete) async throws -> Response {
        let (entreprise, id): (ID<EntrepriseTag>, ID<Orientation>) = (try requete.id("entreprise"), try requete.id("id"))
        let fait: Bool
        let phrase: String
        switch requete.formulaire["suite"] {
        case "rappelee":
            fait = try await store.rappeler(entreprise, id, as: requete.principal)
            phrase = "L'appel est noté."
        case "sans_suite":
            fait = try await store.clore(entreprise, id, .sansSuite, as: requete.principal)
            phrase = "L'orientation est close sans suite, et le nom effacé."
        case "dossier":
            fait = try await store.clore(entreprise, id, .dossier, as: requete.principal)
            phrase = "L'orientation est close, et le nom effacé ici."
        case "confier":
            guard let compte = requete.formulaire["compte"].flatMap({ UUID(uuidString: $0) }) else {
                throw Refus.saisie("Choisissez à qui confier cette orientation.")
            }
            let remise = try await store.confier(entreprise, id, a: compte, as: requete.principal)
            if remise == .collegue {
                throw Refus.saisie(
                    "Cette orientation ne peut pas être confiée à cette personne : choisissez quelqu'un d'autre. Rien n'a changé.")
            }
            fait = remise == .fait
            phrase = "L'orientation est confiée."
        default: throw Refus.saisie("Choisissez la suite de cette orientation.")
        }
        guard fait else { throw Refus.introuvable }
        return requete.redirection("/orientations", fait: phrase)
    }
}
