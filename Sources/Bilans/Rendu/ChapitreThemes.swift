internal import Web

/// What people speak of: one theme an entretien, so that themes add up to the total.
extension Rendu {
    var themes: Balisage {
        Chapitre(
            "themes", "De quoi parlent les personnes",
            [barres.map { .demi($0) }, multiples.map { .demi($0) }, portefeuille.map { .demi($0) }]
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
}
