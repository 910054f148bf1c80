internal import Web

/// What people speak of: one theme an entretien, so that themes add up to the total.
extension Rendu {
    var themes: Balisage {
        Chapitre(
            "themes", "De quoi parlent les personnes",
            [barres.map { .large($0) }, multiples.map { .large($0) }, portefeuille.map { .large($0) }]
        ).balisage
    }

    private var barres: Balisage? {
        guard let themes = contenu.themes else { return nil }
        let montres = Lectures.classes(themes)
        let masques = themes.filter(\.masquee)
        // A long column of signs says no more than their names, which the sentence gives.
        let lignes = montres + (masques.count > 5 && !montres.isEmpty ? [] : masques)
        let avant = contenu.anterieur.flatMap { passe in
            passe.themes.map { cases in
                (
                    titre: Self.court(passe.periode),
                    valeurs: lignes.map { ligne in cases.first { $0.code == ligne.code }.map { Self.cellule($0.entretiens) } ?? "–" }
                )
            }
        }
        return Barres(
            Self.lecture("Les thèmes de la période", "Entretiens, un thème par entretien", Lectures.themes(contenu)), rubrique: "Thème",
            mesure: "Entretiens", lignes.map { Point(Phrases.majuscule($0.libelle), $0.entretiens) }, total: contenu.total?.entretiens,
            parts: contenu.total?.entretiens != nil, repere: avant
        ).balisage
    }

    private var multiples: Balisage? {
        let trimestres = Lectures.trimestresAvecThemes(contenu)
        let series = Lectures.evolutions(contenu)
        guard trimestres.count > 1, !series.isEmpty else { return nil }
        return Multiples(
            Self.lecture(
                "Chaque thème sur un an", "Entretiens par trimestre, tels que remis, même échelle partout", Lectures.multiples(contenu)),
            periodes: trimestres.map { Self.court($0.periode) }, series.map { (Phrases.majuscule($0.nom), $0.valeurs) }
        ).balisage
    }

    /// Beside companies of the same size, shown figures only.
    private var portefeuille: Balisage? {
        guard let repere = contenu.portefeuille else { return nil }
        var rangs: [(String, [Balisage])] = []
        if let mille = repere.entretiensPourMille, let total = contenu.total?.entretiens, contenu.effectif > 0 {
            let ici = (total * 2_000 + contenu.effectif) / (contenu.effectif * 2)
            rangs.append(("Entretiens pour 1 000 salariés", ["\(nombre(ici))", "\(nombre(mille))"]))
        }
        if let total = contenu.total?.entretiens, total > 0 {
            for theme in Lectures.classes(contenu.themes ?? []) {
                guard let eux = repere.themes[theme.code], let nous = theme.entretiens else { continue }
                rangs.append((Phrases.majuscule(theme.libelle), ["\(pourcentage(nous, sur: total))", "\(pourcentage(eux, sur: 1_000))"]))
            }
        }
        guard !rangs.isEmpty else { return nil }
        return Panneau.de(
            "Auprès d'entreprises comparables",
            "<p class=\"discret petit\">\(pluriel(repere.entreprises, "entreprise")), \(repere.classe)</p>\(Panneau.tableau("Auprès d'entreprises comparables", ["Mesure", "Vous", "Entreprises comparables"], rangs))",
            note:
                "Au moins cinq entreprises, aucune n'y compte pour plus de la moitié. Un écart ne dit ni mieux ni moins bien : il invite à en parler."
        )
    }
}
