public import Calendrier

/// R36: a contract that ends earlier than it was billed for. What was billed beyond the new end is credited, invoice by invoice and item by item.
public enum Resiliation {
    /// `facturees`: the invoices issued before `date`. `dues`: the documents of the contract that ends on `fin`.
    public static func avoirs(
        facturees: [DocumentCalcule], dues: [DocumentCalcule], fin: DateCivile, code: String, le date: DateCivile
    ) throws(RefusMoteur) -> [DocumentCalcule] {
        var avoirs: [DocumentCalcule] = []
        for facture in facturees where facture.genre == .facture && facture.date < date {
            let due = dues.first { $0.cle == facture.cle }
            var lignes: [LigneCalculee] = []
            for article in articles(facture) {
                let trop = try facture.net(article) - (due?.net(article) ?? 0)
                let siennes = facture.lignes.filter { $0.article == article }
                guard trop > 0, let dernier = siennes.compactMap(\.periode?.fin).max(), let premiere = siennes.first else { continue }
                lignes.append(
                    try LigneCalculee(
                        montant: trop, article: article, nature: .resiliation,
                        libelle: "\(premiere.libelle), non dû après la fin du contrat",
                        periode: Periode(de: fin.plus(jours: 1), a: dernier)))
            }
            guard let periode = Periode.enveloppe(lignes.compactMap(\.periode)) else { continue }
            avoirs.append(
                try DocumentCalcule(
                    cle: Avoirs.cle(code, facture), genre: .avoir, contrat: facture.contrat, client: facture.client,
                    vendeur: facture.vendeur, date: date, periode: periode, refs: [facture.cle], lignes: lignes,
                    categorie: facture.categorie))
        }
        return avoirs
    }

    private static func articles(_ facture: DocumentCalcule) -> [String] {
        var vus: Set<String> = []
        return facture.lignes.map(\.article).filter { vus.insert($0).inserted }
    }
}
