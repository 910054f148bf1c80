internal import Calendrier

/// Issued documents for a spreadsheet: `;`, decimal comma, credit notes negative. The caller adds the byte order mark.
enum ExportCSV {
    static func texte(_ factures: [Facture]) -> String {
        let titres = [
            "Numéro", "Type", "Émission", "Échéance", "Client", "SIREN", "TVA intracommunautaire", "Contrat", "Début", "Fin", "HT", "TVA",
            "TTC",
        ]
        var texte = rang(titres)
        for f in factures {
            let signe = f.avoir ? -1 : 1
            texte += rang([
                f.numero, f.avoir ? "Avoir" : "Facture", f.emission.chiffres, f.echeance.chiffres, f.acheteurNom, f.acheteurSiren,
                f.acheteurTVA, f.contratNumero, f.periode.debut.chiffres, f.periode.fin.chiffres, montant(signe * f.netCents),
                montant(signe * f.tvaCents), montant(signe * f.brutCents),
            ])
        }
        return texte
    }

    static func rang(_ cellules: [String]) -> String { cellules.map { cellule($0) }.joined(separator: ";") + "\r\n" }

    /// « 1234,50 »: a spreadsheet reads no thousands separator.
    static func montant(_ cents: Int) -> String {
        let (entier, reste) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
        return (cents < 0 ? "-" : "") + "\(entier)," + (reste < 10 ? "0\(reste)" : "\(reste)")
    }

    /// A text that a spreadsheet would run as a formula is kept a text; quotes only where needed.
    static func cellule(_ texte: String, separateur: String = ";") -> String {
        var sur = texte
        if let premier = texte.first, "=+@\t\r＝＋－＠".contains(premier) || (premier == "-" && !estMontant(texte)) { sur = "'" + texte }
        guard sur.contains(where: { separateur.contains($0) || $0 == "\"" || $0.isNewline }) else { return sur }
        return "\"" + sur.replacing("\"", with: "\"\"") + "\""
    }

    private static func estMontant(_ texte: String) -> Bool { texte.dropFirst().allSatisfy { $0.isNumber || $0 == "," } }
}
