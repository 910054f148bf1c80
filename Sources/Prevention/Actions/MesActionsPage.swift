import Calendrier
import Tenancy
import Web

/// `/mes-actions`: what the worker holds for groups, what to count, and where she may take a seat for somebody.
struct MesActionsPage: Page {
    static let gabarit = "mes-actions"
    let actions: [ActionCollective]
    let voisines: [ActionCollective]
    let aujourdhui: DateCivile
    let csrf: String
    /// The action whose count was refused, what was typed, why.
    let refusee: (id: ID<ActionCollective>, saisi: String, faute: String)?

    var entete: Entete {
        Entete(
            "Actions collectives", sous: "Les vôtres, depuis un an", donnees: ["gestion.action_collective"],
            visible: "Les présents sont comptés, jamais nommés.", densite: .dense, largeur: .moyenne, ici: "/mes-actions",
            actions: [Action("Projets", "/mes-projets"), Action("Alertes", "/mes-alertes"), Action("Cellules", "/mes-cellules")])
    }

    private var aVenir: [ActionCollective] { actions.filter { $0.statut == .prevue && $0.jour > aujourdhui } }
    private var aCompter: [ActionCollective] { actions.filter { $0.statut == .prevue && $0.jour <= aujourdhui } }
    private var passees: [ActionCollective] { actions.filter { $0.statut != .prevue } }

    func child(named name: String) -> Any? {
        switch name {
        case "vide":
            actions.isEmpty && voisines.isEmpty
                ? Vide("Aucune action collective.", suite: "La planification les inscrit ; elles paraissent ici.") : nil
        case "compter": !aCompter.isEmpty
        case "aCompter": aCompter.map(compte)
        case "venir": !aVenir.isEmpty
        case "aVenir": aVenir.map { ligne($0, Badge("prévue", comme: .planifiee)) }
        case "aVoisines": !voisines.isEmpty
        case "voisines": voisines.map { ligne($0, Badge($0.libres > 0 ? "\(pluriel($0.libres, "libre"))" : "complet", comme: .planifiee)) }
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
        let places: Balisage = a.statut == .prevue ? "\(a.prises) places prises sur \(a.places)" : "\(pluriel(a.places, "place"))"
        let avis: Balisage = a.avis.map { ", avis \($0.moyenne)" } ?? ""
        return
            "<strong><a href=\"/mes-actions/\(a.entreprise.description)/\(a.id.description)\">\(a.titre)</a></strong><br><small class=\"discret\">\(a.jour.long), \(a.heures), \(a.entrepriseNom), \(a.etablissementNom ?? "tous les sites"), \(places)\(avis)</small>"
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

/// One action of hers, or of a colleague in a company she follows.
struct MonActionPage: Page {
    static let gabarit = "mon-action"
    let action: ActionCollective
    let places: [Place]
    let sienne: Bool
    let saisie: Saisie
    let fautes: Fautes
    let refus: (code: String, faute: String)?
    let csrf: String
    let aujourdhui: DateCivile

    private var chemin: String { "/mes-actions/\(action.entreprise)/\(action.id)" }

    var entete: Entete {
        Entete(
            action.titre, ariane: [("Actions collectives", "/mes-actions")],
            sous: "\(action.entrepriseNom), \(action.jour.long), \(action.heures)",
            donnees: ["gestion.action_collective", "gestion.action_place"], visible: "Les présents sont comptés, jamais nommés.",
            largeur: .moyenne, ici: "/mes-actions")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "badge": ActionsPage.badge(action)
        case "lieu": action.etablissementNom ?? "toute l'entreprise"
        case "intervenant": action.intervenantNom
        case "places": pluriel(action.places, "place")
        case "presents": action.participants.map { pluriel($0, "présent") }
        case "programmeLu": !sienne && !action.programme.isEmpty ? action.programme : nil
        case "panneauPlaces":
            PlacesPanneau(action: action, places: places, chemin: chemin, csrf: csrf, refus: refus, aujourdhui: aujourdhui)
        case "panneauAvis": sienne ? AvisPanneau(action: action, chemin: chemin, csrf: csrf, saisie: saisie) : nil
        case "ecrire": sienne && action.statut != .annulee
        case "corriger":
            sienne && action.statut == .tenue
                ? saisie.champ(
                    "participants", "Présents", action.participants.map { "\($0)" }, genre: .nombre,
                    aide: "Comptés dans la salle. Ni liste, ni nom.", requis: true) : nil
        case "inscription": sienne && action.statut == .prevue
        case "ouverte": action.inscription
        case "chemin": chemin
        case "programme":
            saisie.champ("programme", "Programme", action.programme, genre: .zone(6), aide: "Le déroulé, facultatif. Jamais un nom.")
        default: nil
        }
    }
}
