/// True counts of one company over one civil year, at the finest grain. They live for the time of one computation.
///
/// `entretiens[quarter][theme][establishment]`; `personnes[period][theme][establishment]` with period 4 the year and theme `themes` the total;
/// `maxima`, same shape as `personnes`: events of the largest contributor. A person has one establishment per year.
public struct Annee: Sendable {
    public let themes: Int
    public let etablissements: Int
    /// Headcount of each establishment.
    public let effectifs: [Int]
    public var entretiens: [[[Int]]]
    public var personnes: [[[Int]]]
    public var maxima: [[[Int]]]
    /// Other ways to split the same events, for the whole company: axis 1 and on.
    public var axes: [Axe]
    /// New persons of each quarter, when counted.
    public var nouveaux: [Int]?

    /// `entretiens[quarter][modality]`, `personnes` and `maxima[period][modality]`.
    public struct Axe: Sendable {
        public var entretiens: [[Int]]
        public var personnes: [[Int]]
        public var maxima: [[Int]]

        public init(modalites: Int) {
            entretiens = Array(repeating: Array(repeating: 0, count: modalites), count: 4)
            personnes = Array(repeating: Array(repeating: 0, count: modalites), count: 5)
            maxima = personnes
        }

        public var modalites: Int { personnes[0].count }
    }

    /// All counts zero. At least one theme and one establishment: a company without themes has one that holds everything.
    public init(themes: Int, effectifs: [Int], axes: [Int] = []) {
        precondition(themes > 0 && !effectifs.isEmpty, "au moins un thème et un établissement")
        self.themes = themes
        etablissements = effectifs.count
        self.effectifs = effectifs
        entretiens = Array(repeating: Array(repeating: Array(repeating: 0, count: effectifs.count), count: themes), count: 4)
        personnes = Array(repeating: Array(repeating: Array(repeating: 0, count: effectifs.count), count: themes + 1), count: 5)
        maxima = personnes
        self.axes = axes.map { Axe(modalites: $0) }
    }

    public var effectif: Int { effectifs.reduce(0, +) }

    /// The true count of a cell.
    public func compte(_ cle: Cle) -> Int {
        switch cle.mesure {
        case .nouveaux:
            let n = nouveaux ?? [0, 0, 0, 0]
            return cle.periode == Cle.annuelle ? n.reduce(0, +) : n[cle.periode]
        case .entretiens:
            return trimestres(cle.periode).reduce(0) { $0 + entretiens(trimestre: $1, cle) }
        case .personnes:
            if let axe = cle.axe, axe > 0 { return axes[axe - 1].personnes[cle.periode][cle.modalite] }
            let rang = personnes[cle.periode][cle.axe == nil ? themes : cle.modalite]
            return cle.etablissement.map { rang[$0] } ?? rang.reduce(0, +)
        }
    }

    /// Events of the largest contributor of a cell.
    public func maximum(_ cle: Cle) -> Int {
        if let axe = cle.axe, axe > 0 { return axes[axe - 1].maxima[cle.periode][cle.modalite] }
        let rang = maxima[cle.periode][cle.axe == nil ? themes : cle.modalite]
        return cle.etablissement.map { rang[$0] } ?? rang.max() ?? 0
    }

    /// Headcount that bounds the persons of a cell.
    public func plafond(_ cle: Cle) -> Int { cle.etablissement.map { effectifs[$0] } ?? effectif }

    private func entretiens(trimestre q: Int, _ cle: Cle) -> Int {
        guard let axe = cle.axe else {
            return entretiens[q].reduce(0) { somme, rang in somme + (cle.etablissement.map { rang[$0] } ?? rang.reduce(0, +)) }
        }
        if axe > 0 { return axes[axe - 1].entretiens[q][cle.modalite] }
        let rang = entretiens[q][cle.modalite]
        return cle.etablissement.map { rang[$0] } ?? rang.reduce(0, +)
    }

    private func trimestres(_ periode: Int) -> ClosedRange<Int> { periode == Cle.annuelle ? 0...3 : periode...periode }
}
