import Calendrier
import Contrats
import Entreprises
import Tenancy
import Web

/// The collective actions of one year, the latest first.
struct ActionsPage: Page {
    static let gabarit = "actions"
    let annee: Int
    let actions: [ActionCollective]
    let pages: Pagination
    /// Past ones without a presence, whatever the year.
    let retard: Int
    let ecrit: Bool
    let aujourdhui: DateCivile

    var entete: Entete {
        let presents = actions.compactMap(\.participants).reduce(0, +)
        return Entete(
            "Actions collectives",
            sous: actions.isEmpty
                ? "\(annee)"
                : "\(annee), \(pluriel(actions.filter { $0.statut == .tenue }.count, "action tenue", "actions tenues")), "
                    + pluriel(presents, "présent"),
            donnees: ["gestion.action_collective"], visible: "Les présents sont comptés, jamais nommés.", densite: .dense, ici: "/actions",
            actions: ecrit ? [Action("Prévoir une action", "/actions/nouvelle", .plein, signe: "plus")] : [])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "annees":
            Onglets(
                "Année",
                (-1...1).map { ("\(aujourdhui.annee + $0)", "/actions?annee=\(aujourdhui.annee + $0)", aujourdhui.annee + $0 == annee) })
        case "retard":
            retard == 0
                ? nil
                : Alerte(
                    .attention, "Une action sans présence comptée n'est pas dans le bilan.",
                    fort: "\(pluriel(retard, "action passée à renseigner", "actions passées à renseigner")).")
        case "lignes": actions.dropFirst(pages.debut).prefix(50).map(ligne)
        case "pages": pages
        case "vide":
            actions.isEmpty ? Vide("Aucune action collective en \(annee).", suite: "Ateliers, sessions de managers, groupes.") : nil
        default: nil
        }
    }

    private func ligne(_ a: ActionCollective) -> Balisage {
        let presents = a.participants.map { "\($0) sur \(a.places)" } ?? pluriel(a.places, "place")
        return
            "<tr><th scope=\"row\"><a href=\"\(a.chemin)\">\(a.titre)</a></th><td data-l=\"Jour\">\(a.jour.court), \(a.heures)</td><td data-l=\"Entreprise\">\(a.entrepriseNom)</td><td data-l=\"Avec\">\(a.intervenantNom)</td><td class=\"n\" data-l=\"Présents\">\(presents)</td><td data-l=\"Statut\">\(Self.badge(a))</td></tr>"
    }

    static func badge(_ a: ActionCollective) -> Badge {
        switch a.statut {
        case .prevue: Badge("prévue", comme: .planifiee)
        case .tenue: Badge("tenue", comme: .tenue)
        case .annulee: Badge("annulée", comme: .annuleeClient)
        }
    }
}

/// One action: plan it, count who came, cancel it.
struct ActionPage: Page {
    static let gabarit = "action"
    let action: ActionCollective?
    /// The company it is for; nil while it is to be chosen.
    let entreprise: EntrepriseID?
    let entreprises: [Option]
    let etablissements: [Etablissement]
    let intervenants: [Intervenant]
    let saisie: Saisie
    let fautes: Fautes
    let ecrit: Bool

    var entete: Entete {
        Entete(
            action?.titre ?? "Nouvelle action", ariane: [("Actions collectives", "/actions")],
            sous: action.map { "\($0.entrepriseNom), \($0.jour.long), \($0.heures)" } ?? nomEntreprise,
            donnees: ["gestion.action_collective"], visible: "Les présents sont comptés, jamais nommés.", largeur: .moyenne, ici: "/actions"
        )
    }

    private var nomEntreprise: String? { entreprise.flatMap { id in entreprises.first { $0.valeur == id.description }?.mot } }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "faits": action != nil
        case "badge": action.map(ActionsPage.badge)
        case "lieu": action?.etablissementNom ?? "toute l'entreprise"
        case "cheminIntervenant": action.map { "/equipe/\($0.intervenant)" }
        case "intervenant": action?.intervenantNom
        case "places": action.map { pluriel($0.places, "place") }
        case "presents": action?.participants.map { pluriel($0, "présent") }
        case "chemin": action?.chemin ?? "/actions/nouvelle"
        case "choisir":
            action == nil && nomEntreprise == nil
                ? saisie.champ("entreprise", "Entreprise", genre: .liste([Option("", "Choisir")] + entreprises), requis: true) : nil
        case "entreprise": entreprise?.description
        case "ecrire": ecrit && (action.map { $0.statut == .prevue } ?? (nomEntreprise != nil))
        case "champs": champs
        case "bouton": action == nil ? "Prévoir l'action" : "Enregistrer"
        case "compter": ecrit && (action?.seCompte(le: .aujourdhui()) ?? false)
        case "presence":
            saisie.champ(
                "participants", "Présents", action?.participants.map { "\($0)" }, genre: .nombre,
                aide: "Comptés dans la salle. Ni liste, ni nom.", requis: true)
        case "annuler": ecrit && action?.statut == .prevue
        default: nil
        }
    }

    private var champs: [Balisage] {
        let a = action
        let personnes = [Option("", "Choisir")] + intervenants.map { Option($0.id.description, "\($0.nomComplet), \($0.bureauNom)") }
        var champs = [
            saisie.champ(
                "genre", "Genre", a?.genre.rawValue,
                genre: .liste([Option("", "Choisir")] + GenreAction.allCases.map { Option($0.rawValue, $0.libelle) }),
                requis: true
            ).balisage,
            saisie.champ(
                "theme", "Sujet", a?.theme, aide: "Imprimé dans le bilan : « lire sa fiche de paie ». Jamais un nom de salarié.",
                requis: true
            ).balisage,
            saisie.champ("jour", "Jour", a?.jour.description, genre: .date, requis: true).balisage,
            saisie.champ("debut", "Heure de début", a?.debut.description ?? "14:00", requis: true).balisage,
            saisie.champ(
                "minutes", "Durée", "\(a?.minutes ?? 120)",
                genre: .liste(ActionCollectiveValeurs.durees.map { Option("\($0)", heure(minutes: $0)) }), requis: true
            ).balisage,
            saisie.champ("places", "Places", a.map { "\($0.places)" } ?? "12", genre: .nombre, requis: true).balisage,
            saisie.champ("intervenant", "Intervenant", a?.intervenant.description, genre: .liste(personnes), requis: true).balisage,
        ]
        if etablissements.count > 1 {
            let sites = [Option("", "Toute l'entreprise")] + etablissements.map { Option($0.id.description, $0.nom) }
            champs.insert(
                saisie.champ("etablissement", "Établissement", a?.etablissement?.description, genre: .liste(sites)).balisage, at: 0)
        }
        return champs
    }
}
