public import Calendrier

/// One price line of a contract, in force between `du` and `au` (an avenant closes one and opens another under the same code).
public struct LigneContrat: Sendable {
    public var code: String
    /// What the line is called on the document.
    public var libelle: String
    public var du: DateCivile?
    public var au: DateCivile?
    /// Unit prices of 10^-6 €, one per tier, before any indexation.
    public var prix: [Int]
    public var indexation: Indexation?
    public var modele: ModelePrix

    public init(
        code: String, libelle: String, du: DateCivile? = nil, au: DateCivile? = nil, prix: [Int], indexation: Indexation? = nil,
        modele: ModelePrix
    ) {
        self.code = code
        self.libelle = libelle
        self.du = du
        self.au = au
        self.prix = prix
        self.indexation = indexation
        self.modele = modele
    }

    func enVigueur(_ jour: DateCivile) -> Bool { (du ?? jour) <= jour && jour <= (au ?? jour) }

    /// The part of an interval during which the line is in force.
    func enVigueur(_ periode: Periode) -> Periode? {
        Periode(de: max(periode.debut, du ?? periode.debut), a: min(periode.fin, au ?? periode.fin))
    }
}

public enum ModelePrix: Sendable, Hashable {
    case forfaitSalarie(ForfaitSalarie)
    case demiJournee
    case journee
    case mensuel(ForfaitMensuel)
    case annuel(MontantAnnuel)
}

/// A price per employee and per year (R07–R10, R13, R26).
public struct ForfaitSalarie: Sendable, Hashable {
    public enum Effectif: String, Sendable, CaseIterable {
        case reference = "FIXED_REFERENCE"
        case segments = "SEGMENTED_DAYS"
        case moyenne = "ANNUAL_AVERAGE"
    }
    public enum Prorata: String, Sendable, CaseIterable { case jours = "DAYS", moisEntames = "MONTHS_STARTED" }
    public enum Tranches: Sendable, Hashable {
        /// The whole headcount at the price of the tier it falls in. Upper bounds in the order of the prices, nil on the last.
        case volume([Int?])
        /// Each tier's own part of the headcount at its price.
        case graduel([Int?])
    }

    public var effectif: Effectif
    public var prorata: Prorata
    /// nil for one price.
    public var tranches: Tranches?

    public init(effectif: Effectif = .reference, prorata: Prorata = .jours, tranches: Tranches? = nil) {
        self.effectif = effectif
        self.prorata = prorata
        self.tranches = tranches
    }
}

/// A price per month (R12), with half-days included in it and a price to deduct for those the provider did not hold (R28).
public struct ForfaitMensuel: Sendable, Hashable {
    /// Half-days of each billing month that the forfait covers, never prorated nor carried over.
    public var incluses: Int
    /// Of 10^-6 €, nil when nothing is deducted.
    public var deduction: Int?

    public init(incluses: Int = 0, deduction: Int? = nil) {
        self.incluses = incluses
        self.deduction = deduction
    }
}

/// An amount per billing year, in instalments (R11): 1, 2, 3, 4, 6 or 12.
public struct MontantAnnuel: Sendable, Hashable {
    public var echeances: Int

    public init(echeances: Int = 1) { self.echeances = echeances }
}
