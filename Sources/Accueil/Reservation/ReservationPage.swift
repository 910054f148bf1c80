import Calendrier
import Web

/// `/r/:jeton`: opened by somebody else, it says a day and an hour, not with whom.
struct ReservationPage: Page {
    static let gabarit = "reservation"
    let reservation: Reservation
    let jeton: Jeton
    let adresse: String?
    let autre: Bool
    let maintenant: (jour: DateCivile, heure: Heure)
    let fautes: Fautes

    var entete: Entete {
        var entete = Entete(
            "Votre rendez-vous",
            h1: "\(reservation.jour.long.prefix(1).uppercased())\(reservation.jour.long.dropFirst()), \(reservation.heure.libelle)",
            sous: "\(reservation.minutes) minutes", densite: .rare, largeur: .lecture)
        entete.sortie = true
        return entete
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes.resume
        case "autre": autre ? Alerte(.information, "L'heure choisie était prise : c'est la plus proche de libre.") : nil
        case "aReplacer":
            reservation.aReplacer
                ? Alerte(
                    .attention,
                    plages.isEmpty
                        ? "On vous en propose une autre bientôt."
                        : "Choisissez-en une autre ici, ou attendez qu'on vous en propose une.",
                    fort: "Ce rendez-vous n'aura pas lieu à cette heure.")
                : nil
        case "ouvert": reservation.aReplacer
        case "code": reservation.code
        case "chemin": jeton.chemin
        case "adresse": adresse.map { $0 + jeton.chemin }
        case "deplacable": !plages.isEmpty
        case "heures": GrilleDHeures(plages: plages, choisi: nil, faute: fautes["creneau"], maintenant: maintenant)
        default: nil
        }
    }

    private var plages: [(plage: PlageReservable, avec: String?)] {
        reservation.plages.filter { !$0.heures(maintenant).isEmpty }.map { ($0, nil) }
    }
}

/// After the cancellation: the link is dead, this page is shown once.
struct AnnulePage: Page {
    static let gabarit = "annule"

    enum Quoi: Sendable { case rendezVous, place }

    let quoi: Quoi
    let jour: DateCivile
    let heure: Heure

    var entete: Entete {
        var entete = Entete(quoi == .place ? "Place rendue" : "Rendez-vous annulé", densite: .rare, largeur: .lecture)
        entete.sortie = true
        return entete
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "quand": "\(jour.long), \(heure.libelle)"
        case "place": quoi == .place
        default: nil
        }
    }
}
