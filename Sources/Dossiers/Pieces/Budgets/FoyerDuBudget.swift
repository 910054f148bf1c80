package import Budget

extension Foyer {
    /// The household the fiche gives, for a budget of that year: its members by age, else the two numbers of the first contact.
    package init(_ situation: Situation, _ identite: Identite, annee: Int) {
        let membres = situation.membres
        guard !membres.isEmpty else {
            self.init(adultes: identite.adultes ?? 1, enfants: identite.enfants ?? 0)
            return
        }
        let petits = membres.filter { $0.lien == .enfant && $0.naissance.map { annee - $0 < 14 } ?? true }
        let autres = membres.filter { $0.aCharge && $0.lien != .conjoint && !petits.contains($0) }
        self.init(
            adultes: 1 + membres.count - petits.count - autres.count, adolescents: autres.count, enfants: petits.count,
            conjointACharge: membres.contains { $0.lien == .conjoint && $0.aCharge })
    }
}
