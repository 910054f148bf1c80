import Actes
import Web

/// What became of a rendez-vous. Never counted for an invoice nor shown to the planning.
package enum StatutRendezVous: String, Code {
    case aVenir = "a_venir"
    case aRenseigner = "a_renseigner"
    case honore
    case nonHonore = "non_honore"
    case annulePersonne = "annule_personne"
    case annuleService = "annule_service"
    case reporte

    package var libelle: String {
        switch self {
        case .aVenir: "à venir"
        case .aRenseigner: "à renseigner"
        case .honore: "honoré"
        case .nonHonore: "non honoré"
        case .annulePersonne: "annulé par la personne"
        case .annuleService: "annulé par le service"
        case .reporte: "reporté"
        }
    }

    /// What may be chosen once the hour has come; put off, it is moved.
    static let issues: [StatutRendezVous] = [.honore, .nonHonore, .annulePersonne, .annuleService]

    /// It takes its hour, to come or past.
    var tient: Bool { [.aVenir, .aRenseigner, .honore, .nonHonore].contains(self) }

    /// It may be given another hour; one that was missed stays as it was, another is taken.
    var seDeplace: Bool { ![.honore, .nonHonore].contains(self) }

    var badge: Badge {
        let signe: StatutPermanence =
            switch self {
            case .aVenir: .planifiee
            case .aRenseigner: .due
            case .honore: .tenue
            case .nonHonore, .annulePersonne: .annuleeClient
            case .annuleService: .annuleePrestataire
            case .reporte: .reportee
            }
        return Badge(libelle, comme: signe)
    }
}
