internal import Web

/// Beside companies of the same size: shown figures only, two bars a theme.
extension Rendu {
    var portefeuille: Balisage? {
        guard let repere = contenu.portefeuille else { return nil }
        let total = contenu.total?.entretiens ?? 0
        let paires = Lectures.classes(contenu.themes ?? []).compactMap { theme -> (nom: String, nous: Int, eux: Int)? in
            guard let eux = repere.themes[theme.code], let nous = theme.entretiens, total > 0 else { return nil }
            return (Phrases.majuscule(theme.libelle), (nous * 2_000 + total) / (total * 2), eux)
        }
        let taux = entretiensPourMille(repere)
        guard !paires.isEmpty || taux != nil else { return nil }
        return Self.lecture(
            "Auprès d'entreprises comparables", "\(pluriel(repere.entreprises, "entreprise")), \(repere.classe)",
            (taux ?? "")
                + "Aucune de ces entreprises n'y compte pour plus de la moitié. Un écart ne dit ni mieux ni moins bien : il invite à en parler."
        ).figure(paires.isEmpty ? "" : Self.tableau(paires))
    }

    /// « 116 entretiens pour 1 000 salariés chez vous, 98 chez elles. »
    private func entretiensPourMille(_ repere: Contenu.ReperePortefeuille) -> String? {
        guard let eux = repere.entretiensPourMille, let total = contenu.total?.entretiens, contenu.effectif > 0 else { return nil }
        let nous = (total * 2_000 + contenu.effectif) / (contenu.effectif * 2)
        return "\(pluriel(nous, "entretien")) pour 1 000 salariés chez vous, \(nombre(eux)) chez elles. "
    }

    private static func tableau(_ paires: [(nom: String, nous: Int, eux: Int)]) -> Balisage {
        let haut = paires.map { max($0.nous, $0.eux) }.max() ?? 0
        let lignes = paires.map { paire in
            let dessin: Balisage =
                "<svg class=\"trait\" height=\"22\" aria-hidden=\"true\">\(Dessin.rectangle("g1", largeur: Dessin.part(paire.nous, sur: haut), y: 1, hauteur: 9))\(Dessin.rectangle("g6", largeur: Dessin.part(paire.eux, sur: haut), y: 12, hauteur: 9))</svg>"
            return
                "<tr><th scope=\"row\">\(paire.nom)</th><td class=\"col-barre\">\(dessin)</td><td class=\"n\">\(pourcentage(paire.nous, sur: 1_000))</td><td class=\"n\">\(pourcentage(paire.eux, sur: 1_000))</td></tr>"
                as Balisage
        }
        return
            "<table><thead><tr><th scope=\"col\">Part des entretiens</th><th class=\"col-barre\" scope=\"col\"><span class=\"lu\">Parts, dessinées</span></th><th class=\"n\" scope=\"col\">\(cle("g1"))Vous</th><th class=\"n\" scope=\"col\">\(cle("g6"))Elles</th></tr></thead><tbody>\(lignes)</tbody></table>"
    }

    static func cle(_ classe: String) -> Balisage {
        "<svg class=\"cle\" height=\"14\" width=\"14\" aria-hidden=\"true\"><rect class=\"\(classe)\" x=\"1\" y=\"1\" width=\"12\" height=\"12\" rx=\"2\"/></svg>"
    }
}
