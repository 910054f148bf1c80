import Web

/// The three figures of the sizing put into words.
struct DimensionnementPhrases {
    let d: Dimensionnement
    let ratio: Int

    /// Nil when the contract owes what its headcount calls for and its price pays for what it owes.
    var avertissement: String? {
        var phrases: [String] = []
        if d.sousDimensionne, let effectif = d.effectif, let besoin = d.besoin {
            phrases.append(
                "\(pluriel(effectif, "salarié")) \(effectif < 2 ? "appelle" : "appellent") \(nombre(besoin.lowerBound)) à "
                    + "\(pluriel(besoin.upperBound, "demi-journée")) par an (un temps plein pour \(ratio - Dimensionnement.ecartRatio) à "
                    + "\(ratio + Dimensionnement.ecartRatio) salariés). Le contrat en doit \(nombre(d.dues)).")
        }
        if let financees = d.financees, d.nonFinancees != nil {
            phrases.append("Son prix en finance \(nombre(financees.lowerBound)) à \(nombre(financees.upperBound)) sur \(nombre(d.dues)).")
        }
        return phrases.isEmpty ? nil : phrases.joined(separator: " ")
    }

    /// How the figures were reached.
    var calcul: String {
        guard let recettes = d.recettesCents else { return "Le forfait par salarié attend un effectif déclaré." }
        if d.alUnite {
            return "Les permanences sont payées à l'unité : le prix suit le volume."
                + (recettes > 0 ? " S'y ajoutent \(euros(recettes)) par an." : "")
        }
        var phrase =
            "\(euros(recettes)) par an ; à \(Dimensionnement.prixDemiJournee.lowerBound / 100) – "
            + "\(Dimensionnement.prixDemiJournee.upperBound / 100) € la demi-journée."
        if let ecart = d.nonFinancees {
            phrase += " L'écart de \(nombre(ecart.lowerBound)) à \(pluriel(ecart.upperBound, "demi-journée")) n'est pas payé."
        }
        return phrase
    }
}
