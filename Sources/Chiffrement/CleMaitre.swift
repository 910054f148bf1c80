import Foundation

extension Coffre {
    /// Opens the vault from the environment. The current key is the program `CLOISON_CLE_MAITRE_COMMANDE` (see `MaitreCommande`) if there
    /// is one; else the first line of `CLOISON_CLE_MAITRE`, else of the file `CLOISON_CLE_MAITRE_FICHIER`, else of
    /// `$CLOISON_DONNEES/secrets/cle-maitre`: 64 hexadecimal digits a line. The lines below are keys being left, still opened.
    package static func ouvrir(_ environnement: [String: String]) throws(ErreurCoffre) -> Coffre {
        let locales: @Sendable () throws(ErreurCoffre) -> [any CleMaitre] = { () throws(ErreurCoffre) in
            if let directe = environnement["CLOISON_CLE_MAITRE"] { return try MaitreLocale.toutes(directe) }
            let fichier = fichier(environnement)
            guard let texte = try? String(contentsOfFile: fichier, encoding: .utf8) else { throw .cleMaitreAbsente(fichier) }
            return try MaitreLocale.toutes(texte)
        }
        guard let programme = environnement["CLOISON_CLE_MAITRE_COMMANDE"], !programme.isEmpty else {
            return Coffre(try Trousseau(locales))
        }
        let premiere = try MaitreCommande(programme: programme)
        return Coffre(
            try Trousseau { () throws(ErreurCoffre) in
                // The same object while the program names the same key: what it opened stays open.
                let actuelle = try MaitreCommande(programme: programme)
                let commandes: [any CleMaitre] = actuelle.empreinte == premiere.empreinte ? [premiere] : [actuelle, premiere]
                // A key left in a file opens what was wrapped before the program came.
                let reste = (try? locales()) ?? []
                return commandes + reste
            })
    }

    /// Where the master key is when it is in a file.
    package static func fichier(_ environnement: [String: String]) -> String {
        environnement["CLOISON_CLE_MAITRE_FICHIER"] ?? (environnement["CLOISON_DONNEES"] ?? ".cloison") + "/secrets/cle-maitre"
    }

    package init(hexadecimal texte: String) throws(ErreurCoffre) {
        let cles = try MaitreLocale.toutes(texte)
        try self.init(Trousseau { () throws(ErreurCoffre) in cles })
    }
}
