public import Calendrier

/// All that the engine reads: contracts, headcounts, permanences. Values only, whatever their origin (the base, a file, a test).
/// No field can say whether anybody came to a permanence: a document cannot depend on it (product.md, trap 2).
public struct Scenario: Sendable {
    public var vendeur: Vendeur
    public var clients: [String: ClientFacture]
    /// Territory of each place, by code: its holidays decide what a late cancellation is.
    public var sites: [String: Territoire]
    public var contrats: [ContratFacture]
    public var groupes: [GroupeMutualise]
    public var permanences: [PermanenceFacture]
    public var corrections: [Correction]
    /// Documents whose billing date lies inside are wanted.
    public var periode: Periode

    public init(
        vendeur: Vendeur, clients: [String: ClientFacture], sites: [String: Territoire], contrats: [ContratFacture],
        groupes: [GroupeMutualise] = [], permanences: [PermanenceFacture], corrections: [Correction] = [], periode: Periode
    ) {
        self.vendeur = vendeur
        self.clients = clients
        self.sites = sites
        self.contrats = contrats
        self.groupes = groupes
        self.permanences = permanences
        self.corrections = corrections
        self.periode = periode
    }

    /// The last day that any input speaks of; billing years that start later are not computed.
    var horizon: DateCivile {
        (permanences.map(\.jour) + corrections.map(\.date)).reduce(periode.fin, max)
    }
}

/// The establishment that invoices.
public struct Vendeur: Sendable, Hashable {
    public var pays: PaysTVA
    public var tva: TableTVA

    public init(pays: PaysTVA, tva: TableTVA = .legale) {
        self.pays = pays
        self.tva = tva
    }
}

public struct ClientFacture: Sendable, Hashable {
    /// Country of the establishment that is served (directive 2006/112/CE, art. 44).
    public var pays: PaysTVA
    /// A valid intra-community VAT number is known: reverse charge is possible.
    public var tvaValide: Bool

    public init(pays: PaysTVA, tvaValide: Bool) {
        self.pays = pays
        self.tvaValide = tvaValide
    }
}
