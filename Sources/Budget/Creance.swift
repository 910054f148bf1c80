/// A debt: to whom, how much remains, what is asked every month.
package struct Creance: Sendable, Equatable {
    package enum Nature: String, CaseIterable, Sendable {
        case consommation, renouvelable, immobilier, decouvert, loyer, energie, impots, amende, sante, famille, autre

        package var libelle: String {
            switch self {
            case .consommation: "crédit à la consommation"
            case .renouvelable: "crédit renouvelable"
            case .immobilier: "prêt de la résidence principale"
            case .decouvert: "découvert"
            case .loyer: "loyer impayé"
            case .energie: "énergie, eau, téléphone"
            case .impots: "impôts, trop-perçu"
            case .amende: "amende"
            case .sante: "santé"
            case .famille: "famille, amis"
            case .autre: "autre"
            }
        }

        /// Paid beside the plan: the loan on the home goes on, and a plan may last longer to keep it (C. conso. L. 733-3).
        package var horsPlan: Bool { self == .immobilier }

        /// A loan of money, which the debt ratio counts.
        package var credit: Bool { [.consommation, .renouvelable, .immobilier, .decouvert].contains(self) }
    }

    package var nom: String
    package var nature: Nature
    /// Cents still owed.
    package var du: Int
    /// Cents asked every month today; 0 when nothing is.
    package var mensualite: Int
    /// Yearly rate in hundredths of a percent: 5,90 % is 590.
    package var taux: Int

    package init(nom: String, nature: Nature, du: Int, mensualite: Int = 0, taux: Int = 0) {
        self.nom = nom
        self.nature = nature
        self.du = du
        self.mensualite = mensualite
        self.taux = taux
    }

    /// Interest of one month on `solde` cents, half a cent up.
    package func interets(sur solde: Int) -> Int { (solde * taux + 60_000) / 120_000 }
}
