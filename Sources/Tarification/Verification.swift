internal import Calendrier

/// What a scenario written by hand may get wrong beyond the shape of its fields (FORMAT section 5). The base's own constraints hold the
/// same for contracts kept there.
public enum Verification {
    public static func verifier(_ scenario: Scenario) throws(RefusMoteur) {
        for contrat in scenario.contrats where exigeLEffectif(contrat, scenario.groupes) {
            for annee in contrat.annees(jusqua: scenario.horizon) {
                guard let servie = contrat.servie(annee.periode) else { continue }
                for jour in [servie.debut] + contrat.changementsDEffectif.filter(servie.contient) { _ = try contrat.effectif(jour) }
            }
        }
        for correction in scenario.corrections {
            guard case .resiliation(let code, let fin) = correction.genre else { continue }
            guard let contrat = scenario.contrats.first(where: { $0.code == code }) else { throw .contratInconnu(code) }
            try resiliation(correction.code, contrat, fin, correction.date, scenario)
        }
    }

    private static func exigeLEffectif(_ contrat: ContratFacture, _ groupes: [GroupeMutualise]) -> Bool {
        contrat.lignes.contains { if case .forfaitSalarie = $0.modele { true } else { false } }
            || groupes.contains { $0.participants.contains { $0.contrat == contrat.code && $0.poids == nil } }
    }

    private static func resiliation(
        _ code: String, _ contrat: ContratFacture, _ fin: DateCivile, _ date: DateCivile, _ scenario: Scenario
    ) throws(RefusMoteur) {
        guard contrat.debut <= fin, contrat.fin.map({ fin < $0 }) ?? true else {
            throw .correction(code: code, "la nouvelle fin \(fin.court) n'est pas dans le contrat \(contrat.code).")
        }
        guard date <= fin else { throw .correction(code: code, "elle est datée après la nouvelle fin \(fin.court).") }
        let contrats = Dictionary(scenario.contrats.map { ($0.code, $0) }) { premier, _ in premier }
        for permanence in scenario.permanences where permanence.jour > fin {
            switch permanence.porteur {
            case .contrat(contrat.code):
                throw .correction(code: code, "le contrat a une permanence le \(permanence.jour.court), après sa nouvelle fin.")
            case .groupe(let nom) where permanence.statut == .tenue:
                guard let groupe = scenario.groupes.first(where: { $0.code == nom }) else { continue }
                let poids = try PartsMutualisees.poids(groupe, permanence.jour, contrats)
                if poids.contains(where: { $0.contrat.code == contrat.code && $0.poids > 0 }) {
                    throw .correction(code: code, "le contrat partage une permanence du \(permanence.jour.court), après sa nouvelle fin.")
                }
            default: continue
            }
        }
    }
}
