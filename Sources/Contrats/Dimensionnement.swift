public import Calendrier

/// What a contract owes, what its headcount calls for, what its price pays for (C6; product.md, trap 7).
///
/// The trade contradicts itself: 300 employees × 20 € = 6,000 € a year buys 12 to 17 half-days at 350–500 €, while one full-time
/// worker for 500–600 employees would be 200 to 240. So the three figures are shown side by side.
public struct Dimensionnement: Sendable, Equatable {
    /// Half-days a full-time worker gives in a year: about 44 weeks of 9 half-days (the tenth is for the team and writing), 396, said 400.
    public static let demiJourneesParETP = 400
    /// Usual price of a half-day, in cents (C3).
    public static let prixDemiJournee = 35_000...50_000
    /// Width of the rule of thumb around the provider's ratio: 550 ± 50 is « 500 to 600 ».
    public static let ecartRatio = 50

    public let effectif: Int?
    /// Half-days owed per full year by the permanences in force.
    public let dues: Int
    /// Half-days the headcount calls for, by the rule of thumb; nil without headcount.
    public let besoin: ClosedRange<Int>?
    /// Yearly amount that does not depend on permanences held, in cents; nil when a forfait per employee lacks its headcount.
    public let recettesCents: Int?
    /// Half-days that amount pays for; nil when half-days are paid one by one.
    public let financees: ClosedRange<Int>?
    /// Held half-days or days are invoiced each: the volume follows the price by itself.
    public let alUnite: Bool

    /// - Parameter ratio: employees per full-time worker, `gestion.prestataire.ratio_dimensionnement`.
    public init(prestations: [Prestation], tarifs: [Tarif], effectif: Int?, ratio: Int, le jour: DateCivile) {
        let lignes = tarifs.filter { $0.enVigueur(le: jour) }
        dues = prestations.filter { $0.genre == .permanence && $0.enVigueur(le: jour) }.reduce(0) { $0 + ($1.demiJourneesAn ?? 0) }
        self.effectif = effectif
        besoin = effectif.map { Self.besoin($0, ratio: ratio) }
        alUnite = lignes.contains { $0.modele == .demiJournee || $0.modele == .journee }
        recettesCents = Self.recettes(lignes, effectif: effectif)
        financees = alUnite || lignes.isEmpty ? nil : recettesCents.map(Self.financees)
    }

    /// 318 employees at 550: 318 × 400 / 600 = 212 to 318 × 400 / 500 = 254.
    public static func besoin(_ effectif: Int, ratio: Int) -> ClosedRange<Int> {
        let bas = effectif * demiJourneesParETP / (ratio + ecartRatio)
        return bas...max(bas, effectif * demiJourneesParETP / max(1, ratio - ecartRatio))
    }

    /// Whole half-days only: 6,000 € gives 12 to 17.
    public static func financees(_ cents: Int) -> ClosedRange<Int> {
        (cents / prixDemiJournee.upperBound)...(cents / prixDemiJournee.lowerBound)
    }

    /// Fewer half-days than the headcount calls for.
    public var sousDimensionne: Bool { besoin.map { dues < $0.lowerBound } ?? false }

    /// Half-days owed that the price does not pay for, at the dearest and at the cheapest half-day; nil when there is none.
    public var nonFinancees: ClosedRange<Int>? {
        guard let financees, dues > financees.upperBound else { return nil }
        return (dues - financees.upperBound)...(dues - financees.lowerBound)
    }

    private static func recettes(_ tarifs: [Tarif], effectif: Int?) -> Int? {
        var total = 0
        for tarif in tarifs {
            switch tarif.modele {
            case .forfaitSalarie:
                guard let effectif else { return nil }
                total += tarif.annuelCents(effectif: effectif)
            case .mensuel: total += arrondi(tarif.prixMicro * 12)
            case .annuel: total += arrondi(tarif.prixMicro)
            case .demiJournee, .journee: continue
            }
        }
        return total
    }

    /// Micro-euros to cents, half away from zero (R02); prices are never negative.
    static func arrondi(_ micro: Int) -> Int { (micro + 5_000) / 10_000 }
}

extension Tarif {
    /// A full year at this headcount, tiers applied (R26), in cents.
    public func annuelCents(effectif: Int) -> Int {
        guard let modeTranches, !tranches.isEmpty else { return Dimensionnement.arrondi(prixMicro * effectif) }
        switch modeTranches {
        case .volume:
            let tranche = tranches.first { $0.jusqua.map { effectif <= $0 } ?? true } ?? tranches[tranches.count - 1]
            return Dimensionnement.arrondi(tranche.prixMicro * effectif)
        case .graduel:
            var compte = 0
            var total = 0
            for tranche in tranches {
                let haut = min(effectif, tranche.jusqua ?? effectif)
                guard haut > compte else { continue }
                total += Dimensionnement.arrondi(tranche.prixMicro * (haut - compte))
                compte = haut
            }
            return total
        }
    }
}
