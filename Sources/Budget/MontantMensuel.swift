/// An amount as it is dictated by the papers on the table: « 840 », « 840,50 », « 1 200/an », « 95/trim », « 25/sem », « 8/jour ».
package enum MontantMensuel {
    /// Cents a month, half a cent up; nil when it cannot be read, is negative or exceeds ten million euros.
    package static func lire(_ texte: String) -> Int? {
        let net = texte.lowercased().filter { !$0.isWhitespace && $0 != "€" }
        let parties = net.split(separator: "/", omittingEmptySubsequences: false)
        guard parties.count <= 2, let cents = cents(String(parties[0])) else { return nil }
        guard parties.count == 2 else { return cents }
        // A year of 52 weeks and 365 days.
        let (fois, sur): (Int, Int)
        switch parties[1] {
        case "m", "mois": (fois, sur) = (1, 1)
        case "an", "ans", "a", "année": (fois, sur) = (1, 12)
        case "semestre": (fois, sur) = (1, 6)
        case "sem", "semaine", "s": (fois, sur) = (52, 12)
        case "trim", "trimestre", "t": (fois, sur) = (1, 3)
        case "jour", "j": (fois, sur) = (365, 12)
        default: return nil
        }
        let mensuel = (cents * fois * 2 + sur) / (sur * 2)
        return mensuel <= FicheBudget.plafond ? mensuel : nil
    }

    /// « 1240,50 » or « 1240.5 » in cents.
    package static func cents(_ texte: String) -> Int? {
        let parties = texte.filter { !$0.isWhitespace && $0 != "€" }.replacing(",", with: ".").split(
            separator: ".", omittingEmptySubsequences: false)
        guard parties.count <= 2, chiffres(parties[0]), let unites = Int(parties[0]), unites <= 10_000_000 else { return nil }
        guard parties.count == 2 else { return unites * 100 }
        guard chiffres(parties[1]), parties[1].count <= 2, let decimales = Int(parties[1]) else { return nil }
        return unites * 100 + (parties[1].count == 1 ? decimales * 10 : decimales)
    }

    /// « 5,9 » in hundredths of a percent; nil above 100 %.
    package static func taux(_ texte: String) -> Int? {
        guard let centiemes = cents(texte.replacing("%", with: "")), centiemes <= 10_000 else { return nil }
        return centiemes
    }

    private static func chiffres(_ partie: Substring) -> Bool { !partie.isEmpty && partie.allSatisfy { ("0"..."9").contains($0) } }
}
