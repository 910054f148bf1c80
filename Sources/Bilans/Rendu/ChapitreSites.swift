internal import Web

/// Where: establishments, then themes of each when the headcount allows.
extension Rendu {
    var sites: Balisage {
        Chapitre("sites", "Les établissements", [etablissements.map { .large($0) }, croisement.map { .large($0) }]).balisage
    }

    private var etablissements: Balisage? {
        guard let lignes = contenu.etablissements, !lignes.isEmpty else { return nil }
        return Barres(
            Self.lecture(
                "Entretiens par établissement", "Les établissements de moins de 50 salariés sont comptés ensemble", Lectures.sites(lignes)),
            rubrique: "Établissement", mesure: "Entretiens", lignes.map { Point($0.libelle, $0.entretiens) },
            total: contenu.total?.entretiens, parts: contenu.total?.entretiens != nil
        ).balisage
    }

    /// A table of numbers whose cells are shaded: the eye compares, the voice reads.
    private var croisement: Balisage? {
        guard let croisement = contenu.croisement, !croisement.isEmpty, let premier = croisement.first else { return nil }
        let rangs = premier.cases.indices.filter { rang in
            croisement.contains { rang < $0.cases.count && !$0.cases[rang].masquee }
        }
        let haut = croisement.flatMap(\.cases).compactMap(\.entretiens).max() ?? 0
        let tetes = croisement.map { "<th class=\"n\" scope=\"col\">\($0.libelle)</th>" as Balisage }
        let lignes = rangs.map { rang in
            let cellules = croisement.map { site -> Balisage in
                let valeur = rang < site.cases.count ? site.cases[rang].entretiens : nil
                return "<td class=\"n chaud-\(Self.chaleur(valeur, haut))\">\(Self.cellule(valeur))</td>"
            }
            return "<tr><th scope=\"row\">\(Phrases.majuscule(premier.cases[rang].libelle))</th>\(cellules)</tr>" as Balisage
        }
        let titre = "Thèmes par établissement"
        let tableau: Balisage =
            rangs.isEmpty
            ? ""
            : "<div class=\"cadre\" role=\"region\" tabindex=\"0\" aria-label=\"\(titre)\"><table class=\"chaleur\"><thead><tr><th scope=\"col\">Thème</th>\(tetes)</tr></thead><tbody>\(lignes)</tbody></table></div>"
        return Self.lecture(
            titre, "Entretiens ; plus la case est foncée, plus le nombre est grand", Lectures.croisement(contenu, croisement)
        ).figure(
            tableau)
    }

    /// 0 for a masked cell, 1…5 by fifths of the greatest shown.
    static func chaleur(_ valeur: Int?, _ haut: Int) -> Int {
        guard let valeur, haut > 0 else { return 0 }
        return max(1, min(5, (valeur * 5 + haut - 1) / haut))
    }
}
