internal import Calendrier

/// A half-day to bill, whole or in part.
struct DemiFacturable {
    var jour: DateCivile
    var moment: DemiJournee
    var site: String
    var statut: StatutFacture
    /// Of 10^-2 percent.
    var part: Int
    var tardive: Bool

    var origine: Origine { .demiJournee(jour, moment, site: site, statut) }

    /// The order in which half-days use up what a forfait includes: date, morning first, held before late, place bytewise.
    static func avant(_ a: DemiFacturable, _ b: DemiFacturable) -> Bool {
        let (rangA, rangB) = (a.rang, b.rang)
        return rangA == rangB ? Array(a.site.utf8).lexicographicallyPrecedes(Array(b.site.utf8)) : rangA < rangB
    }

    private var rang: (DateCivile, Int, Int) { (jour, moment == .AM ? 0 : 1, tardive ? 1 : 0) }

    /// Half-days of a share over 0, a whole day being its two halves.
    static func de(
        _ permanences: [PermanenceFacture], _ contrat: ContratFacture, _ sites: [String: Territoire]
    ) throws(RefusMoteur) -> [DemiFacturable] {
        var demis: [DemiFacturable] = []
        for p in permanences {
            guard let territoire = sites[p.site] else { throw .siteInconnu(p.site) }
            let part = try Annulation.part(p, contrat, territoire)
            guard part.centiemes > 0 else { continue }
            for moment in p.moment.demiJournees {
                demis.append(
                    DemiFacturable(
                        jour: p.jour, moment: moment, site: p.site, statut: p.statut, part: part.centiemes, tardive: part.tardive))
            }
        }
        return demis.sorted(by: avant)
    }

    /// R16: a morning and an afternoon of the same place, day and share make a day; held with held, late with late, then mixed.
    static func apparier(_ demis: inout [DemiFacturable]) -> [(DemiFacturable, DemiFacturable)] {
        var paires: [(DemiFacturable, DemiFacturable)] = []
        for (matin, soir) in [(false, false), (true, true), (false, true), (true, false)] {
            while let i = demis.firstIndex(where: { $0.moment == .AM && $0.tardive == matin }),
                let j = demis.firstIndex(where: { $0.moment == .PM && $0.tardive == soir })
            {
                paires.append((demis[i], demis[j]))
                demis.remove(at: max(i, j))
                demis.remove(at: min(i, j))
            }
        }
        return paires
    }
}
