internal import Calendrier

/// The unit prices of a line (10^-6 €), one per tier, with their dated revisions. R17: the price is that of the service date.
struct Prix: Sendable, Hashable {
    struct Revision: Sendable, Hashable {
        var du: DateCivile
        var montants: [Int]
    }

    var base: [Int]
    /// Sorted by date.
    var revisions: [Revision] = []

    func le(_ jour: DateCivile) -> [Int] {
        revisions.last { $0.du <= jour }?.montants ?? base
    }

    /// The single price of a line without tiers.
    func unique(_ jour: DateCivile) -> Int { le(jour).first ?? 0 }

    /// The interval cut at each revision.
    func coupes(_ periode: Periode) -> [DateCivile] {
        revisions.map(\.du).filter { periode.debut < $0 && $0 <= periode.fin }
    }
}

extension Periode {
    /// The interval cut before each given day, in order.
    func coupee(avant jours: [DateCivile]) -> [Periode] {
        let debuts = [debut] + Set(jours).filter { debut < $0 && $0 <= fin }.sorted()
        return debuts.indices.map { Periode(debut: debuts[$0], fin: $0 + 1 < debuts.count ? debuts[$0 + 1].plus(jours: -1) : fin) }
    }
}
