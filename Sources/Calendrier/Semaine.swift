/// A week numbered as ISO 8601 does: it begins on Monday, week 1 holds the year's first Thursday. `2026-S48`.
public struct Semaine: Hashable, Comparable, Sendable {
    public let lundi: DateCivile

    /// The week that holds `jour`.
    public init(_ jour: DateCivile) { lundi = jour.lundi }

    /// Nil when the year has no such week (53 in most years).
    public init?(annee: Int, numero: Int) {
        guard (1...53).contains(numero), let quatreJanvier = DateCivile(annee: annee, mois: 1, jour: 4) else { return nil }
        let semaine = Semaine(quatreJanvier.plus(jours: 7 * (numero - 1)))
        guard semaine.annee == annee else { return nil }
        self = semaine
    }

    /// The year that owns the week: the one of its Thursday.
    public var annee: Int { lundi.plus(jours: 3).annee }

    /// 1…53.
    public var numero: Int {
        let jeudi = lundi.plus(jours: 3)
        return (jeudi.numero - DateCivile.numero(annee: jeudi.annee, mois: 1, jour: 1)) / 7 + 1
    }

    public var suivante: Semaine { Semaine(lundi.plus(jours: 7)) }
    public var precedente: Semaine { Semaine(lundi.plus(jours: -7)) }
    public var vendredi: DateCivile { lundi.plus(jours: 4) }
    public var dimanche: DateCivile { lundi.plus(jours: 6) }

    /// Monday to Friday.
    public var joursOuvres: [DateCivile] { (0..<5).map { lundi.plus(jours: $0) } }

    public var periode: Periode { Periode(debut: lundi, fin: dimanche) }

    public static func < (a: Semaine, b: Semaine) -> Bool { a.lundi < b.lundi }
}

extension Semaine: LosslessStringConvertible {
    /// Reads `AAAA-Snn` and, as browsers write it, `AAAA-Wnn`.
    public init?(_ description: String) {
        let parties = description.split(separator: "-", omittingEmptySubsequences: false)
        guard parties.count == 2, parties[0].count == 4, let annee = Int(parties[0]), let lettre = parties[1].first,
            lettre == "S" || lettre == "W", let numero = Int(parties[1].dropFirst())
        else { return nil }
        self.init(annee: annee, numero: numero)
    }

    public var description: String { "\(Chiffres.quatre(annee))-S\(Chiffres.deux(numero))" }
}

extension DateCivile {
    public var semaineISO: Semaine { Semaine(self) }
}
