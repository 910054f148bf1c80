internal import Calendrier

/// All that the engine reads: contracts, headcounts, permanences. Values only, whatever their origin (the base, a file, a test).
/// No field can say whether anybody came to a permanence: a document cannot depend on it (product.md, trap 2).
struct Scenario: Sendable {
    var vendeur: Vendeur
    var clients: [String: ClientFacture]
    var sites: [String: Territoire]
    var contrats: [ContratFacture]
    var permanences: [PermanenceFacture]
    /// Documents whose billing date lies inside are wanted.
    var periode: Periode
}

/// The establishment that invoices and its VAT regime.
struct Vendeur: Sendable, Hashable {
    var pays: PaysTVA
    var regime: RegimeTVA = .normal
}

struct ClientFacture: Sendable, Hashable {
    var pays: PaysTVA
    /// A valid intra-community VAT number is known: reverse charge is possible.
    var tvaValide: Bool
}

struct ContratFacture: Sendable {
    var code: String
    var client: String
    var debut: DateCivile
    /// Last served day, nil while the contract is open.
    var fin: DateCivile?
    /// Month and day (≤ 28) that open each billing year (R06).
    var ouverture: (mois: Int, jour: Int) = (1, 1)
    /// Months per invoicing period: 1, 2, 3, 4, 6 or 12.
    var rythme: Int
    var terme: Terme
    /// Share of the price due on a late cancellation, of 10^-2 percent.
    var tauxTardif = 10_000
    /// Business days of notice under which a cancellation is late (R15).
    var preavis = 2
    var minimum: MinimumFacture?
    var effectifs: [EffectifFacture]
    var lignes: [LigneContrat]

    /// The served part of an interval.
    func servie(_ periode: Periode) -> Periode? {
        Periode(de: max(periode.debut, debut), a: min(periode.fin, fin ?? periode.fin))
    }
}

enum Terme: String, Sendable { case avance = "ADVANCE", echu = "ARREARS" }

/// Headcount in force from a day, until `au` or until the next row.
struct EffectifFacture: Sendable, Hashable {
    var du: DateCivile
    var au: DateCivile?
    var nombre: Int
}

/// A minimum amount (R19): cents, over the billing year or each invoicing period.
struct MinimumFacture: Sendable, Hashable {
    enum Base: Sendable { case annee, periode }
    var cents: Int
    var base: Base
    var prorata: Bool
}

/// One price line of a contract, in force between `du` and `au` (an avenant closes one and opens another under the same code).
struct LigneContrat: Sendable {
    var code: String
    var libelle: String
    var du: DateCivile?
    var au: DateCivile?
    var prix: Prix
    var modele: ModelePrix

    func enVigueur(_ jour: DateCivile) -> Bool { (du ?? jour) <= jour && jour <= (au ?? jour) }

    /// The part of an interval during which the line is in force.
    func enVigueur(_ periode: Periode) -> Periode? {
        Periode(de: max(periode.debut, du ?? periode.debut), a: min(periode.fin, au ?? periode.fin))
    }
}

enum ModelePrix: Sendable {
    case forfaitSalarie(ForfaitSalarie)
    case demiJournee
    case journee
    case mensuel(ForfaitMensuel)
    case annuel(MontantAnnuel)
}

struct PermanenceFacture: Sendable {
    var contrat: String
    var site: String
    var jour: DateCivile
    var moment: Moment
    var statut: StatutFacture
    /// When the permanence begins, wall-clock time of the site.
    var debut: Heure
    /// When a client's cancellation was received, wall-clock time.
    var annuleeLe: (jour: DateCivile, heure: Heure)?
    /// A permanence cancelled by the provider was replaced: nothing to deduct (R28).
    var remplacee = false
}

enum StatutFacture: String, Sendable {
    case tenue = "DELIVERED"
    case annuleeClient = "CANCELLED_CLIENT"
    case annuleeClientTardive = "CANCELLED_CLIENT_LATE"
    case annuleeClientATemps = "CANCELLED_CLIENT_IN_TIME"
    case sansAcces = "CLIENT_NO_ACCESS"
    case annuleePrestataire = "CANCELLED_PROVIDER"
    case feriee = "HOLIDAY"
    case reportee = "RESCHEDULED"
}
