/// The rules of a password chosen by its holder: CNIL recommendation 2022-100, case 2 (throttled access), NIST SP 800-63B §5.1.1.2.
public enum MotDePasse {
    static let longueur = 12

    /// A French sentence when `texte` cannot be taken, nil when it can.
    static func refus(_ texte: String, login: String) -> String? {
        if texte.count < longueur {
            return "Il faut au moins \(longueur) signes : \(texte.count) saisis. Trois ou quatre mots au hasard conviennent."
        }
        if texte.utf8.count > 256 { return "256 signes au plus." }
        if Set(texte).count < 5 { return "Trop de signes répétés : il en faut au moins 5 différents." }
        let plat = texte.lowercased()
        if plat.contains(login.lowercased()) || plat.contains("cloison") {
            return "Il ne doit contenir ni votre identifiant ni le nom du service."
        }
        let suites = ["motdepasse", "azertyuiop", "qwertyuiop", "1234567890", "password", "abcdefghij"]
        if let suite = suites.first(where: { plat.replacing(" ", with: "").contains($0) }) {
            return "« \(suite) » est dans toutes les listes d’attaque."
        }
        return nil
    }

    /// A provisional one, read aloud or printed: five syllables and digits, 52 bits.
    public static func provisoire() -> String {
        let consonnes = Array("bdfghjklmnprstvz")
        let voyelles = Array("aeiou")
        var hasard = SystemRandomNumberGenerator()
        func syllabe() -> String {
            String(
                (0..<2).flatMap { _ in [consonnes.randomElement(using: &hasard), voyelles.randomElement(using: &hasard)].compactMap { $0 } }
            )
        }
        let nombre = Int.random(in: 1000...9999, using: &hasard)
        return "\(syllabe())-\(syllabe())-\(syllabe())-\(nombre)"
    }
}
