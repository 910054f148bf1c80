/// A text with merge fields, read once: « Madame, Monsieur, je soussignée {{personne.nom}}… ».
///
/// Values are put in as they are and never read again: a value that holds braces stays text.
package struct ModeleDeTexte: Sendable {
    /// Why a template cannot be used, in the words of whoever wrote it.
    package enum Defaut: Error, Equatable, CustomStringConvertible {
        /// `proche`: the known field that looks most like it.
        case champInconnu(String, ligne: Int, proche: String?)
        case accolades(ligne: Int)

        package var description: String {
            switch self {
            case .champInconnu(let nom, let ligne, let proche):
                "Ligne \(ligne), « {{\(nom)}} » : ce champ n'existe pas."
                    + (proche.map { " Le plus proche est « {{\($0)}} »." } ?? " Les champs connus sont dans la liste sous le texte.")
            case .accolades(let ligne):
                "Ligne \(ligne) : un champ s'ouvre par « {{ » et se ferme par « }} » sur la même ligne, par exemple « {{personne.nom}} »."
            }
        }
    }

    private enum Morceau: Sendable {
        case texte(String)
        case champ(ChampDeFusion)
    }

    private let morceaux: [Morceau]

    package init(_ texte: String) throws(Defaut) {
        var morceaux: [Morceau] = []
        let lignes = texte.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
        for (rang, ligne) in lignes.enumerated() {
            if rang > 0 { morceaux.append(.texte("\n")) }
            try Self.lire(ligne, rang + 1, &morceaux)
        }
        self.morceaux = morceaux
    }

    /// Fields used, in order, each once.
    package var champs: [ChampDeFusion] {
        var vus: [ChampDeFusion] = []
        for case .champ(let champ) in morceaux where !vus.contains(champ) { vus.append(champ) }
        return vus
    }

    /// The text merged. What is not known is a visible blank: « [à compléter : adresse de la personne] ».
    package func fusionner(_ valeurs: [ChampDeFusion: String]) -> String {
        var sortie = ""
        for morceau in morceaux {
            switch morceau {
            case .texte(let texte): sortie += texte
            case .champ(let champ):
                let valeur = valeurs[champ] ?? ""
                sortie += valeur.contains { !$0.isWhitespace } ? valeur : Blanc(champ.libelle).description
            }
        }
        return sortie
    }

    private static func lire(_ ligne: Substring, _ numero: Int, _ morceaux: inout [Morceau]) throws(Defaut) {
        var reste = ligne
        while let ouverture = reste.firstRange(of: "{{") {
            let avant = reste[..<ouverture.lowerBound]
            guard let fermeture = reste[ouverture.upperBound...].firstRange(of: "}}"), !avant.contains("}}") else {
                throw .accolades(ligne: numero)
            }
            let nom = reste[ouverture.upperBound..<fermeture.lowerBound].filter { !$0.isWhitespace }.lowercased()
            guard !nom.isEmpty, !nom.contains("{") else { throw .accolades(ligne: numero) }
            guard let champ = ChampDeFusion(rawValue: nom) else {
                throw .champInconnu(nom, ligne: numero, proche: proche(nom))
            }
            if !avant.isEmpty { morceaux.append(.texte(String(avant))) }
            morceaux.append(.champ(champ))
            reste = reste[fermeture.upperBound...]
        }
        if reste.contains("}}") { throw .accolades(ligne: numero) }
        if !reste.isEmpty { morceaux.append(.texte(String(reste))) }
    }

    /// The known field at the smallest edit distance, when it is small enough to be what was meant.
    private static func proche(_ nom: String) -> String? {
        let lettres = Array(nom.unicodeScalars)
        guard lettres.count <= 60 else { return nil }
        let distances = ChampDeFusion.allCases.map { (distance(lettres, Array($0.rawValue.unicodeScalars)), $0.rawValue) }
        guard let meilleur = distances.min(by: { $0 < $1 }), meilleur.0 <= max(3, lettres.count / 3) else { return nil }
        return meilleur.1
    }

    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var avant = Array(0...b.count)
        for (i, lettre) in a.enumerated() {
            var ligne = [i + 1]
            for (j, autre) in b.enumerated() { ligne.append(min(avant[j] + (lettre == autre ? 0 : 1), avant[j + 1] + 1, ligne[j] + 1)) }
            avant = ligne
        }
        return avant[b.count]
    }
}

/// A place left to fill in, seen on the screen and on paper.
package struct Blanc: Equatable, Sendable, CustomStringConvertible {
    package static let debut = "[à compléter"
    package let quoi: String

    package init(_ quoi: String) { self.quoi = quoi }

    package var description: String { "\(Self.debut) : \(quoi)]" }

    /// The blanks that remain in a text, in order.
    package static func restants(_ texte: String) -> [Blanc] {
        var blancs: [Blanc] = []
        var reste = texte[...]
        while let ouverture = reste.firstRange(of: debut), let fin = reste[ouverture.upperBound...].firstIndex(of: "]") {
            blancs.append(Blanc(String(reste[ouverture.upperBound..<fin].drop { $0 == ":" || $0.isWhitespace })))
            reste = reste[reste.index(after: fin)...]
        }
        return blancs
    }
}
