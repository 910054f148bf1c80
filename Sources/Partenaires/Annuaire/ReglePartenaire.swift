import Entreprises

/// What a card accepts, on the page as in a file: the value to keep, or how to write it.
enum ReglePartenaire {
    static func nom(_ texte: String) -> Result<String, Remede> {
        (2...120).contains(texte.unicodeScalars.count)
            ? .success(texte) : .failure(Remede("un nom compte de 2 à 120 caractères ; celui-ci en a \(texte.unicodeScalars.count)."))
    }

    static func territoire(_ texte: String) -> Result<TerritoirePartenaire, Remede> {
        let mot = MotCle.de(texte)
        if mot == MotCle.de("national") || mot == MotCle.de("France") { return .success(.national) }
        if mot == MotCle.de("Luxembourg") { return .success(.luxembourg) }
        if let connu = TerritoirePartenaire.noms.first(where: { MotCle.de($0.value) == mot }).flatMap({ TerritoirePartenaire($0.key) }) {
            return .success(connu)
        }
        if let lu = TerritoirePartenaire(texte.count == 1 ? "0" + texte : texte) { return .success(lu) }
        return .failure(Remede("un territoire est « national », « Luxembourg » ou un département, par exemple 57."))
    }

    /// Figures, with the spaces, dots and dashes people put between them; `+352` may come first; three figures for an emergency line.
    /// The apostrophe an export puts before a plus sign, so that no spreadsheet computes it, is taken off.
    static func telephone(_ saisi: String) -> Result<String, Remede> {
        let texte = saisi.hasPrefix("'+") ? String(saisi.dropFirst()) : saisi
        let chiffres = texte.filter(\.isNumber).count
        let permis = texte.allSatisfy { $0.isASCII && ($0.isNumber || " .-+()/".contains($0)) || $0 == "\u{A0}" }
        guard permis, (2...15).contains(chiffres), texte.unicodeScalars.count <= 40 else {
            return .failure(Remede("un numéro de téléphone est attendu, par exemple 03 87 00 00 00."))
        }
        return .success(texte)
    }

    static func courriel(_ texte: String) -> Result<String, Remede> {
        let parties = texte.split(separator: "@", omittingEmptySubsequences: false)
        guard parties.count == 2, !parties[0].isEmpty, parties[1].contains("."), !parties[1].hasPrefix("."), !parties[1].hasSuffix("."),
            texte.count <= 120, !texte.contains(where: { $0.isWhitespace || "<>\",;".contains($0) })
        else { return .failure(Remede("une adresse de courriel est attendue, par exemple accueil@exemple.fr.")) }
        return .success(texte)
    }

    /// `https://` is added, and takes the place of `http://`.
    static func site(_ texte: String) -> Result<String, Remede> {
        let nu = texte.hasPrefix("https://") ? texte.dropFirst(8) : texte.hasPrefix("http://") ? texte.dropFirst(7) : texte[...]
        guard nu.contains("."), !nu.contains(where: { $0.isWhitespace || "<>\"".contains($0) }), (3...200).contains(nu.unicodeScalars.count)
        else { return .failure(Remede("une adresse de site est attendue, par exemple https://www.caf.fr.")) }
        return .success("https://" + nu)
    }

    static func court(_ texte: String, _ maximum: Int) -> Result<String, Remede> {
        texte.unicodeScalars.count <= maximum
            ? .success(texte) : .failure(Remede("\(maximum) caractères au plus ; ce texte en a \(texte.unicodeScalars.count)."))
    }

    static let delais = 1...730
}
