import Calendrier
import Web

/// `/r/:jeton` of a seat: opened by somebody else, it says a day and an hour, not which workshop.
struct PlacePage: Page {
    static let gabarit = "place"
    let place: PlaceDAtelier
    let jeton: Jeton
    let adresse: String?

    var entete: Entete {
        var entete = Entete(
            "Votre place", h1: "\(place.jour.long.prefix(1).uppercased())\(place.jour.long.dropFirst()), \(place.debut.libelle)",
            sous: heure(minutes: place.minutes), densite: .rare, largeur: .lecture)
        entete.sortie = true
        return entete
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "code": place.code
        case "chemin": jeton.chemin
        case "adresse": adresse.map { $0 + jeton.chemin }
        default: nil
        }
    }
}
