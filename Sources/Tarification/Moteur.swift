internal import Calendrier

/// Scenario in, documents out: no base, no clock, no number. A document never depends on who asks nor when, only on contracts, headcounts
/// and permanences; so the answers of adjoining periods add up.
public enum Moteur {
    /// The documents whose billing date lies in the scenario's period, sorted by key. `complet`: every billing year up to the last input is
    /// computed, so that an error anywhere is told; otherwise only those that the period meets.
    public static func documents(_ scenario: Scenario, complet: Bool = false) throws(RefusMoteur) -> [DocumentCalcule] {
        let tout = complet || !scenario.corrections.isEmpty
        var documents: [String: DocumentCalcule] = [:]
        var plafonds = Avoirs.Plafonds()
        var avoirs: [DocumentCalcule] = []
        let calcul = try CalculContrats(scenario)
        for contrat in scenario.contrats {
            var siens = try calcul.documents(contrat, tout: tout)
            if let (correction, fin) = scenario.resiliation(contrat.code) {
                let courts = try calcul.documents(contrat, finissant: fin)
                let emis = siens.filter { $0.date < correction.date }
                let credits = try Resiliation.avoirs(
                    facturees: emis, dues: courts, fin: fin, code: correction.code, le: correction.date)
                for (credit, facture) in credits.compactMap({ credit in emis.first { [$0.cle] == credit.refs }.map { (credit, $0) } }) {
                    try plafonds.compter(credit, sur: facture, code: correction.code)
                }
                avoirs += credits
                let dejaEmises = Set(emis.map(\.cle))
                siens = emis + courts.filter { $0.date >= correction.date && !dejaEmises.contains($0.cle) }
            }
            for document in siens { documents[document.cle] = document }
        }
        for correction in scenario.corrections {
            if let avoir = try avoir(correction, documents, &plafonds) { avoirs.append(avoir) }
        }
        return (Array(documents.values) + avoirs).filter { scenario.periode.contient($0.date) }.sorted { $0.cle < $1.cle }
    }

    private static func avoir(
        _ correction: Correction, _ documents: [String: DocumentCalcule], _ plafonds: inout Avoirs.Plafonds
    ) throws(RefusMoteur) -> DocumentCalcule? {
        switch correction.genre {
        case .total(let cle):
            let facture = try facture(cle, correction, documents)
            let avoir = Avoirs.total(facture, code: correction.code, le: correction.date)
            try plafonds.compter(avoir, sur: facture, code: correction.code)
            return avoir
        case .quantite(let cle, let lignes):
            return try partiel(cle, lignes, parQuantite: true, correction, documents, &plafonds)
        case .montant(let cle, let lignes):
            return try partiel(cle, lignes, parQuantite: false, correction, documents, &plafonds)
        case .resiliation:
            return nil
        }
    }

    private static func partiel(
        _ cle: String, _ lignes: [Correction.Selection], parQuantite: Bool, _ correction: Correction,
        _ documents: [String: DocumentCalcule], _ plafonds: inout Avoirs.Plafonds
    ) throws(RefusMoteur) -> DocumentCalcule {
        let facture = try facture(cle, correction, documents)
        let avoir = try Avoirs.partiel(facture, lignes, parQuantite: parQuantite, code: correction.code, le: correction.date)
        try plafonds.compter(lignes, avoir, parQuantite: parQuantite, sur: facture, code: correction.code)
        return avoir
    }

    private static func facture(
        _ cle: String, _ correction: Correction, _ documents: [String: DocumentCalcule]
    ) throws(RefusMoteur) -> DocumentCalcule {
        guard let facture = documents[cle] else { throw .correction(code: correction.code, "aucun document « \(cle) ».") }
        guard facture.genre == .facture else {
            throw .correction(code: correction.code, "« \(cle) » est un avoir : seule une facture se corrige.")
        }
        guard facture.date <= correction.date else {
            throw .correction(code: correction.code, "« \(cle) » est datée du \(facture.date.court), après la correction.")
        }
        return facture
    }
}
