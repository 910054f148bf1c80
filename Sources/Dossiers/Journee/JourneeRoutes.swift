import Calendrier
import Foundation
import Hummingbird
import Tenancy
import Web

/// `/journee`: the day of an intervenant over all her companies.
struct JourneeRoutes: Sendable {
    let store: JourneeStore
    let avis: AvisStore

    func ajouter(a routes: Routes) {
        routes.get("/journee", DossiersRoom.acces) { requete in try await montrer(requete) }
        routes.get("/a-suivre", DossiersRoom.acces, suivre)
        routes.post("/journee/:entreprise/:permanence/tenue", DossiersRoom.acces, tenir)
    }

    /// `vif`: what was typed on the spot and could not be recorded.
    func montrer(_ requete: Requete, vif: Saisie? = nil, _ fautes: FautesResume? = nil) async throws -> Response {
        let maintenant = HeureDeParis.maintenant()
        let jour = requete.query["jour"].flatMap { DateCivile($0) } ?? maintenant.jour
        let journee = try await store.lire(jour, aujourdhui: maintenant.jour, as: requete.principal)
        return requete.page(
            JourneePage(
                journee: journee, jour: jour, maintenant: maintenant, csrf: requete.csrf,
                avis: try await avis.alerte(as: requete.principal), vif: vif.map { ($0, fautes, requete.formulaire) }),
            statut: vif == nil ? .ok : .badRequest)
    }

    @Sendable func suivre(_ requete: Requete) async throws -> Response {
        let aujourdhui = HeureDeParis.maintenant().jour
        let (suivre, rappels) = try await store.suivre(aujourdhui, as: requete.principal)
        return requete.page(ASuivrePage(suivre: suivre, rappels: rappels, aujourdhui: aujourdhui, csrf: requete.csrf))
    }

    @Sendable func tenir(_ requete: Requete) async throws -> Response {
        let permanence: ID<Permanence> = try requete.id("permanence")
        guard try await store.marquerTenue(try requete.id("entreprise"), permanence.rawValue, as: requete.principal) else {
            throw Refus.conflit("Seule une permanence publiée, à vous, et déjà commencée se marque tenue. Revenez à votre journée.")
        }
        let jour = requete.formulaire["jour"].flatMap { DateCivile($0) }
        return requete.redirection("/journee" + (jour.map { "?jour=\($0)" } ?? ""), fait: "La permanence est tenue.")
    }
}
