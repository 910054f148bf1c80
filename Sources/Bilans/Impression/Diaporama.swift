internal import Web

/// Five to seven slides to project before the works council, cut from the same content: one idea a slide.
extension BilanImprime {
    var diaporama: String {
        let vues = [couverture, essentiel, nombres, themes, lieux, conseils, fin].compactMap { $0 }
        return papier("\(bilan.periode.titre), à projeter", format: .ecran).html(
            Self.separer(Typo.appliquer(vues.map(\.texte).joined())).corps)
    }

    private func vue(_ titre: String, _ corps: Balisage) -> Balisage { "<section class=\"vue\"><h2>\(titre)</h2>\(corps)</section>" }

    private var couverture: Balisage {
        "<section class=\"vue titre\"><p class=\"maison\">\(prestataire.nom)</p><h1>\(bilan.periode.titre)</h1><p class=\"sous\">\(contenu.entreprise), \(pluriel(contenu.effectif, "salarié"))</p></section>"
    }

    private var essentiel: Balisage? {
        let lignes = contenu.phrases.map { "<li><span>\(Rendu.gras($0))</span></li>" as Balisage }
        return vue("L'essentiel", "<ol class=\"phrases\">\(lignes)</ol>")
    }

    private var nombres: Balisage? {
        guard contenu.serie.filter({ $0.entretiens != nil }).count > 1 else { return nil }
        let points = contenu.serie.map { Point(Rendu.court($0.periode), $0.entretiens) }
        let graphe = Ligne(
            Lecture("Entretiens par trimestre", unite: "Tels que remis", phrase: Lectures.serie(contenu)), rubrique: "Trimestre",
            mesure: "Entretiens", points, hauteur: 300)
        return vue("Au fil des trimestres", graphe.balisage)
    }

    private var themes: Balisage? {
        let montres = Lectures.classes(contenu.themes ?? []).prefix(8)
        guard !montres.isEmpty else { return nil }
        let parts = contenu.total?.entretiens != nil
        let graphe = Barres(
            Lecture("", unite: "Entretiens, un thème par entretien ; les thèmes communiqués", phrase: Lectures.themes(contenu)),
            rubrique: "Thème",
            mesure: "Entretiens", montres.map { Point(Phrases.majuscule($0.libelle), $0.entretiens) }, total: contenu.total?.entretiens,
            parts: parts)
        return vue("De quoi parlent les personnes", graphe.balisage)
    }

    private var lieux: Balisage? {
        if let sites = contenu.etablissements, sites.contains(where: { !$0.masquee }) {
            let graphe = Barres(
                Lecture("", unite: "Entretiens", phrase: Lectures.sites(sites)), rubrique: "Établissement", mesure: "Entretiens",
                sites.map { Point($0.libelle, $0.entretiens) }, total: contenu.total?.entretiens, parts: contenu.total?.entretiens != nil)
            return vue("Les établissements", graphe.balisage)
        }
        guard let actions = contenu.actions, !actions.isEmpty else { return nil }
        let lignes = actions.prefix(6).map { "<li>\($0.titre), \(pluriel($0.participants, "présent"))</li>" as Balisage }
        return vue("Les actions collectives", "<ul class=\"puces\">\(lignes)</ul>")
    }

    private var conseils: Balisage? {
        guard !contenu.recommandations.isEmpty else { return nil }
        let lignes = contenu.recommandations.prefix(3).enumerated().map {
            "<li><b>\($0.offset + 1)</b><span>\($0.element)</span></li>" as Balisage
        }
        return vue("Ce que nous vous recommandons", "<ol class=\"etapes\">\(lignes)</ol>")
    }

    private var fin: Balisage? {
        vue(
            "Ce que ce bilan ne dira pas",
            "<ul class=\"puces\"><li>Qui est venu, ni combien dans une équipe.</li><li>Ce qui a été dit.</li><li>Pourquoi quelqu'un est absent.</li></ul><p>• veut dire « non communiqué » : ni zéro, ni petit, ni grand. Code pénal, article 226-13.</p>"
        )
    }
}
