/// Days from `debut` to `fin`, both included, as the trade writes them (« du 24 au 26 nov. » is three days).
public struct Periode: Hashable, Sendable {
    public let debut: DateCivile
    public let fin: DateCivile

    /// `fin` earlier than `debut` gives a period of one day, `debut`.
    public init(debut: DateCivile, fin: DateCivile) {
        self.debut = debut
        self.fin = max(debut, fin)
    }

    /// Nil when `fin` is earlier than `debut`: what a form checks.
    public init?(de debut: DateCivile, a fin: DateCivile) {
        guard debut <= fin else { return nil }
        self.init(debut: debut, fin: fin)
    }

    public init(annee: Int) {
        self.init(
            debut: DateCivile(numero: DateCivile.numero(annee: annee, mois: 1, jour: 1)),
            fin: DateCivile(numero: DateCivile.numero(annee: annee, mois: 12, jour: 31)))
    }

    /// Number of days, at least 1.
    public var nombreDeJours: Int { debut.jours(jusqua: fin) + 1 }
    public var jours: ClosedRange<DateCivile> { debut...fin }

    public func contient(_ jour: DateCivile) -> Bool { debut <= jour && jour <= fin }
    public func chevauche(_ autre: Periode) -> Bool { debut <= autre.fin && autre.debut <= fin }

    /// The days common to both, nil when there are none.
    public func intersection(_ autre: Periode) -> Periode? {
        Periode(de: max(debut, autre.debut), a: min(fin, autre.fin))
    }
}
