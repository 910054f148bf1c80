internal import Calendrier

/// A billing year (R06): twelve billing months that start on the same day number, and their groups.
struct AnneeContractuelle: Sendable, Hashable {
    let periode: Periode

    /// The billing year of a contract that holds `jour`.
    init(_ contrat: ContratFacture, contenant jour: DateCivile) {
        let (mois, quantieme) = contrat.ouverture
        let ecart = (jour.mois, jour.jour) < (mois, quantieme) ? -1 : 0
        // An opening day is at most 28: it exists in every month, so the year's first of January is only a fallback for the type.
        let debut = DateCivile(annee: jour.annee + ecart, mois: mois, jour: quantieme) ?? Periode(annee: jour.annee).debut
        periode = Periode(debut: debut, fin: debut.plus(mois: 12).plus(jours: -1))
    }

    /// 365 or 366.
    var base: Int { periode.nombreDeJours }

    var mois: [Periode] { groupes(de: 1) }

    /// Consecutive groups of `n` billing months (n divides 12).
    func groupes(de n: Int) -> [Periode] {
        (0..<(12 / n)).map { i in
            Periode(debut: periode.debut.plus(mois: i * n), fin: periode.debut.plus(mois: (i + 1) * n).plus(jours: -1))
        }
    }
}

extension ContratFacture {
    /// The billing years that meet an interval, in order.
    func annees(_ intervalle: Periode) -> [AnneeContractuelle] {
        var annees: [AnneeContractuelle] = []
        var jour = intervalle.debut
        while jour <= intervalle.fin {
            let annee = AnneeContractuelle(self, contenant: jour)
            annees.append(annee)
            jour = annee.periode.fin.plus(jours: 1)
        }
        return annees
    }

    /// The served billing years that start on or before `horizon`.
    func annees(jusqua horizon: DateCivile) -> [AnneeContractuelle] {
        let derniere = AnneeContractuelle(self, contenant: horizon).periode.fin
        guard let servie = Periode(de: debut, a: min(derniere, fin ?? derniere)) else { return [] }
        return annees(servie)
    }
}
