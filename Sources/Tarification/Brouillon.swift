internal import Calendrier

/// One document before VAT and totals: its nets may still be negative.
struct Brouillon: Sendable {
    enum Sorte: Hashable, Sendable { case terme(Terme), regularisation(String) }

    var sorte: Sorte
    /// The invoicing period, or the billing year of an adjustment.
    var nominale: Periode
    var servie: Periode
    var date: DateCivile
    var lignes: [LigneCalculee]
    var refs: [String] = []

    func cle(_ contrat: ContratFacture) -> String {
        switch sorte {
        case .terme(let terme): "\(contrat.code)/\(nominale.debut)/\(terme.rawValue)"
        case .regularisation(let article): "\(contrat.code)/\(nominale.debut)/ADJUSTMENT/\(article)"
        }
    }

    func net() throws(RefusMoteur) -> Int { try Arithmetique.somme(lignes.map(\.netCents)) }

    /// The document, nil when there is nothing to bill (R25). A negative total makes a credit note of what its twin in advance billed (R29).
    func document(_ contrat: ContratFacture, _ client: ClientFacture, _ vendeur: Vendeur) throws(RefusMoteur) -> DocumentCalcule? {
        var lignes = lignes.filter { $0.netCents != 0 }
        let net = try net()
        guard net != 0 else { return nil }
        var refs = refs
        if net < 0 {
            lignes = lignes.map(\.inverse)
            if case .terme = sorte { refs = ["\(contrat.code)/\(nominale.debut)/\(Terme.avance.rawValue)"] }
        }
        return try DocumentCalcule(
            cle: cle(contrat), genre: net < 0 ? .avoir : .facture, contrat: contrat.code, client: contrat.client, vendeur: vendeur.pays,
            date: date, periode: Periode.enveloppe([servie] + lignes.compactMap(\.periode)) ?? servie, refs: net < 0 ? refs : [],
            lignes: lignes, categorie: vendeur.categorie(client, le: date))
    }
}
