internal import Calendrier

/// The documents of each contract of a scenario, corrections aside.
struct CalculContrats {
    let scenario: Scenario
    private let permanences: [String: [PermanenceFacture]]
    private let mutualisees: PartsMutualisees

    init(_ scenario: Scenario) throws(RefusMoteur) {
        self.scenario = scenario
        var parContrat: [String: [PermanenceFacture]] = [:]
        for permanence in scenario.permanences {
            if case .contrat(let code) = permanence.porteur { parContrat[code, default: []].append(permanence) }
        }
        for contrat in scenario.contrats {
            if let dehors = parContrat[contrat.code]?.first(where: { !contrat.sert($0.jour) }) {
                throw .permanenceHorsContrat(contrat: contrat.code, dehors.jour)
            }
        }
        permanences = parContrat
        mutualisees = try PartsMutualisees(scenario)
    }

    /// `tout`: every billing year up to the scenario's horizon.
    func documents(_ contrat: ContratFacture, tout: Bool) throws(RefusMoteur) -> [DocumentCalcule] {
        let annees =
            tout ? contrat.annees(jusqua: scenario.horizon) : contrat.servie(scenario.periode).map { contrat.annees($0) } ?? []
        return try documents(try ContratValorise(contrat), annees)
    }

    /// The documents of the contract that ends on `fin` (R36).
    func documents(_ contrat: ContratFacture, finissant fin: DateCivile) throws(RefusMoteur) -> [DocumentCalcule] {
        let court = try ContratValorise(contrat).finissant(fin)
        return try documents(court, court.contrat.annees(jusqua: scenario.horizon))
    }

    private func documents(_ valorise: ContratValorise, _ annees: [AnneeContractuelle]) throws(RefusMoteur) -> [DocumentCalcule] {
        let contrat = valorise.contrat
        guard let client = scenario.clients[contrat.client] else { throw .clientInconnu(contrat.client) }
        var documents: [DocumentCalcule] = []
        for annee in annees {
            let calcul = AnneeCalculee(
                valorise: valorise, annee: annee, scenario: scenario, permanences: permanences[contrat.code] ?? [], mutualisees: mutualisees
            )
            for brouillon in try calcul.brouillons() {
                if let document = try brouillon.document(contrat, client, scenario.vendeur) { documents.append(document) }
            }
        }
        return documents
    }
}

extension Scenario {
    func resiliation(_ contrat: String) -> (Correction, fin: DateCivile)? {
        for correction in corrections {
            if case .resiliation(contrat, let fin) = correction.genre { return (correction, fin) }
        }
        return nil
    }
}
