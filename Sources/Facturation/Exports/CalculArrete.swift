internal import Calendrier
internal import Postgres
internal import Tarification
internal import Tenancy

/// Gathers what a closing date moves: documents issued before and after it, then what the contracts owe and nothing has invoiced yet.
struct CalculArrete: Sendable {
    let base: Database
    let plan: PlanComptable
    let bornes: [Borne]

    /// Whole months: a contract is computed a month at a time.
    static func alentours(_ cloture: DateCivile) -> Periode {
        // An invoice covers at most a year: nothing issued further away can cross the closing date.
        Periode(debut: cloture.plus(mois: -12).leMois.premierJour, fin: cloture.plus(mois: 12).leMois.dernierJour)
    }

    func calculer(_ cloture: DateCivile, as principal: Principal, suivi: (String) async throws -> Void = { _ in }) async throws
        -> ArreteDesComptes
    {
        var arrete = ArreteDesComptes(cloture: cloture, plan: plan)
        let alentours = Self.alentours(cloture)
        try await PiecesStore(base: base).parcourir(Perimetre(periode: alentours, bornes: bornes), as: principal) { pieces in
            for piece in pieces { try arrete.ajouter(piece) }
        }
        let calcul = CalculDesMois(base: base)
        let emises = try await calcul.emises(alentours, bornes, as: principal)
        for mois in PeriodeExport.mois(alentours) {
            try await suivi("Services non facturés, \(mois.libelle)")
            for resultat in try await calcul.calculer(mois, as: principal) {
                if resultat.documents.isEmpty, let refus = resultat.refus, mois <= cloture.leMois {
                    arrete.signaler("\(mois.libelle), contrat \(resultat.contrat.facture.code) : \(refus)")
                }
                for document in resultat.documents where emises["\(resultat.contrat.entreprise)/\(document.cle)"] == nil {
                    try arrete.ajouter(document, client: resultat.contrat.acheteur.nom)
                }
            }
        }
        return arrete
    }
}
