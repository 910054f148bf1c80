internal import Calendrier

/// Yearly revision of a price by an index (R18): P1 = round2(P0 × I1 / I0), always from the base price and the base index, from each
/// anniversary whose index is known, at most the price just before raised by the cap.
public struct Indexation: Sendable, Hashable {
    public struct Anniversaire: Sendable, Hashable {
        public var mois: Int
        public var jour: Int

        /// 29 February is allowed: 1 March in a common year.
        public init(mois: Int, jour: Int) {
            self.mois = mois
            self.jour = jour
        }

        func en(_ annee: Int) -> DateCivile {
            DateCivile(annee: annee, mois: mois, jour: jour) ?? DateCivile(annee: annee, mois: 3, jour: 1) ?? Periode(annee: annee).debut
        }
    }

    public var anniversaire: Anniversaire
    /// Of 10^-6, > 0.
    public var base: Int
    /// Index of each revised year, of 10^-6, > 0. A year that is not listed keeps the price.
    public var indices: [Int: Int]
    /// Of 10^-2 percent.
    public var plafond: Int?

    public init(anniversaire: Anniversaire, base: Int, indices: [Int: Int], plafond: Int? = nil) {
        self.anniversaire = anniversaire
        self.base = base
        self.indices = indices
        self.plafond = plafond
    }

    /// The prices from each revision on, oldest first.
    func revisions(_ prix: [Int]) throws(RefusMoteur) -> [Prix.Revision] {
        var revisions: [Prix.Revision] = []
        var avant = prix
        for (annee, indice) in indices.sorted(by: { $0.key < $1.key }) {
            var montants: [Int] = []
            for (rang, initial) in prix.enumerated() {
                var montant = try Arithmetique.prix(cents: Arithmetique.montantProrata(initial, indice, sur: base))
                if let plafond {
                    montant = min(
                        montant, try Arithmetique.prix(cents: Arithmetique.montantProrata(avant[rang], 10_000 + plafond, sur: 10_000)))
                }
                montants.append(montant)
            }
            revisions.append(Prix.Revision(du: anniversaire.en(annee), montants: montants))
            avant = montants
        }
        return revisions
    }
}

/// The unit prices of a line (10^-6 €), one per tier, with their dated revisions. R17: the price is that of the service date.
struct Prix: Sendable, Hashable {
    struct Revision: Sendable, Hashable {
        var du: DateCivile
        var montants: [Int]
    }

    let base: [Int]
    let revisions: [Revision]

    init(_ prix: [Int], _ indexation: Indexation?) throws(RefusMoteur) {
        base = prix
        revisions = try indexation?.revisions(prix) ?? []
    }

    func le(_ jour: DateCivile) -> [Int] { revisions.last { $0.du <= jour }?.montants ?? base }

    /// The single price of a line without tiers.
    func unique(_ jour: DateCivile) -> Int { le(jour).first ?? 0 }

    /// The days inside the interval from which another price counts.
    func changements(_ periode: Periode) -> [DateCivile] {
        revisions.map(\.du).filter { periode.debut < $0 && $0 <= periode.fin && le($0) != le($0.plus(jours: -1)) }
    }
}

extension Periode {
    /// The interval cut before each given day, in order.
    func coupee(avant jours: [DateCivile]) -> [Periode] {
        let debuts = [debut] + Set(jours).filter { debut < $0 && $0 <= fin }.sorted()
        return debuts.indices.map { Periode(debut: debuts[$0], fin: $0 + 1 < debuts.count ? debuts[$0 + 1].plus(jours: -1) : fin) }
    }

    /// The smallest interval that holds all of them.
    static func enveloppe(_ periodes: [Periode]) -> Periode? {
        guard let premiere = periodes.first else { return nil }
        return periodes.reduce(premiere) { Periode(debut: min($0.debut, $1.debut), fin: max($0.fin, $1.fin)) }
    }
}
