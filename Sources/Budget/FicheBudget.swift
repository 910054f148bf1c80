package import Calendrier

/// A budget at a date: amounts a month, in cents.
package struct FicheBudget: Sendable, Equatable {
    package var foyer = Foyer()
    /// Cents a month; a heading without amount is absent.
    package var montants: [Poste: Int] = [:]
    package var creances: [Creance] = []
    /// How the debts are to be paid back.
    package var methode = Plan.Methode.proportionnel
    /// Cents a month given to the plan; nil: `capacite`.
    package var affecte: Int?
    /// First month of the plan; nil: the month after the budget.
    package var debut: Mois?

    /// Largest amount of a line or of a debt: ten million euros. Bounds every product of this room under 2^63.
    package static let plafond = 1_000_000_000

    package init() {}

    package func total(_ famille: Rubrique) -> Int { montants.reduce(0) { $1.key.famille == famille ? $0 + $1.value : $0 } }

    package var ressources: Int { total(.revenus) }
    package var fixes: Int { total(.fixes) }
    package var courantes: Int { total(.courantes) }
    /// What the creditors ask today, cents a month.
    package var mensualites: Int { creances.reduce(0) { $0 + $1.mensualite } }
    package var dettes: Int { creances.reduce(0) { $0 + $1.du } }

    /// What is left to live on once fixed charges and monthly payments are paid, cents a month.
    package var resteAVivre: Int { ressources - fixes - mensualites }

    /// The same for one person and one day: a month is thirty days, as in the social services' usual sheet. Cents, rounded down.
    package var parPersonneEtJour: Int { (resteAVivre).quotient(30 * foyer.personnes) }

    /// The same for one consumption unit and one day.
    package var parUniteEtJour: Int { (resteAVivre * 10).quotient(30 * foyer.dixiemes) }

    /// What remains, or lacks, at the end of the month.
    package var solde: Int { resteAVivre - courantes }

    /// Monthly payments of loans over resources, in hundredths of a percent; nil without resources.
    package var endettement: Int? { part(creances.reduce(0) { $1.nature.credit ? $0 + $1.mensualite : $0 }) }

    /// Housing (rent or loan on the home, energy, water, insurance) over resources, in hundredths of a percent; nil without resources.
    package var effortLogement: Int? {
        let charges = montants.reduce(0) { $1.key.loge ? $0 + $1.value : $0 }
        return part(creances.reduce(charges) { $1.nature == .immobilier ? $0 + $1.mensualite : $0 })
    }

    /// Debts that a plan pays back.
    package var planifiables: [Creance] { creances.filter { !$0.nature.horsPlan && $0.du > 0 } }

    /// What the month leaves for the debts of the plan: resources less everything but what these creditors ask. Never negative.
    package var capaciteReelle: Int {
        let autres = creances.reduce(0) { $1.nature.horsPlan ? $0 + $1.mensualite : $0 }
        return max(0, ressources - fixes - autres - courantes)
    }

    /// `capaciteReelle`, and never more than the seizable share: what a commission would ask (C. conso. R. 731-1).
    package func capacite(_ bareme: BaremeSaisie) -> Int {
        min(capaciteReelle, bareme.quotite(mensuelle: ressources, foyer))
    }

    private func part(_ montant: Int) -> Int? { ressources > 0 ? montant * 10_000 / ressources : nil }
}

extension Int {
    /// Division towards minus infinity: what lacks is never made smaller by rounding.
    func quotient(_ diviseur: Int) -> Int {
        let (q, r) = quotientAndRemainder(dividingBy: diviseur)
        return r < 0 ? q - 1 : q
    }
}
