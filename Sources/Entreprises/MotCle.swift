/// Comparison of words as people type them: without case, accents, punctuation or spaces.
public enum MotCle {
    /// « Code postal », « code_postal » and « CODE-POSTAL » all give « codepostal »; composed or decomposed accents alike.
    public static func de(_ texte: String) -> String {
        var sortie = ""
        sortie.reserveCapacity(texte.utf8.count)
        for scalaire in texte.unicodeScalars {
            switch scalaire.value {
            case 0x30...0x39, 0x61...0x7A: sortie.unicodeScalars.append(scalaire)
            case 0x41...0x5A: sortie.unicodeScalars.append(Unicode.Scalar(UInt8(scalaire.value) + 32))
            default: sortie += sansAccent[scalaire] ?? ""
            }
        }
        return sortie
    }

    private static let sansAccent: [Unicode.Scalar: String] = {
        let familles: [(String, String)] = [
            ("a", "àâäáãåÀÂÄÁÃÅ"), ("c", "çÇ"), ("e", "éèêëÉÈÊË"), ("i", "îïíìÎÏÍÌ"), ("n", "ñÑ"), ("o", "ôöóòõÔÖÓÒÕ"),
            ("u", "ùûüúÙÛÜÚ"), ("y", "ÿŸ"), ("oe", "œŒ"), ("ae", "æÆ"), ("ss", "ß"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (lettre, variantes) in familles {
            for scalaire in variantes.unicodeScalars { table[scalaire] = lettre }
        }
        return table
    }()
}
