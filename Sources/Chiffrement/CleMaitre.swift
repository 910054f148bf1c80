import Foundation

extension Coffre {
    /// Opens the vault from the environment: `CLOISON_CLE_MAITRE` (64 hex digits), else the file `CLOISON_CLE_MAITRE_FICHIER`, else
    /// `$CLOISON_DONNEES/secrets/cle-maitre`.
    package static func ouvrir(_ environnement: [String: String]) throws(ErreurCoffre) -> Coffre {
        if let directe = environnement["CLOISON_CLE_MAITRE"] { return try Coffre(hexadecimal: directe) }
        let fichier =
            environnement["CLOISON_CLE_MAITRE_FICHIER"] ?? (environnement["CLOISON_DONNEES"] ?? ".cloison") + "/secrets/cle-maitre"
        guard let texte = try? String(contentsOfFile: fichier, encoding: .utf8) else { throw .cleMaitreAbsente(fichier) }
        return try Coffre(hexadecimal: texte)
    }

    package init(hexadecimal texte: String) throws(ErreurCoffre) {
        let chiffres = texte.compactMap { $0.isWhitespace ? nil : $0.hexDigitValue }
        guard chiffres.count == 64, !texte.contains(where: { !$0.isWhitespace && !$0.isHexDigit }) else { throw .cleMaitreMalformee }
        try self.init(maitre: stride(from: 0, to: 64, by: 2).map { UInt8(chiffres[$0] << 4 | chiffres[$0 + 1]) })
    }
}
