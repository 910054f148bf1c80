public import Calendrier

/// What would be issued: an invoice (380) or a credit note (381), without number nor issue date. The same inputs give the same document.
public struct DocumentCalcule: Sendable, Hashable {
    public enum Genre: String, Sendable { case facture = "380", avoir = "381" }

    /// `<contract>/<first day of the invoicing period>/ADVANCE|ARREARS`, `<contract>/<first day of the billing year>/ADJUSTMENT/<line>` or
    /// `CREDIT/<correction>/<key of the credited invoice>`.
    public var cle: String
    public var genre: Genre
    public var contrat: String
    public var client: String
    public var vendeur: PaysTVA
    public var date: DateCivile
    public var periode: Periode
    /// Keys of the invoices that a credit note corrects.
    public var refs: [String]
    public var lignes: [LigneCalculee]
    public var tva: [GroupeTVA]
    public var netCents: Int
    public var tvaCents: Int
    public var brutCents: Int

    /// Totals and VAT are those of the lines: one category per document (R21).
    public init(
        cle: String, genre: Genre, contrat: String, client: String, vendeur: PaysTVA, date: DateCivile, periode: Periode,
        refs: [String] = [],
        lignes: [LigneCalculee], categorie: CategorieTVA
    ) throws(RefusMoteur) {
        self.cle = cle
        self.genre = genre
        self.contrat = contrat
        self.client = client
        self.vendeur = vendeur
        self.date = date
        self.periode = periode
        self.refs = refs
        self.lignes = lignes
        netCents = try Arithmetique.somme(lignes.map(\.netCents))
        tvaCents = try Arithmetique.taxe(base: netCents, taux: categorie.taux)
        brutCents = try Arithmetique.somme([netCents, tvaCents])
        tva = [GroupeTVA(categorie: categorie, baseCents: netCents, taxeCents: tvaCents)]
    }

    public var categorie: CategorieTVA { tva.first?.categorie ?? CategorieTVA(code: "S", taux: 0, vatex: nil) }

    /// Net of an item (a line's code), whatever the nature.
    func net(_ article: String) throws(RefusMoteur) -> Int {
        try Arithmetique.somme(lignes.filter { $0.article == article }.map(\.netCents))
    }
}

public struct LigneCalculee: Sendable, Hashable {
    public enum Nature: String, Sendable, CaseIterable {
        case service = "SERVICE", annulationTardive = "LATE_FEE", partMutualisee = "POOL_SHARE", deduction = "DEDUCTION"
        case complement = "TOP_UP", regularisation = "ADJUSTMENT", resiliation = "TERMINATION"
    }

    /// UN/ECE recommendation 20: per employee, piece, day, month.
    public enum Unite: String, Sendable, CaseIterable { case salarie = "IE", piece = "C62", jour = "E49", mois = "MON" }

    public var article: String
    public var nature: Nature
    public var libelle: String
    public var detail: String
    public var unite: Unite
    /// Of 10^-4.
    public var quantite: Int
    /// Of 10^-6 €, ≥ 0.
    public var prix: Int
    public var netCents: Int
    public var periode: Periode?
    /// What the line was counted from, for whoever opens it; never printed.
    public var origines: [Origine]

    public init(
        article: String, nature: Nature = .service, libelle: String, detail: String = "", unite: Unite, quantite: Int, prix: Int,
        periode: Periode?, origines: [Origine] = []
    ) throws(RefusMoteur) {
        self.article = article
        self.nature = nature
        self.libelle = libelle
        self.detail = detail
        self.unite = unite
        self.quantite = quantite
        self.prix = prix
        self.periode = periode
        self.origines = origines
        netCents = try Arithmetique.net(quantite: quantite, prix: prix)
    }

    /// One piece worth an amount in cents.
    public init(
        montant cents: Int, article: String, nature: Nature = .service, libelle: String, detail: String = "", periode: Periode?,
        origines: [Origine] = []
    ) throws(RefusMoteur) {
        try self.init(
            article: article, nature: nature, libelle: libelle, detail: detail, unite: .piece, quantite: Arithmetique.unite,
            prix: try Arithmetique.prix(cents: cents), periode: periode, origines: origines)
    }

    /// The same line with the sign changed, for a negative invoice turned into a credit note (R29).
    var inverse: LigneCalculee {
        var ligne = self
        ligne.quantite = -quantite
        ligne.netCents = -netCents
        return ligne
    }
}

/// What a line was counted from.
public enum Origine: Sendable, Hashable {
    /// A half-day: the permanence's place is a code of the scenario.
    case demiJournee(DateCivile, DemiJournee, site: String, StatutFacture)
    case effectif(le: DateCivile, nombre: Int)
    /// Mean of the month-end headcounts, of 10^-4 (R10).
    case moyenne(Int)
}
