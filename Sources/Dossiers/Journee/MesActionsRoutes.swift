import Calendrier
import Hummingbird
import Permanences
import Tenancy
import Web

/// `/mes-actions`: what the worker holds for groups, and how many came. Nobody is named.
struct MesActionsRoutes: Sendable {
    let store: MesActionsStore

    func ajouter(a routes: Routes) {
        routes.get("/mes-actions", DossiersRoom.acces) { requete in requete.page(try await page(requete)) }
        routes.post("/mes-actions/:entreprise/:id", DossiersRoom.acces, compter)
    }

    @Sendable private func compter(_ requete: Requete) async throws -> Response {
        let entreprise: ID<EntrepriseTag> = try requete.id("entreprise")
        let id: ID<ActionCollective> = try requete.id("id")
        let saisi = requete.formulaire.texte("participants") ?? ""
        guard let participants = Int(saisi), (0...2_000).contains(participants) else {
            let faute = "« \(saisi) » : un nombre de 0 à 2 000 est attendu."
            return requete.page(try await page(requete, (id, saisi, faute)), statut: .unprocessableContent)
        }
        guard try await store.compter(entreprise, id, participants: participants, as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection("/mes-actions", fait: "\(pluriel(participants, "présent")) : c'est noté.")
    }

    private func page(_ requete: Requete, _ refusee: (ID<ActionCollective>, String, String)? = nil) async throws -> MesActionsPage {
        let jour = DateCivile.aujourdhui()
        let actions = try await store.liste(depuis: jour.plus(mois: -12), aujourdhui: jour, as: requete.principal)
        return MesActionsPage(actions: actions, aujourdhui: jour, csrf: requete.csrf, refusee: refusee)
    }
}

struct MesActionsPage: Page {
    static let gabarit = "mes-actions"
    let actions: [ActionCollective]
    let aujourdhui: DateCivile
    let csrf: String
    /// The action whose count was refused, what was typed, why.
    let refusee: (id: ID<ActionCollective>, saisi: String, faute: String)?

    var entete: Entete {
        Entete(
            "Actions collectives", sous: "Les vôtres, depuis un an", donnees: ["gestion.action_collective"],
            visible: "Les présents sont comptés, jamais nommés.", densite: .dense, largeur: .moyenne, ici: "/mes-actions")
    }

    private var aVenir: [ActionCollective] { actions.filter { $0.statut == .prevue && $0.jour > aujourdhui } }
    private var aCompter: [ActionCollective] { actions.filter { $0.statut == .prevue && $0.jour <= aujourdhui } }
    private var passees: [ActionCollective] { actions.filter { $0.statut != .prevue } }

    func child(named name: String) -> Any? {
        switch name {
        case "vide":
            actions.isEmpty ? Vide("Aucune action collective.", suite: "La planification les inscrit ; elles paraissent ici.") : nil
        case "compter": !aCompter.isEmpty
        case "aCompter": aCompter.map(compte)
        case "venir": !aVenir.isEmpty
        case "aVenir": aVenir.map { ligne($0, Badge("prévue", comme: .planifiee)) }
        case "passer": !passees.isEmpty
        case "passees":
            passees.map { a in
                ligne(
                    a,
                    a.statut == .annulee
                        ? Badge("annulée", comme: .annuleeClient) : Badge(pluriel(a.participants ?? 0, "présent"), comme: .tenue))
            }
        default: nil
        }
    }

    private func faits(_ a: ActionCollective) -> Balisage {
        "<strong>\(a.titre)</strong><br><small class=\"discret\">\(a.jour.long), \(a.heures), \(a.entrepriseNom), \(a.etablissementNom ?? "tous les sites"), \(pluriel(a.places, "place"))</small>"
    }

    private func ligne(_ a: ActionCollective, _ badge: Badge) -> Balisage { "<li><span>\(faits(a))</span>\(badge)</li>" }

    private func compte(_ a: ActionCollective) -> Balisage {
        let rejet = refusee.flatMap { $0.id == a.id ? $0 : nil }
        let champ = Champ(
            "participants", "Présents", rejet?.saisi, genre: .nombre, aide: "Comptés dans la salle. Ni liste, ni nom.", faute: rejet?.faute,
            requis: true)
        return
            "<li class=\"pile\"><span>\(faits(a))</span><form method=\"post\" action=\"/mes-actions/\(a.entreprise.description)/\(a.id.description)\" class=\"pile\"><input type=\"hidden\" name=\"_csrf\" value=\"\(csrf)\">\(champ)<p class=\"rang\"><button class=\"b plein\">Noter la présence<span class=\"lu\">, \(a.titre)</span></button></p></form></li>"
    }
}
