public import Calendrier
public import Entreprises
public import Postgres
public import Tenancy

/// One line of price, between two dates (C3). Several combine on a contract; vocabulary of facturation/FORMAT.md §2.1 in French.
public struct Tarif: RowDecodable {
    public enum Modele: String, CaseIterable, Sendable {
        /// Per employee and year (PER_EMPLOYEE_YEAR).
        case forfaitSalarie = "forfait_salarie"
        /// Per half-day held (HALF_DAY).
        case demiJournee = "demi_journee"
        /// Per day held (DAY).
        case journee
        /// Per month (MONTHLY).
        case mensuel
        /// Per billing year, in instalments (ANNUAL_AMOUNT).
        case annuel

        public var libelle: String {
            switch self {
            case .forfaitSalarie: "forfait par salarié"
            case .demiJournee: "à la demi-journée tenue"
            case .journee: "à la journée tenue"
            case .mensuel: "forfait mensuel"
            case .annuel: "forfait annuel"
            }
        }

        public var unite: String {
            switch self {
            case .forfaitSalarie: "salarié / an"
            case .demiJournee: "demi-journée"
            case .journee: "journée"
            case .mensuel: "mois"
            case .annuel: "an"
            }
        }

        /// « par salarié et par an », after « euros HT ».
        public var par: String {
            switch self {
            case .forfaitSalarie: "par salarié et par an"
            case .demiJournee: "par demi-journée"
            case .journee: "par journée"
            case .mensuel: "par mois"
            case .annuel: "par an"
            }
        }

        /// Usual prices of the trade in euros (product.md C3): outside, the form asks to look again, never refuses.
        public var usage: ClosedRange<Int>? {
            switch self {
            case .forfaitSalarie: 15...30
            case .demiJournee: 350...500
            case .journee: 600...900
            case .mensuel: 2_000...3_000
            case .annuel: nil
            }
        }
    }

    /// Which headcount is billed: first day of the year, each change, or the yearly mean (R08, R09, R10).
    public enum ModeEffectif: String, CaseIterable, Sendable {
        case reference, segments, moyenne
    }

    public enum Prorata: String, CaseIterable, Sendable {
        case jours
        case moisEntames = "mois_entames"
    }

    /// Whole headcount at the price of its tier, or each tier at its own (R26).
    public enum ModeTranches: String, CaseIterable, Sendable {
        case volume, graduel
    }

    public let entreprise: EntrepriseID
    public let id: ID<Tarif>
    public let contrat: ID<Contrat>
    public let avenant: ID<Avenant>?
    /// Line code on the invoice: `FORFAIT`.
    public let code: String
    public let modele: Modele
    public let libelle: String
    /// 10^-6 euro; with tiers, the price of the first, the others being in `tranches`.
    public let prixMicro: Int
    public let modeEffectif: ModeEffectif
    public let prorata: Prorata
    public let modeTranches: ModeTranches?
    /// Half-days included in a month of `mensuel`.
    public let demiJourneesIncluses: Int
    /// 10^-6 euro taken off per half-day the provider did not hold (R28).
    public let prixDeductionMicro: Int?
    /// Instalments of `annuel`: 1, 2, 3, 4, 6 or 12.
    public let echeances: Int
    /// Yearly revision by an index; nil for a fixed price.
    public let indexation: IndexationTarif?
    public let du: DateCivile
    public let au: DateCivile?
    /// Ordered by rank; empty without tiers. Filled by the store.
    public internal(set) var tranches: [Tranche] = []

    public init(row: Row) throws(RowError) {
        entreprise = try row.value("entreprise_id")
        id = try row.value("id")
        contrat = try row.value("contrat_id")
        avenant = try row.optionalValue("avenant_id")
        code = try row.string("code")
        modele = try row.value("modele")
        libelle = try row.string("libelle")
        prixMicro = try row.int("prix_micro")
        modeEffectif = try row.value("mode_effectif")
        prorata = try row.value("prorata")
        modeTranches = try row.optionalValue("mode_tranches")
        demiJourneesIncluses = try row.int("demi_journees_incluses")
        prixDeductionMicro = try row.optionalInt("prix_deduction_micro")
        echeances = try row.int("echeances")
        indexation = try IndexationTarif(row: row)
        du = try row.value("du")
        au = try row.optionalValue("au")
    }

    public func enVigueur(le jour: DateCivile) -> Bool { du <= jour && au.map { jour <= $0 } ?? true }
}

/// One tier of a price per employee (C4): up to `jusqua` employees included, nil on the last.
public struct Tranche: RowDecodable, Equatable {
    public let tarif: ID<Tarif>
    /// From 1.
    public let rang: Int
    public let jusqua: Int?
    /// 10^-6 euro.
    public let prixMicro: Int

    public init(row: Row) throws(RowError) {
        tarif = try row.value("tarif_id")
        rang = try row.int("rang")
        jusqua = try row.optionalInt("jusqua")
        prixMicro = try row.int("prix_micro")
    }
}
