public import Calendrier

/// A contract as it is billed. Days are served from `debut` to `fin`, both included.
public struct ContratFacture: Sendable {
    public var code: String
    /// Code of a client of the scenario.
    public var client: String
    public var debut: DateCivile
    /// Last served day, nil while the contract is open.
    public var fin: DateCivile?
    /// Month and day (≤ 28) that open each billing year (R06).
    public var ouverture: (mois: Int, jour: Int)
    /// Months per invoicing period: 1, 2, 3, 4, 6 or 12.
    public var rythme: Int
    public var terme: Terme
    /// Share of the price due on a late cancellation, of 10^-2 percent.
    public var tauxTardif: Int
    /// Business days of notice under which a cancellation is late (R15).
    public var preavis: Int
    public var minimum: MinimumFacture?
    public var effectifs: [EffectifFacture]
    public var lignes: [LigneContrat]

    public init(
        code: String, client: String, debut: DateCivile, fin: DateCivile?, ouverture: (mois: Int, jour: Int) = (1, 1), rythme: Int,
        terme: Terme, tauxTardif: Int = 10_000, preavis: Int = 2, minimum: MinimumFacture? = nil, effectifs: [EffectifFacture],
        lignes: [LigneContrat]
    ) {
        self.code = code
        self.client = client
        self.debut = debut
        self.fin = fin
        self.ouverture = ouverture
        self.rythme = rythme
        self.terme = terme
        self.tauxTardif = tauxTardif
        self.preavis = preavis
        self.minimum = minimum
        self.effectifs = effectifs
        self.lignes = lignes
    }

    /// The served part of an interval.
    func servie(_ periode: Periode) -> Periode? {
        Periode(de: max(periode.debut, debut), a: min(periode.fin, fin ?? periode.fin))
    }

    func sert(_ jour: DateCivile) -> Bool { debut <= jour && jour <= (fin ?? jour) }
}

public enum Terme: String, Sendable, CaseIterable { case avance = "ADVANCE", echu = "ARREARS" }

/// Headcount in force from a day, until `au` or until the next row.
public struct EffectifFacture: Sendable, Hashable {
    public var du: DateCivile
    public var au: DateCivile?
    public var nombre: Int

    public init(du: DateCivile, au: DateCivile?, nombre: Int) {
        self.du = du
        self.au = au
        self.nombre = nombre
    }
}

extension ContratFacture {
    /// Headcount in force on a day.
    func effectif(_ jour: DateCivile) throws(RefusMoteur) -> Int {
        guard let ligne = effectifs.filter({ $0.du <= jour }).max(by: { $0.du < $1.du }), (ligne.au ?? jour) >= jour else {
            throw .effectifInconnu(contrat: code, jour)
        }
        return ligne.nombre
    }

    /// Days on which the headcount may change.
    var changementsDEffectif: [DateCivile] {
        effectifs.flatMap { [$0.du] + ($0.au.map { [$0.plus(jours: 1)] } ?? []) }
    }
}

/// A minimum amount (R19): cents, over the billing year or each invoicing period.
public struct MinimumFacture: Sendable, Hashable {
    public enum Base: String, Sendable, CaseIterable { case annee = "YEAR", periode = "INVOICING_PERIOD" }
    public var cents: Int
    public var base: Base
    /// Reduced to the served days of a year or period that is not whole.
    public var prorata: Bool

    public init(cents: Int, base: Base, prorata: Bool) {
        self.cents = cents
        self.base = base
        self.prorata = prorata
    }
}
