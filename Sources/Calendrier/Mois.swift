/// One month of one year: `2026-11`.
public struct Mois: Hashable, Comparable, Sendable {
    /// 12 × year + month − 1: consecutive months have consecutive ranks.
    public let rang: Int

    public init(rang: Int) { self.rang = rang }

    public init?(annee: Int, mois: Int) {
        guard (1...9999).contains(annee), (1...12).contains(mois) else { return nil }
        self.rang = annee * 12 + mois - 1
    }

    public var annee: Int { rang / 12 }
    public var mois: Int { rang % 12 + 1 }
    public var suivant: Mois { Mois(rang: rang + 1) }
    public var precedent: Mois { Mois(rang: rang - 1) }
    public var premierJour: DateCivile { DateCivile(numero: DateCivile.numero(annee: annee, mois: mois, jour: 1)) }
    public var dernierJour: DateCivile { suivant.premierJour.plus(jours: -1) }
    public var periode: Periode { Periode(debut: premierJour, fin: dernierJour) }

    public static func < (a: Mois, b: Mois) -> Bool { a.rang < b.rang }

    static func estBissextile(_ annee: Int) -> Bool { annee % 4 == 0 && (annee % 100 != 0 || annee % 400 == 0) }

    static func longueur(annee: Int, mois: Int) -> Int {
        switch mois {
        case 2: estBissextile(annee) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Mois: LosslessStringConvertible {
    /// Reads `AAAA-MM`.
    public init?(_ description: String) {
        guard description.utf8.count == 7, let premier = DateCivile(description + "-01") else { return nil }
        self = premier.leMois
    }

    public var description: String { "\(Chiffres.quatre(annee))-\(Chiffres.deux(mois))" }
}
