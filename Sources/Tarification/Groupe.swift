public import Calendrier

/// A permanence shared by several contracts (R20, R32): the price of one half-day, split to the cent by weights.
public struct GroupeMutualise: Sendable {
    public var code: String
    public var libelle: String
    /// Of 10^-6 €, per half-day held.
    public var prix: Int
    public var indexation: Indexation?
    public var participants: [Participation]

    public init(code: String, libelle: String, prix: Int, indexation: Indexation? = nil, participants: [Participation]) {
        self.code = code
        self.libelle = libelle
        self.prix = prix
        self.indexation = indexation
        self.participants = participants
    }

    /// The participations in force on a day: a row without `au` ends the day before the contract's next one.
    func enVigueur(_ jour: DateCivile) -> [Participation] {
        Dictionary(grouping: participants.filter { $0.du <= jour }, by: \.contrat).values
            .compactMap { $0.max { $0.du < $1.du } }
            .filter { ($0.au ?? jour) >= jour }
    }
}

public struct Participation: Sendable, Hashable {
    /// Code of a contract of the scenario.
    public var contrat: String
    public var du: DateCivile
    public var au: DateCivile?
    /// nil: the headcount of the contract on the day.
    public var poids: Int?

    public init(contrat: String, du: DateCivile, au: DateCivile? = nil, poids: Int? = nil) {
        self.contrat = contrat
        self.du = du
        self.au = au
        self.poids = poids
    }
}
