public import Calendrier
import Postgres

/// How a price is revised each year (R18): price x index of the year / base index, at most the price before raised by the cap.
public struct IndexationTarif: Sendable, Equatable {
    /// gestion.indice.code: `SYNTEC`.
    public var indice: String
    /// Index at signature, 10^-6.
    public var baseMicro: Int
    /// Day of the revision, `MM-JJ`; 02-29 is 1 March in a common year.
    public var anniversaire: String
    /// Greatest rise from one revision to the next, in hundredths of a percent; nil without a cap.
    public var plafond: Int?

    public init(indice: String, baseMicro: Int, anniversaire: String, plafond: Int? = nil) {
        self.indice = indice
        self.baseMicro = baseMicro
        self.anniversaire = anniversaire
        self.plafond = plafond
    }

    /// Nil when the row has no index.
    init?(row: Row) throws(RowError) {
        guard let indice = try row.optionalString("indice") else { return nil }
        self.indice = indice
        baseMicro = try row.int("indice_base_micro")
        anniversaire = try row.string("indice_anniversaire")
        plafond = try row.optionalInt("indice_plafond")
    }

    /// Month and day of `anniversaire`.
    var moisJour: (mois: Int, jour: Int) {
        let parties = anniversaire.split(separator: "-").compactMap { Int($0) }
        return parties.count == 2 ? (parties[0], parties[1]) : (1, 1)
    }

    /// The day of the revision in a year.
    public func revision(_ annee: Int) -> DateCivile? {
        let (mois, jour) = moisJour
        return DateCivile(annee: annee, mois: mois, jour: jour) ?? DateCivile(annee: annee, mois: 3, jour: 1)
    }

    /// The values of the index that revise a price in force from `du`: those of anniversaries after it. The price of the first day is
    /// the one signed.
    public func valeurs(_ toutes: [Int: Int], du: DateCivile) -> [Int: Int] {
        toutes.filter { annee, _ in revision(annee).map { du < $0 } ?? false }
    }
}
