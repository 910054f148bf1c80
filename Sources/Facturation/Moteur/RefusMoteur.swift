/// Why a contract cannot be invoiced as it stands. The text says what is missing and how to go on; it never holds a person's data.
public enum RefusMoteur: Error, Hashable, Sendable {
    /// An amount that does not fit 64-bit cents.
    case depassement
    /// No headcount is known on a day that a forfait per employee bills.
    case effectifInconnu(String)
    /// A half-day is billable but the contract has no half-day price in force that day.
    case demiJourneeSansPrix(String)
    /// A client's cancellation without the hour at which it was received: late or in time cannot be told (R15).
    case annulationSansHeure(String)
    case siteInconnu(String)
    case clientInconnu(String)

    public var message: String {
        switch self {
        case .depassement: "Le montant dépasse ce qu'une facture peut porter : vérifier les prix et l'effectif du contrat."
        case .effectifInconnu(let jour):
            "Aucun effectif connu au \(jour) : le déclarer sur la page de l'entreprise, à partir de cette date."
        case .demiJourneeSansPrix(let jour):
            "Une demi-journée du \(jour) est à facturer et le contrat n'a pas de prix de demi-journée ce jour-là : ajouter un tarif."
        case .annulationSansHeure(let jour):
            "L'annulation de la permanence du \(jour) n'a pas d'heure de réception : la noter sur la permanence, puis recalculer."
        case .siteInconnu(let code): "Lieu « \(code) » absent du scénario."
        case .clientInconnu(let code): "Client « \(code) » absent du scénario."
        }
    }
}
