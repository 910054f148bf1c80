/// A day of the Gregorian calendar, without hour or time zone: what a contract, a plan and an invoice are written with.
/// Held as a day number, so that comparing and counting days are integer arithmetic. Valid from year 1 to 9999.
public struct DateCivile: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01 (negative before).
    public let numero: Int

    /// The day `numero` days after 1970-01-01.
    public init(numero: Int) {
        self.numero = numero
    }

    /// Nil when the day does not exist (31 avril, 29 février of a common year).
    public init?(annee: Int, mois: Int, jour: Int) {
        guard (1...9999).contains(annee), (1...12).contains(mois), jour >= 1, jour <= Mois.longueur(annee: annee, mois: mois) else {
            return nil
        }
        self.init(numero: Self.numero(annee: annee, mois: mois, jour: jour))
    }

    public var annee: Int { composantes.annee }
    public var mois: Int { composantes.mois }
    public var jour: Int { composantes.jour }

    /// 1 = lundi … 7 = dimanche (ISO 8601).
    public var jourSemaine: Int {
        // 1970-01-01 was a Thursday.
        let reste = (numero + 3) % 7
        return (reste < 0 ? reste + 7 : reste) + 1
    }

    public func plus(jours: Int) -> DateCivile {
        DateCivile(numero: numero + jours)
    }

    /// The same day of the month `mois` months later, or the last day of that month when it is shorter (31 janv. + 1 = 28 févr.).
    public func plus(mois nombre: Int) -> DateCivile {
        let (annee, mois, jour) = composantes
        let rang = annee * 12 + mois - 1 + nombre
        let arrivee = Mois(rang: rang)
        return DateCivile(
            numero: Self.numero(annee: arrivee.annee, mois: arrivee.mois, jour: min(jour, arrivee.dernierJour.jour)))
    }

    /// Days from this day to `autre` (negative when `autre` is earlier).
    public func jours(jusqua autre: DateCivile) -> Int {
        autre.numero - numero
    }

    /// The Monday of the week that holds this day.
    public var lundi: DateCivile { plus(jours: 1 - jourSemaine) }

    public var estWeekEnd: Bool { jourSemaine > 5 }

    public var leMois: Mois { Mois(rang: composantes.annee * 12 + composantes.mois - 1) }

    public static func < (a: DateCivile, b: DateCivile) -> Bool { a.numero < b.numero }

    /// Year, month and day in one computation (each accessor alone costs the same).
    public var composantes: (annee: Int, mois: Int, jour: Int) {
        // Years begin in March so that the leap day ends one; an era is 400 years = 146,097 days.
        let z = numero + 719_468
        let ere = (z >= 0 ? z : z - 146_096) / 146_097
        let jourEre = z - ere * 146_097
        let anEre = (jourEre - jourEre / 1460 + jourEre / 36_524 - jourEre / 146_096) / 365
        let jourAn = jourEre - (365 * anEre + anEre / 4 - anEre / 100)
        let moisMars = (5 * jourAn + 2) / 153
        let mois = moisMars < 10 ? moisMars + 3 : moisMars - 9
        return (anEre + ere * 400 + (mois <= 2 ? 1 : 0), mois, jourAn - (153 * moisMars + 2) / 5 + 1)
    }

    static func numero(annee: Int, mois: Int, jour: Int) -> Int {
        let a = mois <= 2 ? annee - 1 : annee
        let ere = (a >= 0 ? a : a - 399) / 400
        let anEre = a - ere * 400
        let jourAn = (153 * (mois > 2 ? mois - 3 : mois + 9) + 2) / 5 + jour - 1
        return ere * 146_097 + anEre * 365 + anEre / 4 - anEre / 100 + jourAn - 719_468
    }
}

extension DateCivile: LosslessStringConvertible {
    /// Reads exactly `AAAA-MM-JJ`; nil for anything else, including a day that does not exist.
    public init?(_ description: String) {
        let u = Array(description.utf8)
        guard u.count == 10, u[4] == UInt8(ascii: "-"), u[7] == UInt8(ascii: "-") else { return nil }
        func nombre(_ plage: Range<Int>) -> Int? {
            var n = 0
            for c in u[plage] {
                guard c >= 48, c <= 57 else { return nil }
                n = n * 10 + Int(c - 48)
            }
            return n
        }
        guard let annee = nombre(0..<4), let mois = nombre(5..<7), let jour = nombre(8..<10) else { return nil }
        self.init(annee: annee, mois: mois, jour: jour)
    }

    /// `AAAA-MM-JJ`, the form of PostgreSQL, JSON and HTML date fields.
    public var description: String {
        let (a, m, j) = composantes
        return "\(Chiffres.quatre(a))-\(Chiffres.deux(m))-\(Chiffres.deux(j))"
    }
}

extension DateCivile: Codable {
    public init(from decoder: any Decoder) throws {
        let texte = try decoder.singleValueContainer().decode(String.self)
        guard let date = DateCivile(texte) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "« \(texte) » : une date s'écrit AAAA-MM-JJ."))
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var contenant = encoder.singleValueContainer()
        try contenant.encode(description)
    }
}

extension DateCivile: Strideable {
    public func distance(to other: DateCivile) -> Int { other.numero - numero }
    public func advanced(by n: Int) -> DateCivile { plus(jours: n) }
}
