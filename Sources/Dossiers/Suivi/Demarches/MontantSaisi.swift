import Web

/// An amount typed in euros.
enum MontantSaisi {
    /// « 1 240,50 », « 1240.5 » or « 1240 » in cents; nil when it is none of them or above 10 million.
    static func cents(_ texte: String) -> Int? {
        let net = texte.filter { !$0.isWhitespace && $0 != "€" }.replacing(",", with: ".")
        let parties = net.split(separator: ".", omittingEmptySubsequences: false)
        guard parties.count <= 2, let unites = Int(parties[0]), 0...10_000_000 ~= unites else { return nil }
        guard parties.count == 2 else { return unites * 100 }
        guard 1...2 ~= parties[1].count, let decimales = Int(parties[1]), decimales >= 0 else { return nil }
        return unites * 100 + (parties[1].count == 1 ? decimales * 10 : decimales)
    }

    /// The field `nom`, in cents; nil when it is blank or at fault.
    static func lire(_ champs: Champs, _ nom: String, _ fautes: inout Fautes) -> Int? {
        guard let texte = champs.texte(nom) else { return nil }
        let cents = cents(texte)
        if cents == nil { fautes[nom] = "« \(texte) » : écrivez un montant en euros, par exemple 1240,50." }
        return cents
    }

    /// « 1240,50 », as it is typed back in a field.
    static func ecrire(_ cents: Int) -> String {
        let reste = cents % 100
        return reste == 0 ? "\(cents / 100)" : "\(cents / 100),\(reste < 10 ? "0" : "")\(reste)"
    }
}
