/// True counts of one cell.
public struct Compte: Sendable, Hashable {
    public var evenements: Int
    /// Distinct persons.
    public var personnes: Int
    /// Events of the largest contributor.
    public var maximum: Int

    public init(evenements: Int, personnes: Int, maximum: Int) {
        self.evenements = evenements
        self.personnes = personnes
        self.maximum = maximum
    }

    public static let zero = Compte(evenements: 0, personnes: 0, maximum: 0)
}

/// What may still happen to a cell.
public enum Statut: Sendable, Hashable {
    /// Promised by the plan: shown if it is safe.
    case promise
    /// Already given to the client: cannot be taken back.
    case publiee
    /// Never given nor promised, or masked in an earlier publication: hidden for ever.
    case retenue
}

/// A place in a table. Row `lignes` is the total of a column; column `colonnes` the total of a row.
public struct Place: Sendable, Hashable, Comparable {
    public let ligne: Int
    public let colonne: Int

    public init(_ ligne: Int, _ colonne: Int) {
        self.ligne = ligne
        self.colonne = colonne
    }

    public static func < (a: Place, b: Place) -> Bool { (a.ligne, a.colonne) < (b.ligne, b.colonne) }
}

/// Events add up in both directions; persons overlap over themes and over time, or add up over a partition (establishments).
///
/// Rows are modalities and the total row; columns are periods and, when `marge`, their total (the year).
public struct Tableau: Sendable {
    public enum Personnes: Sendable, Hashable {
        /// A person may be under several rows.
        case union
        /// Each person is under one row. Only for one column.
        case partition
    }

    public let lignes: Int
    public let colonnes: Int
    /// Whether a column of totals closes the rows.
    public let marge: Bool
    public let personnes: Personnes
    /// Headcount of the company: nobody outside it comes.
    public let effectif: Int
    /// Headcount of each row, where known (establishments).
    public let effectifs: [Int?]
    /// `[ligne][colonne]`, totals included.
    public var comptes: [[Compte]]
    public var statuts: [[Statut]]

    /// `comptes` and `statuts` have `lignes + 1` rows of `colonnes` cells, plus one when `marge`.
    public init(
        lignes: Int, colonnes: Int, marge: Bool, personnes: Personnes, effectif: Int, effectifs: [Int?]? = nil, comptes: [[Compte]],
        statuts: [[Statut]]
    ) {
        self.lignes = lignes
        self.colonnes = colonnes
        self.marge = marge
        self.personnes = personnes
        self.effectif = effectif
        self.effectifs = effectifs ?? Array(repeating: nil, count: lignes)
        self.comptes = comptes
        self.statuts = statuts
    }

    public var largeur: Int { colonnes + (marge ? 1 : 0) }

    /// Every cell, totals included, in reading order.
    public var places: [Place] {
        (0...lignes).flatMap { ligne in (0..<largeur).map { Place(ligne, $0) } }
    }

    public subscript(_ place: Place) -> Compte { comptes[place.ligne][place.colonne] }
    public func statut(_ place: Place) -> Statut { statuts[place.ligne][place.colonne] }
    public func estTotal(_ place: Place) -> Bool { place.ligne == lignes || place.colonne == colonnes }

    /// Headcount that bounds the persons of a cell.
    public func plafond(_ place: Place) -> Int {
        place.ligne < lignes ? min(effectif, effectifs[place.ligne] ?? effectif) : effectif
    }
}
