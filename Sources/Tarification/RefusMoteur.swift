public import Calendrier

/// Why a contract cannot be invoiced as it stands. The text says what is missing and how to go on; it never holds a person's data.
public enum RefusMoteur: Error, Hashable, Sendable {
    /// An amount that does not fit 64-bit cents.
    case depassement
    /// No headcount is known on a day that a forfait per employee, or a share by headcount, bills.
    case effectifInconnu(contrat: String, DateCivile)
    /// A half-day is billable but the contract has no half-day price in force that day.
    case demiJourneeSansPrix(contrat: String, DateCivile)
    /// A client's cancellation without the hour at which it was received: late or in time cannot be told (R15).
    case annulationSansHeure(contrat: String, DateCivile)
    case permanenceHorsContrat(contrat: String, DateCivile)
    case participantHorsContrat(groupe: String, contrat: String, DateCivile)
    case groupeSansPoids(groupe: String, DateCivile)
    case siteInconnu(String)
    case clientInconnu(String)
    case contratInconnu(String)
    case groupeInconnu(String)
    /// A correction that cannot be made; the text says why.
    case correction(code: String, String)

    public var message: String {
        switch self {
        case .depassement: "Le montant dépasse ce qu'une facture peut porter : vérifier les prix et l'effectif du contrat."
        case .effectifInconnu(let contrat, let jour):
            "Contrat \(contrat) : aucun effectif connu au \(jour.court). Le déclarer sur la page de l'entreprise, à partir de cette date."
        case .demiJourneeSansPrix(let contrat, let jour):
            "Contrat \(contrat) : une demi-journée du \(jour.court) est à facturer et il n'a pas de prix de demi-journée ce jour-là. Ajouter un tarif."
        case .annulationSansHeure(let contrat, let jour):
            "Contrat \(contrat) : l'annulation de la permanence du \(jour.court) n'a pas d'heure de réception. La noter sur la permanence, puis recalculer."
        case .permanenceHorsContrat(let contrat, let jour):
            "Contrat \(contrat) : la permanence du \(jour.court) est hors de ses dates."
        case .participantHorsContrat(let groupe, let contrat, let jour):
            "Groupe \(groupe) : le contrat \(contrat) y participe le \(jour.court), hors de ses dates. Terminer sa participation à la fin du contrat."
        case .groupeSansPoids(let groupe, let jour):
            "Groupe \(groupe) : personne ne partage la permanence du \(jour.court). Donner un poids ou un effectif à un participant."
        case .siteInconnu(let code): "Lieu « \(code) » inconnu."
        case .clientInconnu(let code): "Client « \(code) » inconnu."
        case .contratInconnu(let code): "Contrat « \(code) » inconnu."
        case .groupeInconnu(let code): "Groupe mutualisé « \(code) » inconnu."
        case .correction(let code, let pourquoi): "Correction « \(code) » : \(pourquoi)"
        }
    }
}
