public import Calendrier
public import Entreprises
public import Tarification
public import Tenancy

/// One contract as the engine bills it, with all it needs of its pools and nothing of the other companies but opaque codes and weights.
/// The monthly run and the quote read it alike: what was quoted is what is billed.
public struct EntreeTarifaire: Sendable {
    public var entreprise: EntrepriseID
    public var contrat: ID<Contrat>
    /// Selling establishment.
    public var cadre: PaysTVA
    /// Country of the establishment served, and whether its VAT number may be used (R21).
    public var client: ClientFacture
    /// VAT number of the establishment served, blank when unknown.
    public var numeroTVA: String
    public var facture: ContratFacture
    /// Settled permanences of the contract and of its pools.
    public var permanences: [PermanenceFacture]
    /// Published or planned permanences that are neither held nor cancelled.
    public var enSuspens: [PermanencePrevue]
    public var groupes: [GroupeMutualise]
    /// Stand-ins of the other participants: a code, dates, no price, no headcount.
    public var autres: [ContratFacture]
    public var sites: [String: Territoire]
    public var tva: TableTVA

    /// A permanence announced and not settled yet.
    public struct PermanencePrevue: Sendable, Hashable {
        public var permanence: PermanenceFacture
        public var prestation: ID<Prestation>
        /// A draft of the planner, not published.
        public var brouillon: Bool
    }

    /// The scenario of this contract alone.
    public func scenario(_ periode: Periode, corrections: [Correction] = []) -> Scenario {
        var clients = [facture.client: client]
        for autre in autres { clients[autre.client] = clients[autre.client] ?? ClientFacture(pays: cadre, tvaValide: false) }
        return Scenario(
            vendeur: Vendeur(pays: cadre, tva: tva), clients: clients, sites: sites, contrats: [facture] + autres, groupes: groupes,
            permanences: permanences, corrections: corrections, periode: periode)
    }

    /// The documents of this contract dated in `periode`; those of the other participants of its pools are theirs.
    public func documents(_ periode: Periode, corrections: [Correction] = []) throws(RefusMoteur) -> [DocumentCalcule] {
        try Moteur.documents(scenario(periode, corrections: corrections)).filter { $0.contrat == facture.code }
    }
}

extension StatutFacture {
    /// The billing status of a permanence (gestion.permanence.statut); nil while it is neither held nor cancelled. A holiday has no
    /// permanence: the ledger says « feriee » and nothing is billed.
    init?(gestion statut: String, sansAcces: Bool) {
        switch statut {
        case "tenue": self = .tenue
        case "annulee_client": self = sansAcces ? .sansAcces : .annuleeClient
        case "annulee_prestataire": self = .annuleePrestataire
        case "remplacee", "reportee": self = .reportee
        default: return nil
        }
    }
}
