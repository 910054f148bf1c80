/// Exactly the cells that were given, masked ones by the same sign as on the page.
enum CasesCSV {
    static func texte(_ contenu: Contenu) -> String {
        var texte = rang(["Période", "Rubrique", "Modalité", "Entretiens", "Personnes"])
        func ajouter(_ rubrique: String, _ cases: [Contenu.Case]) {
            for c in cases { texte += rang([contenu.periode, rubrique, c.libelle, nombre(c.entretiens), nombre(c.personnes)]) }
        }
        ajouter("Ensemble", [contenu.total].compactMap { $0 })
        ajouter("Thème", contenu.themes ?? [])
        ajouter("Établissement", contenu.etablissements ?? [])
        texte += rang([contenu.periode, "Présence", "Demi-journées tenues", "\(contenu.permanences.demiJournees)", ""])
        texte += rang([contenu.periode, "Présence", "Minutes", "\(contenu.permanences.minutes)", ""])
        return texte
    }

    private static func nombre(_ valeur: Int?) -> String { valeur.map(String.init) ?? "•" }

    /// A text that a spreadsheet would run as a formula stays a text.
    private static func rang(_ cellules: [String]) -> String {
        cellules.map { cellule in
            let sur = cellule.first.map { "=+-@".contains($0) } == true ? "'" + cellule : cellule
            return sur.contains(where: { $0 == ";" || $0 == "\"" || $0.isNewline }) ? "\"" + sur.replacing("\"", with: "\"\"") + "\"" : sur
        }.joined(separator: ";") + "\r\n"
    }
}
