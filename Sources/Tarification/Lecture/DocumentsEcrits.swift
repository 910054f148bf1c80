internal import Calendrier

/// The answer of `cloison devis`: `{"documents":[…]}`, amounts in integer cents, decimals as strings.
public enum DocumentsEcrits {
    public static func json(_ documents: [DocumentCalcule]) -> String {
        "{\"documents\":[\(documents.map(document).joined(separator: ",\n"))]}\n"
    }

    /// `{"error":true,"message":…}`.
    public static func json(refus message: String) -> String { "{\"error\":true,\"message\":\(texte(message))}\n" }

    private static func document(_ d: DocumentCalcule) -> String {
        let entete =
            "\"key\":\(texte(d.cle)),\"type\":\"\(d.genre.rawValue)\",\"contract\":\(texte(d.contrat)),\"buyer\":\(texte(d.client)),\"seller\":\"\(d.vendeur.rawValue)\",\"billingDate\":\"\(d.date)\",\"period\":\(periode(d.periode)),\"refs\":[\(d.refs.map(texte).joined(separator: ","))]"
        let tva = d.tva.map {
            "{\"category\":\"\($0.categorie.code)\",\"rate\":\"\(decimal($0.categorie.taux, 2))\",\"vatex\":\($0.categorie.vatex.map(texte) ?? "null"),\"taxableCents\":\($0.baseCents),\"taxCents\":\($0.taxeCents)}"
        }
        return
            "{\(entete),\"lines\":[\(d.lignes.map { ligne($0, d.categorie) }.joined(separator: ","))],\"vat\":[\(tva.joined(separator: ","))],\"netCents\":\(d.netCents),\"vatCents\":\(d.tvaCents),\"grossCents\":\(d.brutCents)}"
    }

    private static func ligne(_ l: LigneCalculee, _ categorie: CategorieTVA) -> String {
        "{\"item\":\(texte(l.article)),\"nature\":\"\(l.nature.rawValue)\",\"name\":\(texte(l.libelle)),\"unit\":\"\(l.unite.rawValue)\",\"quantity\":\"\(decimal(l.quantite, 4))\",\"unitPrice\":\"\(decimal(l.prix, 6))\",\"netCents\":\(l.netCents),\"category\":\"\(categorie.code)\",\"rate\":\"\(decimal(categorie.taux, 2))\",\"period\":\(l.periode.map(periode) ?? "null")}"
    }

    private static func periode(_ p: Periode) -> String { "{\"from\":\"\(p.debut)\",\"to\":\"\(p.fin)\"}" }

    /// An integer of 10^-n as a decimal, at least two decimals when there is a fraction or a price.
    private static func decimal(_ valeur: Int, _ chiffres: Int) -> String {
        let texte = String(valeur.magnitude)
        let plein = String(repeating: "0", count: max(0, chiffres + 1 - texte.count)) + texte
        var fraction = plein.suffix(chiffres)
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return (valeur < 0 ? "-" : "") + plein.dropLast(chiffres) + (fraction.isEmpty ? "" : ".\(fraction)")
    }

    static func texte(_ texte: String) -> String {
        var json = "\""
        for scalaire in texte.unicodeScalars {
            switch scalaire {
            case "\"": json += "\\\""
            case "\\": json += "\\\\"
            case "\u{0}"..<"\u{20}": json += "\\u00" + (scalaire.value < 16 ? "0" : "") + String(scalaire.value, radix: 16)
            default: json.unicodeScalars.append(scalaire)
            }
        }
        return json + "\""
    }
}
