internal import Calendrier

/// What would be issued: an invoice (380) or a credit note (381), without number nor issue date. The same inputs give the same document.
struct DocumentCalcule: Sendable, Hashable {
    enum Genre: String, Sendable { case facture = "380", avoir = "381" }

    /// `<contract>/<first day of the invoicing period>/ADVANCE|ARREARS`.
    var cle: String
    var genre: Genre
    var contrat: String
    var client: String
    var vendeur: PaysTVA
    var date: DateCivile
    var periode: Periode
    /// Keys of the invoices that a credit note corrects.
    var refs: [String]
    var lignes: [LigneCalculee]
    var tva: [GroupeTVA]
    var netCents: Int
    var tvaCents: Int
    var brutCents: Int
}

struct LigneCalculee: Sendable, Hashable {
    enum Nature: String, Sendable, CaseIterable {
        case service = "SERVICE", annulationTardive = "LATE_FEE", partMutualisee = "POOL_SHARE", deduction = "DEDUCTION"
        case complement = "TOP_UP", regularisation = "ADJUSTMENT", resiliation = "TERMINATION"
    }

    /// UN/ECE recommendation 20: per employee, piece, day, month.
    enum Unite: String, Sendable, CaseIterable { case salarie = "IE", piece = "C62", jour = "E49", mois = "MON" }

    var article: String
    var nature = Nature.service
    var libelle: String
    var detail = ""
    var unite: Unite
    /// Of 10^-4.
    var quantite: Int
    /// Of 10^-6 €, ≥ 0.
    var prix: Int
    var netCents: Int
    var periode: Periode?

    init(
        article: String, nature: Nature = .service, libelle: String, detail: String = "", unite: Unite, quantite: Int, prix: Int,
        periode: Periode?
    ) throws(RefusMoteur) {
        self.article = article
        self.nature = nature
        self.libelle = libelle
        self.detail = detail
        self.unite = unite
        self.quantite = quantite
        self.prix = prix
        self.periode = periode
        netCents = try Arithmetique.net(quantite: quantite, prix: prix)
    }

    /// One piece worth an amount in cents.
    init(
        montant cents: Int, article: String, nature: Nature = .service, libelle: String, detail: String = "", periode: Periode?
    ) throws(RefusMoteur) {
        try self.init(
            article: article, nature: nature, libelle: libelle, detail: detail, unite: .piece, quantite: Arithmetique.unite,
            prix: try Arithmetique.prix(cents: cents), periode: periode)
    }

    /// The same line with the sign changed, for a negative invoice turned into a credit note (R29).
    var inverse: LigneCalculee {
        var ligne = self
        ligne.quantite = -quantite
        ligne.netCents = -netCents
        return ligne
    }
}
