package import Calendrier

/// What a bilan covers, as its writer sees it: a quarter (`2026-T3`) or a year (`2026`).
package struct PeriodeRedigee: Hashable, Sendable, LosslessStringConvertible {
    package let annee: Int
    /// 1…4, nil for the year.
    package let trimestre: Int?

    /// Reads `AAAA-Tn` and `AAAA`.
    package init?(_ description: String) {
        if let lu = Trimestre(description) {
            (annee, trimestre) = (lu.annee, lu.numero)
        } else if description.utf8.count == 4, let lue = Int(description), (2000...2099).contains(lue) {
            (annee, trimestre) = (lue, nil)
        } else {
            return nil
        }
    }

    package var description: String { trimestre.map { "\(annee)-T\($0)" } ?? "\(annee)" }
    /// « 3e trimestre 2026 », « année 2026 ».
    package var libelle: String { trimestre.flatMap { Trimestre(annee: annee, numero: $0) }?.libelle ?? "année \(annee)" }

    /// Those that may be written on that day, newest first: the current quarter and the four before, the year before, and the current year
    /// once its last quarter has begun.
    package static func ouvertes(le jour: DateCivile) -> [PeriodeRedigee] {
        let courant = Trimestre(jour)
        let trimestres = (0...4).compactMap { PeriodeRedigee(Trimestre(rang: courant.rang - $0).description) }
        let annees = [courant.numero == 4 ? jour.annee : nil, jour.annee - 1].compactMap { $0 }
        return trimestres + annees.compactMap { PeriodeRedigee(String($0)) }
    }
}
