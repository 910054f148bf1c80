package import Calendrier

/// The share of an income that may be seized, and so the most that a commission asks of a household (C. conso. L. 731-1 and R. 731-1).
///
/// Thresholds by year: C. trav. R. 3252-2 and R. 3252-3. Floor: the flat RSA of the household (C. conso. R. 731-1), not that of one person,
/// which an employer's seizure leaves (C. trav. L. 3252-3). France only.
package struct BaremeSaisie: Sendable, Equatable {
    /// First day of force.
    package let depuis: DateCivile
    package let source: String
    /// Upper bounds of the first six slices, cents a year.
    let seuils: [Int]
    /// Added to each bound for each person at charge, cents a year.
    let parPersonne: Int
    /// Flat RSA of one person, cents a month.
    package let forfait: Int

    /// Shares of the seven slices in sixtieths: 1/20, 1/10, 1/5, 1/4, 1/3, 2/3, all.
    private static let soixantiemes = [3, 6, 12, 15, 20, 40, 60]

    /// Day numbers since 1970: 2026-01-01 is 20,454, and ninety days later 2026-04-01.
    private static let janvier2026 = DateCivile(numero: 20_454)
    private static let avril2026 = DateCivile(numero: 20_454 + 90)

    /// Newest first. Read on 2026-11-21: décret n° 2025-1299 of 24 December 2025 for the bounds, décret n° 2026-220 of 30 March 2026 for the
    /// RSA (646,52 € until then, of 1 April 2025).
    package static let tous: [BaremeSaisie] = [
        BaremeSaisie(
            depuis: avril2026, source: "décrets n° 2025-1299 et n° 2026-220",
            seuils: [448_000, 873_000, 1_300_000, 1_723_000, 2_147_000, 2_581_000], parPersonne: 174_000, forfait: 65_169),
        BaremeSaisie(
            depuis: janvier2026, source: "décret n° 2025-1299",
            seuils: [448_000, 873_000, 1_300_000, 1_723_000, 2_147_000, 2_581_000], parPersonne: 174_000, forfait: 64_652),
    ]

    /// In force on `jour`; before the oldest known, the oldest known.
    package static func le(_ jour: DateCivile) -> BaremeSaisie { tous.first { $0.depuis <= jour } ?? tous[tous.count - 1] }

    /// A whole year has passed since its bounds: they are revised on each 1 January.
    package func perime(le jour: DateCivile) -> Bool { jour.annee > depuis.annee }

    /// Cents a month that always remain to this household: its flat RSA, rounded up.
    package func plancher(_ foyer: Foyer) -> Int { (forfait * foyer.dixiemesRSA + 9) / 10 }

    /// Cents a month that may be asked on `mensuelle` cents a month of resources.
    package func quotite(mensuelle: Int, _ foyer: Foyer) -> Int {
        let annuelle = mensuelle * 12
        var bas = 0
        var soixantiemes = 0
        for (rang, part) in Self.soixantiemes.enumerated() {
            let haut = rang < seuils.count ? seuils[rang] + parPersonne * foyer.aCharge : Int.max
            soixantiemes += max(0, min(annuelle, haut) - bas) * part
            bas = haut
        }
        return max(0, min(soixantiemes / (60 * 12), mensuelle - plancher(foyer)))
    }
}
