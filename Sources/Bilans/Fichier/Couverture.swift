internal import Calendrier

/// What a file covers: from the first day of the month of its first act to the last day of the month of its last one, over all companies.
public struct Couverture: Sendable {
    let mois: ClosedRange<Int>?

    init(premier: DateCivile?, dernier: DateCivile?) {
        guard let premier, let dernier else {
            mois = nil
            return
        }
        mois = (premier.annee * 12 + premier.mois - 1)...(dernier.annee * 12 + dernier.mois - 1)
    }

    /// A whole civil year.
    public init(annee: Int) { mois = annee * 12...annee * 12 + 11 }

    /// Quarters and years covered whole, in the order they are given: a year after its fourth quarter.
    public var periodes: [PeriodeBilan] {
        guard let mois else { return [] }
        return (mois.lowerBound / 12...mois.upperBound / 12).flatMap { annee -> [PeriodeBilan] in
            let trimestres = (1...4).compactMap { numero -> PeriodeBilan? in
                let debut = annee * 12 + (numero - 1) * 3
                guard mois.contains(debut), mois.contains(debut + 2) else { return nil }
                return Trimestre(annee: annee, numero: numero).map { PeriodeBilan($0) }
            }
            return trimestres + (trimestres.count == 4 ? [PeriodeBilan(annee: annee)] : [])
        }
    }
}
