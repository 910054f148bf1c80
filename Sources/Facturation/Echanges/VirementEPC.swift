/// The text of a SEPA credit transfer to scan (EPC069-12 v3.0): twelve lines, trailing empty ones left out. Read by the banks of both countries.
struct VirementEPC {
    let bic, beneficiaire, iban, reference: String
    let cents: Int

    /// nil on a credit note, without an account, or above what the guideline allows.
    init?(_ piece: FactureComplete) {
        let f = piece.facture
        guard let virement = PieceEN16931(piece: piece).virement, (1...99_999_999_999).contains(f.brutCents) else { return nil }
        bic = virement.bic
        iban = virement.iban
        // At most 70 characters.
        beneficiaire = String(f.vendeurNom.prefix(70))
        reference = f.numero
        cents = f.brutCents
    }

    /// The invoice number goes as free text: it is no ISO 11649 reference.
    var texte: String {
        ["BCD", "002", "1", "SCT", bic, beneficiaire, iban, "EUR" + Decimal.montant(cents), "", "", reference].joined(separator: "\n")
    }
}
