/// Exact integer arithmetic of an invoice (R01–R03). Units: cents, prices of 10^-6 €, quantities of 10^-4, percentages of 10^-2.
public enum Arithmetique {
    /// 1 cent is 10^4 units of price.
    public static let microParCent = 10_000
    /// 1 is 10^4 units of quantity.
    public static let unite = 10_000

    /// n / d rounded half away from zero (R02), d > 0.
    public static func arrondi(_ n: Int128, _ d: Int128) throws(RefusMoteur) -> Int {
        let (quotient, reste) = n.quotientAndRemainder(dividingBy: d)
        let demi = reste.magnitude * 2 >= d.magnitude
        guard let resultat = Int(exactly: quotient + (demi ? n.signum() : 0)) else { throw .depassement }
        return resultat
    }

    /// net = round2(quantity × unit price), in cents (R03).
    public static func net(quantite: Int, prix: Int) throws(RefusMoteur) -> Int {
        try arrondi(Int128(quantite) * Int128(prix), 100_000_000)
    }

    /// round6(price × part / whole), in 10^-6 €: a prorated unit price (R07).
    public static func prixProrata(_ prix: Int, _ part: Int, sur tout: Int) throws(RefusMoteur) -> Int {
        try arrondi(Int128(prix) * Int128(part), Int128(tout))
    }

    /// round2(price × part / whole), in cents: a prorated amount (R11, R12).
    public static func montantProrata(_ prix: Int, _ part: Int, sur tout: Int) throws(RefusMoteur) -> Int {
        try arrondi(Int128(prix) * Int128(part), Int128(tout) * Int128(microParCent))
    }

    /// A unit price of 10^-6 € worth exactly `cents`.
    public static func prix(cents: Int) throws(RefusMoteur) -> Int {
        let (p, trop) = cents.multipliedReportingOverflow(by: microParCent)
        guard !trop else { throw .depassement }
        return p
    }

    /// round2(base × rate), the VAT of a group (R02): base in cents, rate of 10^-2 percent.
    public static func taxe(base: Int, taux: Int) throws(RefusMoteur) -> Int {
        try arrondi(Int128(base) * Int128(taux), 10_000)
    }

    /// A whole number as a quantity of 10^-4.
    public static func quantite(_ nombre: Int) throws(RefusMoteur) -> Int {
        let (q, trop) = nombre.multipliedReportingOverflow(by: unite)
        guard !trop else { throw .depassement }
        return q
    }

    public static func somme(_ montants: [Int]) throws(RefusMoteur) -> Int {
        var total = 0
        for montant in montants {
            let (t, trop) = total.addingReportingOverflow(montant)
            guard !trop else { throw .depassement }
            total = t
        }
        return total
    }
}
