import Web

/// Unit prices on screen.
enum Prix {
    /// « 20,00 € », « 16,666667 € »: cents always, more only when the price has them.
    static func lisible(_ micro: Int) -> String {
        guard micro % 10_000 != 0 else { return euros(micro / 10_000) }
        return nombre(micro / 1_000_000) + "," + decimales(micro) + " €"
    }

    /// As typed in a form: « 20,00 ».
    static func saisie(_ micro: Int) -> String {
        let cents = micro / 10_000 % 100
        guard micro % 10_000 != 0 else { return "\(micro / 1_000_000),\(cents < 10 ? "0" : "")\(cents)" }
        return "\(micro / 1_000_000)," + decimales(micro)
    }

    private static func decimales(_ micro: Int) -> String {
        var texte = String(1_000_000 + micro % 1_000_000).dropFirst()
        while texte.hasSuffix("0") { texte.removeLast() }
        return String(texte)
    }
}

extension Tarif {
    /// « 20,00 € / salarié / an », or the tiers.
    var prixLisible: String {
        guard !tranches.isEmpty else { return "\(Prix.lisible(prixMicro)) / \(modele.unite)" }
        let paliers = tranches.map { tranche in
            (tranche.jusqua.map { "jusqu'à \($0)" } ?? "au-delà") + " : \(Prix.lisible(tranche.prixMicro))"
        }
        return paliers.joined(separator: ", ") + " / \(modele.unite)"
    }

    /// What the price does not say by itself: headcount, incomplete year, inclusions, deduction, instalments, revision.
    var conditions: [String] {
        var phrases: [String] = []
        if modele == .forfaitSalarie {
            switch modeEffectif {
            case .reference: phrases.append("effectif du début d'année")
            case .segments: phrases.append("effectif à chaque changement")
            case .moyenne: phrases.append("effectif moyen de l'année, régularisé en fin d'année")
            }
            if prorata == .moisEntames { phrases.append("année incomplète par mois entamé") }
            if modeTranches == .graduel { phrases.append("chaque tranche à son prix") }
            if modeTranches == .volume { phrases.append("tout l'effectif au prix de sa tranche") }
        }
        if demiJourneesIncluses > 0 {
            phrases.append("\(pluriel(demiJourneesIncluses, "demi-journée comprise", "demi-journées comprises")) par mois")
        }
        if let prixDeductionMicro { phrases.append("\(Prix.lisible(prixDeductionMicro)) déduits par demi-journée non tenue") }
        if modele == .annuel, echeances > 1 { phrases.append("en \(echeances) échéances") }
        if let indexation { phrases.append(indexation.phrase) }
        return phrases
    }

    var nomLisible: String { libelle.isEmpty ? modele.libelle : libelle }
}
