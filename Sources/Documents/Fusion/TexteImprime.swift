package import Web

/// A plain text as pages of paper: a blank line parts paragraphs, « # » opens a heading, « - » an item, and blanks to fill in are drawn.
package enum TexteImprime {
    package static func html(_ texte: String, niveau: Int = 2) -> Balisage {
        let blocs = texte.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
            .split { $0.allSatisfy(\.isWhitespace) }
        var sortie: Balisage = ""
        for bloc in blocs { sortie += self.bloc(Array(bloc), niveau) }
        return sortie
    }

    private static func bloc(_ lignes: [Substring], _ niveau: Int) -> Balisage {
        var sortie: Balisage = ""
        var paragraphe: [Substring] = []
        var liste: [Substring] = []
        func fermer() {
            if !paragraphe.isEmpty { sortie += "<p>\(joindre(paragraphe))</p>" }
            if !liste.isEmpty { sortie += "<ul>\(liste.map { "<li>\(blancs($0))</li>" as Balisage })</ul>" }
            paragraphe = []
            liste = []
        }
        for ligne in lignes {
            if ligne.hasPrefix("# ") {
                fermer()
                sortie += "<h\(niveau)>\(blancs(ligne.dropFirst(2)))</h\(niveau)>"
            } else if ligne.hasPrefix("- ") {
                if !paragraphe.isEmpty { fermer() }
                liste.append(ligne.dropFirst(2))
            } else {
                if !liste.isEmpty { fermer() }
                paragraphe.append(ligne)
            }
        }
        fermer()
        return sortie
    }

    /// Lines of a block kept as lines: an address, a signature.
    package static func lignes(_ texte: String) -> Balisage {
        joindre(texte.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: true))
    }

    private static func joindre(_ lignes: [Substring]) -> Balisage {
        lignes.enumerated().reduce("") { $0 + ($1.offset > 0 ? "<br>\(blancs($1.element))" : "\(blancs($1.element))") }
    }

    private static func blancs(_ ligne: Substring) -> Balisage {
        var sortie: Balisage = ""
        var reste = ligne
        while let ouverture = reste.firstRange(of: Blanc.debut), let fin = reste[ouverture.upperBound...].firstIndex(of: "]") {
            sortie += "\(String(reste[..<ouverture.lowerBound]))<span class=\"blanc\">\(String(reste[ouverture.lowerBound...fin]))</span>"
            reste = reste[reste.index(after: fin)...]
        }
        return sortie + "\(String(reste))"
    }
}
