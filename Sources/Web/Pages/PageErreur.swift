import HTTPTypes
import Hummingbird

/// The error pages: where, what, how to continue. 403 does not exist: a forbidden page is the 404 page.
struct PageErreur: Page {
    enum Genre: Equatable {
        case introuvable
        case saisie(String)
        case conflit(String)
        case indisponible
        case incident(String)

        var statut: HTTPResponse.Status {
            switch self {
            case .introuvable: .notFound
            case .saisie: .badRequest
            case .conflit: .conflict
            case .indisponible: .serviceUnavailable
            case .incident: .internalServerError
            }
        }
    }

    static let gabarit = "erreur"
    let genre: Genre
    let accueil: String?

    var entete: Entete { Entete(titre, densite: .rare, largeur: .moyenne) }

    private var titre: String {
        switch genre {
        case .introuvable: "Cette page n'existe pas ou plus"
        case .saisie: "La demande n'a pas pu être lue"
        case .conflit: "Cela ne peut pas se faire pour l'instant"
        case .indisponible: "Le service revient dans quelques instants"
        case .incident: "La page n'a pas pu être préparée"
        }
    }

    private var phrases: [String] {
        switch genre {
        case .introuvable:
            ["L'adresse a peut-être été coupée dans un message. Si elle menait à un dossier, rien ici ne dit s'il existe."]
        case .saisie(let phrase), .conflit(let phrase): [phrase]
        case .indisponible:
            ["Trop de demandes arrivent en même temps, ou une mise à jour est en cours. Ce que vous aviez enregistré est gardé."]
        case .incident(let numero):
            [
                "Rien n'a été enregistré à moitié. Recommencez ; si cela se répète, donnez ce numéro à l'administration : \(numero).",
                "Le journal garde ce numéro, l'heure et la page, jamais ce que vous aviez écrit.",
            ]
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "code": genre.statut.code
        case "phrases": phrases
        case "accueil": accueil ?? "/connexion"
        case "retour": accueil == nil ? "Aller à la connexion" : "Retour à mon accueil"
        default: nil
        }
    }
}
