internal import Calendrier
internal import Entreprises

/// A bank statement as CSV: date, label, amount; what each line is, before anything is recorded.
struct ReleveBancaire: Sendable {
    struct Ligne: Sendable {
        var numero: Int
        var le: DateCivile
        var libelle: String
        var cents: Int
        /// Told apart from an identical line of the same file by its rank among them.
        var rang: Int

        /// What makes a line the same in two exports of the same statement.
        var cle: String { "\(le)|\(cents)|\(libelle)|\(rang)" }
    }

    var credits: [Ligne] = []
    /// « Ligne 4, colonne C, « x » : … ».
    var fautes: [FauteTableur] = []
    var debits = 0

    static let colonnes = [
        Colonne(
            "date", "date", exemple: "20/11/2026", obligatoire: true,
            synonymes: ["date operation", "date d'opération", "date de l'opération", "date comptable", "date valeur"]),
        Colonne(
            "libelle", "libellé", exemple: "VIR ACIERIES F-2026-0012", obligatoire: true,
            synonymes: ["libelle operation", "libellé de l'opération", "description", "operation", "designation"]),
        Colonne(
            "montant", "montant", exemple: "1234,50", obligatoire: true,
            synonymes: ["credit", "crédit", "montant eur", "montant (eur)", "montant en euros", "montant de l'opération"]),
    ]

    /// More than a month of the largest provider.
    static let octetsPermis = 1 << 20

    init(octets: [UInt8], le jour: DateCivile) throws(Remede) {
        let feuille = try Entreprises.Feuille(Tableur(octets: octets), colonnes: Self.colonnes)
        var vues: [String: Int] = [:]
        for lue in feuille.lectures {
            var ligne = lue
            let date = ligne.requis("date", "la date manque.").flatMap { _ in ligne.date("date") }
            if let date, date > jour { ligne.faute("date", "cette date est à venir.") }
            let libelle = String((ligne.texte("libelle") ?? "").prefix(140))
            let brut = (ligne.texte("montant") ?? "").filter { !$0.isWhitespace }
            if brut.isEmpty || brut.hasPrefix("-") || brut.hasPrefix("−") {
                debits += ligne.fautes.isEmpty ? 1 : 0
                fautes += ligne.fautes
                continue
            }
            let cents = ligne.accepter("montant", NombreSaisi.cents(brut.hasPrefix("+") ? String(brut.dropFirst()) : brut))
            fautes += ligne.fautes
            guard ligne.fautes.isEmpty, let date, let cents, cents > 0 else { continue }
            let cle = "\(date)|\(cents)|\(libelle)"
            vues[cle, default: 0] += 1
            credits.append(Ligne(numero: ligne.numero, le: date, libelle: libelle, cents: cents, rang: vues[cle, default: 1]))
        }
    }
}
