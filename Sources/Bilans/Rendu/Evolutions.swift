internal import Web

/// Themes over the quarters as they were given.
extension Lectures {
    struct Evolution: Sendable {
        var code: String
        var nom: String
        /// One per quarter; nil where it was not given.
        var valeurs: [Int?]
    }

    /// The last four quarters that gave themes, oldest first.
    static func trimestresAvecThemes(_ contenu: Contenu) -> [Contenu.Repere] { contenu.serie.filter { $0.themes != nil }.suffix(4) }

    /// Themes given at least once in these quarters, in the order of the list.
    static func evolutions(_ contenu: Contenu) -> [Evolution] {
        let trimestres = trimestresAvecThemes(contenu)
        return (contenu.themes ?? []).compactMap { theme in
            let valeurs = trimestres.map { $0.themes?[theme.code] }
            return valeurs.contains { $0 != nil } ? Evolution(code: theme.code, nom: theme.libelle, valeurs: valeurs) : nil
        }
    }

    /// Shown values at the end of the year that only rise, or only fall; nil under three of them.
    static func suite(_ valeurs: [Int?]) -> (hausse: Bool, valeurs: [Int])? {
        var suite: [Int] = []
        for valeur in valeurs.reversed() {
            guard let valeur else { break }
            if suite.count >= 2, (valeur < suite[0]) != (suite[0] < suite[1]) { break }
            if let suivante = suite.first, valeur == suivante { break }
            suite.insert(valeur, at: 0)
        }
        return suite.count >= 3 ? (suite[0] < suite[1], suite) : nil
    }

    /// « 5, 6 puis 7 ».
    static func enumerer(_ valeurs: [Int]) -> String {
        valeurs.count < 2
            ? valeurs.map(nombre).joined()
            : valeurs.dropLast().map(nombre).joined(separator: ", ") + " puis " + nombre(valeurs[valeurs.count - 1])
    }

    static func multiples(_ contenu: Contenu) -> String {
        let series = evolutions(contenu)
        let bougent = series.compactMap { serie in suite(serie.valeurs).map { (serie.nom, $0) } }
        let jamais = (contenu.themes ?? []).count - series.count
        var phrase = bougent.prefix(3).map {
            "\(Phrases.majuscule($0.0)) : \($0.1.hausse ? "en hausse" : "en baisse") sans interruption, \(enumerer($0.1.valeurs))."
        }.joined(separator: " ")
        if phrase.isEmpty { phrase = "Aucun thème communiqué ne monte ni ne descend trois trimestres de suite." }
        if jamais > 0 {
            phrase += " \(pluriel(jamais, "thème n'a été communiqué", "thèmes n'ont été communiqués")) aucun de ces trimestres."
        }
        return phrase
    }
}
