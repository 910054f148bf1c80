public import Calendrier

/// A credit asked on a day (R22, R33, R36).
public struct Correction: Sendable, Hashable {
    public enum Genre: Sendable, Hashable {
        /// The whole of an invoice, by its key.
        case total(document: String)
        case quantite(document: String, lignes: [Selection])
        case montant(document: String, lignes: [Selection])
        /// The contract ends earlier than it was billed for.
        case resiliation(contrat: String, fin: DateCivile)
    }

    /// One line of an invoice, and how much of it is credited: a quantity of 10^-4 or an amount in cents, > 0.
    public struct Selection: Sendable, Hashable {
        public var article: String
        public var nature: LigneCalculee.Nature
        /// Of 10^-6 €, when it takes more than the item to tell the line.
        public var prix: Int?
        /// First day of the line's interval.
        public var du: DateCivile?
        public var valeur: Int

        public init(article: String, nature: LigneCalculee.Nature = .service, prix: Int? = nil, du: DateCivile? = nil, valeur: Int) {
            self.article = article
            self.nature = nature
            self.prix = prix
            self.du = du
            self.valeur = valeur
        }
    }

    public var code: String
    public var date: DateCivile
    public var genre: Genre

    public init(code: String, date: DateCivile, genre: Genre) {
        self.code = code
        self.date = date
        self.genre = genre
    }
}
