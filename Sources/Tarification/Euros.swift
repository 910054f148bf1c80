/// Amounts as they are written on a page: plain spaces, the layout's typography is applied at render.
public enum Euros {
    /// « 1 234,50 € », « − 265,00 € ».
    public static func montant(_ cents: Int) -> String { nombre(cents) + " €" }

    /// « 1 234,50 ».
    public static func nombre(_ cents: Int) -> String {
        let (entier, reste) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
        return (cents < 0 ? "− " : "") + milliers(entier) + "," + (reste < 10 ? "0\(reste)" : "\(reste)")
    }

    /// A price of 10^-6 €, at least two decimals, no useless zero: « 1,698630 » gives « 1,69863 € ».
    public static func prix(_ micro: Int) -> String {
        let (entier, reste) = micro.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        return (micro < 0 ? "− " : "") + milliers(entier) + "," + decimales(reste, chiffres: 6, minimum: 2) + " €"
    }

    /// A quantity of 10^-4: « 318 », « 12,5 », « − 1 ».
    public static func quantite(_ q: Int) -> String {
        let (entier, reste) = q.magnitude.quotientAndRemainder(dividingBy: 10_000)
        let suite = decimales(reste, chiffres: 4, minimum: 0)
        return (q < 0 ? "− " : "") + milliers(entier) + (suite.isEmpty ? "" : "," + suite)
    }

    /// A rate of 10^-2 percent: « 20 % », « 5,5 % ».
    public static func taux(_ centiemes: Int) -> String {
        let suite = decimales(UInt(centiemes.magnitude % 100), chiffres: 2, minimum: 0)
        return "\(centiemes / 100)" + (suite.isEmpty ? "" : "," + suite) + " %"
    }

    private static func decimales(_ reste: UInt, chiffres: Int, minimum: Int) -> String {
        var texte = String(reste)
        texte = String(repeating: "0", count: chiffres - texte.count) + texte
        while texte.count > minimum, texte.hasSuffix("0") { texte.removeLast() }
        return texte
    }

    public static func milliers(_ entier: UInt) -> String {
        let chiffres = Array(String(entier))
        return String(
            chiffres.enumerated().flatMap { i, c in (chiffres.count - i) % 3 == 0 && i > 0 ? [" ", c] : [c] })
    }
}
