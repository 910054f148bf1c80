import Calendrier
import Contrats
import Entreprises
import Tenancy
import Web

/// One action: plan it, count who came, cancel it.
struct ActionPage: Page {
    static let gabarit = "action"
    let action: ActionCollective?
    /// The company it is for; nil while it is to be chosen.
    let entreprise: EntrepriseID?
    let entreprises: [Option]
    let etablissements: [Etablissement]
    let intervenants: [(id: String, mot: String)]
    let projets: [Projet]
    let places: [Place]
    /// The code typed to give a seat back, and why it was refused.
    let refus: (code: String, faute: String)?
    let csrf: String
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
        case "panneauPlaces":
            ecrit
                ? action.map {
                    PlacesPanneau(action: $0, places: places, chemin: $0.chemin, csrf: csrf, refus: refus, aujourdhui: .aujourdhui())
                } : nil
        case "panneauAvis": ecrit ? action.map { AvisPanneau(action: $0, chemin: $0.chemin, csrf: csrf, saisie: saisie) } : nil
        case "moyenne": ecrit ? nil : action?.avis?.moyenne
        case "programme": action.flatMap { $0.programme.isEmpty ? nil : $0.programme }
        case "prises": action.flatMap { $0.statut == .prevue ? "\($0.prises) sur \($0.places)" : nil }
        case "projet": action?.projet.flatMap { id in projets.first { $0.id == id }?.titre }
        case "annuler": ecrit && action?.statut == .prevue ? action.map { "\($0.chemin)/annuler" } : nil
        default: nil
        }
    }

    private var champs: [Balisage] {
        let a = action
        let personnes = [Option("", "Choisir")] + intervenants.map { Option($0.id, $0.mot) }
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
            saisie.champ("programme", "Programme", a?.programme, genre: .zone(5), aide: "Le déroulé, facultatif. Jamais un nom.").balisage,
        ]
        champs.append(
            saisie.coche("inscription", "Les salariés prennent leur place eux-mêmes, par l'affiche", a?.inscription ?? false).balisage)
        if !projets.isEmpty {
            let choix = [Option("", "Aucun")] + projets.map { Option($0.id.description, $0.titre) }
            champs.append(saisie.champ("projet", "Projet", a?.projet?.description, genre: .liste(choix)).balisage)
        }
        if etablissements.count > 1 {
            let sites = [Option("", "Toute l'entreprise")] + etablissements.map { Option($0.id.description, $0.nom) }
            champs.insert(
                saisie.champ("etablissement", "Établissement", a?.etablissement?.description, genre: .liste(sites)).balisage, at: 0)
        }
        return champs
    }
}

extension ActionPage {
    /// Asked before: the codes die with it, and nobody can be told.
    static func annulation(_ a: ActionCollective) -> PageConfirmation {
        let prises =
            a.prises == 0
            ? []
            : ["\(pluriel(a.prises, "place est prise", "places sont prises")) : leurs codes s'effacent, et personne n'en est prévenu."]
        return PageConfirmation(
            Entete(
                "Annuler cette action ?", ariane: [("Actions collectives", "/actions"), (a.titre, a.chemin)],
                sous: "\(a.titre), \(a.entrepriseNom), \(a.jour.long), \(a.heures)", donnees: ["gestion.action_collective"],
                largeur: .lecture, ici: "/actions"),
            phrases: prises + ["Elle reste dans la liste, annulée, et ne compte pas dans le bilan. Elle ne se rétablit pas."],
            action: "\(a.chemin)/annuler", bouton: "Annuler l'action", retour: ("La garder", a.chemin))
    }
}
