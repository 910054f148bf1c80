extension Gabarits {
    /// Prepares a template's text: indentation removed (Mustache renders indented partials character by character, and a page is a
    /// quarter lighter without it), partial names resolved.
    static func resoudre(_ texte: String, nom: String, partiel: (String) -> String?) throws -> String {
        var sortie = ""
        for ligne in texte.split(separator: "\n", omittingEmptySubsequences: true) {
            sortie += ligne.drop { $0 == " " || $0 == "\t" } + "\n"
        }
        if sortie.hasSuffix("\n") { sortie.removeLast() }
        var resultat = ""
        var reste = sortie[...]
        while let ouverture = reste.firstRange(of: "{{") {
            resultat += reste[..<ouverture.upperBound]
            reste = reste[ouverture.upperBound...]
            guard let marque = reste.first, marque == ">" || marque == "<", reste.dropFirst().first != "*",
                let fermeture = reste.firstRange(of: "}}")
            else { continue }
            let demande = String(reste[..<fermeture.lowerBound].dropFirst()).rogne
            guard let complet = partiel(demande) else { throw Defaut.partielAbsent(nom, partiel: demande) }
            resultat += "\(marque) \(complet)}}"
            reste = reste[fermeture.upperBound...]
            if marque == "<" {
                // The closing tag of an inheritance repeats the parent's name.
                reste = reste.replacing("{{/\(demande)}}", with: "{{/\(complet)}}", maxReplacements: 1)[...]
            }
        }
        return resultat + reste
    }
}
