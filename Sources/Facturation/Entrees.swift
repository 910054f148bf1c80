internal import Calendrier
internal import Foundation
internal import Postgres
internal import Tarification
internal import Tenancy

/// What one contract's documents of a month are computed from. Contracts, prices, headcounts and permanences: nothing nominative exists here.
struct EntreesContrat: Sendable {
    var entreprise: ID<EntrepriseTag>
    /// gestion.contrat.
    var contrat: UUID
    var acheteur: AcheteurImprime
    var cadre: PaysTVA
    var facture: ContratFacture
    var permanences: [PermanenceFacture]
    /// Past permanences still neither held nor cancelled.
    var enSuspens: [DateCivile]

    /// The scenario of this contract alone: the engine never needs another company's data.
    func scenario(_ periode: Periode, sites: [String: Territoire]) -> Scenario {
        Scenario(
            vendeur: Vendeur(pays: cadre), clients: [facture.client: ClientFacture(pays: acheteur.pays, tvaValide: acheteur.tvaValide)],
            sites: sites, contrats: [facture], permanences: permanences, periode: periode)
    }

    func documents(_ mois: Mois, sites: [String: Territoire]) throws(RefusMoteur) -> [DocumentCalcule] {
        try Moteur.documents(scenario(mois.periode, sites: sites))
    }
}

/// Everything a month is computed from, for one contract or for all.
struct EntreesMois: Sendable {
    var vendeur: VendeurImprime
    var sites: [String: Territoire]
    var contrats: [EntreesContrat]
}

extension StatutFacture {
    /// The billing status of a permanence (gestion.permanence.statut); nil when it is not settled yet.
    init?(gestion statut: String) {
        switch statut {
        case "tenue": self = .tenue
        case "annulee_client": self = .annuleeClient
        case "annulee_prestataire": self = .annuleePrestataire
        case "remplacee", "reportee": self = .reportee
        default: return nil
        }
    }
}
