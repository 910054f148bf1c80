internal import Calendrier
internal import Contrats
internal import Foundation
internal import Tarification
internal import Tenancy

/// What one contract's documents of a month are computed from, and whom they name. Contracts, prices, headcounts and permanences: nothing
/// nominative exists here.
struct EntreesContrat: Sendable {
    var tarifaire: EntreeTarifaire
    /// gestion.contrat.
    var contrat: UUID
    var acheteur: AcheteurImprime

    var entreprise: ID<EntrepriseTag> { tarifaire.entreprise }
    var cadre: PaysTVA { tarifaire.cadre }
    var facture: ContratFacture { tarifaire.facture }
    var permanences: [PermanenceFacture] { tarifaire.permanences }
    /// Days of its published permanences that are neither held nor cancelled.
    var enSuspens: [DateCivile] { tarifaire.enSuspens.filter { !$0.brouillon }.map(\.permanence.jour) }

    /// The scenario of this contract alone: of the others of its pools, codes and weights only.
    func scenario(_ periode: Periode, corrections: [Correction] = []) -> Scenario {
        tarifaire.scenario(periode, corrections: corrections)
    }

    func documents(_ mois: Mois, sites: [String: Territoire] = [:]) throws(RefusMoteur) -> [DocumentCalcule] {
        try tarifaire.documents(mois.periode)
    }
}

/// Everything a month is computed from, for one contract or for all.
struct EntreesMois: Sendable {
    var vendeur: VendeurImprime
    var sites: [String: Territoire]
    var contrats: [EntreesContrat]
}
