extension Typo.Passe {
    /// What becomes of one space, from what stands on each side of it.
    mutating func espace() {
        if suit(" ;") || suit(" !") || suit(" ?") { return remplacer(1, fineInsecable) }
        if suit(" :") || suit(" »") || suit(" %") || suit(" €") || suit("« ", a: -2) { return remplacer(1, insecable) }
        let apresChiffre = estChiffre(i - 1)
        if apresChiffre, estMillier { return remplacer(1, fineInsecable) }
        if apresChiffre || suit("1er", a: -3), Typo.mois.contains(where: { suit($0, a: i + 1) }) { return remplacer(1, insecable) }
        if apresChiffre, estUnite { return remplacer(1, insecable) }
        if estAnnee || estMinutes || estSigne || estIntervalle { return remplacer(1, insecable) }
        copier(1)
    }

    /// Three digits follow, and not a fourth.
    private var estMillier: Bool { estChiffre(i + 1) && estChiffre(i + 2) && estChiffre(i + 3) && !estChiffre(i + 4) }

    private var estUnite: Bool { Typo.unites.contains { suit($0, a: i + 1) && !estMot(i + 1 + $0.count) } }

    /// `nov. 2026`: a month before, four digits after.
    private var estAnnee: Bool {
        guard estChiffre(i + 1), estChiffre(i + 2), estChiffre(i + 3), estChiffre(i + 4) else { return false }
        return Typo.mois.contains { suit($0, a: i - $0.count) }
    }

    /// `13 h 30`: the second space.
    private var estMinutes: Bool {
        octet(i - 1) == UInt8(ascii: "h") && !estMot(i - 2) && estChiffre(i + 1) && estChiffre(i + 2)
    }

    /// `− 265,00 €` and `+ 3`.
    private var estSigne: Bool { estChiffre(i + 1) && (suit("−", a: -3) || suit("+", a: -1)) }

    /// `8 h 30 – 12 h`, `1 – 8`: either space around the dash.
    private var estIntervalle: Bool {
        func borne(_ p: Int) -> Bool { estChiffre(p) || octet(p) == UInt8(ascii: "h") }
        if suit(" – "), borne(i - 1), estChiffre(i + 5) { return true }
        return suit(" – ", a: -4) && borne(i - 5) && estChiffre(i + 1)
    }
}
