/// A calendar quarter: `2026-T3` is July to September 2026. The grain of bilans.
public struct Trimestre: Hashable, Comparable, Sendable {
    public let annee: Int
    /// 1…4.
    public let numero: Int

    public init?(annee: Int, numero: Int) {
        guard (1...9999).contains(annee), (1...4).contains(numero) else { return nil }
        self.annee = annee
        self.numero = numero
    }

    /// The quarter that holds `jour`.
    public init(_ jour: DateCivile) { self.init(rang: jour.annee * 4 + (jour.mois - 1) / 3) }

    /// 4 × year + number − 1: consecutive quarters have consecutive ranks.
    public init(rang: Int) {
        annee = rang / 4
        numero = rang % 4 + 1
    }

    public var rang: Int { annee * 4 + numero - 1 }
    public var suivant: Trimestre { Trimestre(rang: rang + 1) }
    public var precedent: Trimestre { Trimestre(rang: rang - 1) }
    public var debut: DateCivile { Mois(rang: annee * 12 + (numero - 1) * 3).premierJour }
    public var fin: DateCivile { suivant.debut.plus(jours: -1) }
    public var periode: Periode { Periode(debut: debut, fin: fin) }
    public var mois: [Mois] { (0..<3).map { Mois(rang: annee * 12 + (numero - 1) * 3 + $0) } }

    /// « 3e trimestre 2026 ».
    public var libelle: String { "\(numero == 1 ? "1er" : "\(numero)e") trimestre \(annee)" }

    public static func < (a: Trimestre, b: Trimestre) -> Bool { a.rang < b.rang }
}

extension Trimestre: LosslessStringConvertible {
    /// Reads `AAAA-Tn`.
    public init?(_ description: String) {
        let parties = description.split(separator: "-", omittingEmptySubsequences: false)
        guard parties.count == 2, parties[0].count == 4, let annee = Int(parties[0]), parties[1].count == 2, parties[1].first == "T",
            let numero = Int(parties[1].dropFirst())
        else { return nil }
        self.init(annee: annee, numero: numero)
    }

    public var description: String { "\(Chiffres.quatre(annee))-T\(numero)" }
}

extension DateCivile {
    public var trimestre: Trimestre { Trimestre(self) }
}
