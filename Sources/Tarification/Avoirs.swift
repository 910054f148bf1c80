public import Calendrier

/// Credit notes asked on an invoice (R22, R33): amounts positive, a reference to what they correct.
public enum Avoirs {
    /// The whole of an invoice: lines and VAT copied.
    public static func total(_ facture: DocumentCalcule, code: String, le date: DateCivile) -> DocumentCalcule {
        var avoir = facture
        avoir.cle = cle(code, facture)
        avoir.genre = .avoir
        avoir.date = date
        avoir.refs = [facture.cle]
        return avoir
    }

    /// Part of chosen lines, by quantity (of 10^-4) or by amount (cents). Throws when a line is not told apart, or credited above itself.
    public static func partiel(
        _ facture: DocumentCalcule, _ selections: [Correction.Selection], parQuantite: Bool, code: String, le date: DateCivile
    ) throws(RefusMoteur) -> DocumentCalcule {
        var lignes: [LigneCalculee] = []
        for selection in selections {
            let ligne = facture.lignes[try rang(selection, dans: facture, code: code)]
            lignes.append(try credit(ligne, selection.valeur, parQuantite: parQuantite, code: code))
        }
        return try DocumentCalcule(
            cle: cle(code, facture), genre: .avoir, contrat: facture.contrat, client: facture.client, vendeur: facture.vendeur, date: date,
            periode: facture.periode, refs: [facture.cle], lignes: lignes, categorie: facture.categorie)
    }

    static func cle(_ code: String, _ facture: DocumentCalcule) -> String { "CREDIT/\(code)/\(facture.cle)" }

    /// The one line that a selection designates.
    public static func rang(_ selection: Correction.Selection, dans facture: DocumentCalcule, code: String) throws(RefusMoteur) -> Int {
        let rangs = facture.lignes.indices.filter { rang in
            let ligne = facture.lignes[rang]
            return ligne.article == selection.article && ligne.nature == selection.nature
                && (selection.prix.map { $0 == ligne.prix } ?? true) && (selection.du.map { $0 == ligne.periode?.debut } ?? true)
        }
        guard rangs.count == 1 else {
            throw .correction(
                code: code,
                rangs.isEmpty
                    ? "la facture \(facture.cle) n'a pas de ligne « \(selection.article) » qui réponde."
                    : "\(rangs.count) lignes « \(selection.article) » répondent sur \(facture.cle), préciser le prix ou le début de période."
            )
        }
        return rangs[0]
    }

    private static func credit(_ ligne: LigneCalculee, _ valeur: Int, parQuantite: Bool, code: String) throws(RefusMoteur) -> LigneCalculee
    {
        let credit =
            parQuantite
            ? try LigneCalculee(
                article: ligne.article, nature: ligne.nature, libelle: ligne.libelle, detail: ligne.detail, unite: ligne.unite,
                quantite: valeur, prix: ligne.prix, periode: ligne.periode)
            : try LigneCalculee(
                montant: valeur, article: ligne.article, nature: ligne.nature, libelle: ligne.libelle, periode: ligne.periode)
        guard credit.netCents > 0 else { throw .correction(code: code, "la quantité créditée sur « \(ligne.article) » ne vaut rien.") }
        return credit
    }

    /// R22, R34: whatever their order, the credits of a line stay within its quantity and net, those of an invoice within its net.
    struct Plafonds {
        private var quantites: [String: [Int: Int]] = [:]
        private var nets: [String: [Int: Int]] = [:]
        private var totaux: [String: Int] = [:]

        mutating func compter(_ avoir: DocumentCalcule, sur facture: DocumentCalcule, code: String) throws(RefusMoteur) {
            totaux[facture.cle] = try Arithmetique.somme([totaux[facture.cle] ?? 0, avoir.netCents])
            guard totaux[facture.cle] ?? 0 <= facture.netCents else {
                throw .correction(
                    code: code, "les avoirs de \(facture.cle) dépassent son net de \(Euros.montant(facture.netCents)).")
            }
        }

        mutating func compter(
            _ selections: [Correction.Selection], _ avoir: DocumentCalcule, parQuantite: Bool, sur facture: DocumentCalcule, code: String
        ) throws(RefusMoteur) {
            for (selection, credit) in zip(selections, avoir.lignes) {
                let rang = try Avoirs.rang(selection, dans: facture, code: code)
                let ligne = facture.lignes[rang]
                let quantite = try Arithmetique.somme([quantites[facture.cle]?[rang] ?? 0, parQuantite ? selection.valeur : 0])
                let net = try Arithmetique.somme([nets[facture.cle]?[rang] ?? 0, credit.netCents])
                quantites[facture.cle, default: [:]][rang] = quantite
                nets[facture.cle, default: [:]][rang] = net
                guard quantite == 0 || quantite <= ligne.quantite, net <= ligne.netCents else {
                    throw .correction(
                        code: code,
                        "la ligne « \(ligne.article) » de \(facture.cle) porte \(Euros.quantite(ligne.quantite)) pour \(Euros.montant(ligne.netCents)) : le crédit la dépasse."
                    )
                }
            }
            try compter(avoir, sur: facture, code: code)
        }
    }
}
