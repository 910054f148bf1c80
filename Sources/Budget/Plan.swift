package import Calendrier

/// A repayment plan, month by month, to the cent.
package struct Plan: Sendable, Equatable {
    package enum Methode: String, CaseIterable, Sendable {
        /// Each debt in proportion to what remains of it: what a commission and most negotiated plans do.
        case proportionnel
        /// Smallest debt first: fewer creditors soon.
        case bouleDeNeige = "boule_de_neige"
        /// Highest rate first: least interest.
        case avalanche

        package var libelle: String {
            switch self {
            case .proportionnel: "en proportion de chaque dette"
            case .bouleDeNeige: "la plus petite dette d'abord"
            case .avalanche: "le taux le plus élevé d'abord"
            }
        }
    }

    /// Why there is no plan.
    package enum Refus: Error, Equatable, Sendable {
        case aucuneDette
        case sansCapacite
        /// Interest eats the payments: cents of interest of the first month, cents paid.
        case neConvergePas(interets: Int, mensualite: Int)
    }

    package struct Echeance: Sendable, Equatable {
        package let mois: Mois
        /// Cents paid to each creditor, in the order given.
        package let versements: [Int]
        /// Cents owed to each after the payment.
        package let restants: [Int]

        package var verse: Int { versements.reduce(0, +) }
        package var reste: Int { restants.reduce(0, +) }
    }

    package struct ParCreance: Sendable, Equatable {
        package let creance: Creance
        /// Everything paid: the debt and its interest.
        package let verse: Int
        package let interets: Int
        package let fin: Mois
        /// Largest payment of a month.
        package let plusForte: Int
    }

    package let echeances: [Echeance]
    package let creances: [ParCreance]

    /// Longest plan of a commission, in months, but for the loan on the home (C. conso. L. 732-3, L. 733-1 and L. 733-3).
    package static let maximumLegal = 84
    /// Fifty years: beyond, there is no plan.
    private static let horizon = 600

    package var duree: Int { echeances.count }
    package var fin: Mois? { echeances.last?.mois }
    package var interets: Int { creances.reduce(0) { $0 + $1.interets } }
    package var depasse: Bool { duree > Self.maximumLegal }
    /// Cents still owed when the legal maximum is over: what a commission may wipe out (C. conso. L. 733-4).
    package var resteAuMaximum: Int { depasse ? echeances[Self.maximumLegal - 1].reste : 0 }

    /// Pays `mensualite` cents a month from `debut` until nothing is owed. Interest runs before each payment.
    package static func simuler(_ creances: [Creance], mensualite: Int, methode: Methode, debut: Mois) throws(Refus) -> Plan {
        guard creances.contains(where: { $0.du > 0 }) else { throw .aucuneDette }
        guard mensualite > 0 else { throw .sansCapacite }
        var soldes = creances.map(\.du)
        var interets = creances.map { _ in 0 }
        var echeances: [Echeance] = []
        let premiers = zip(creances, soldes).reduce(0) { $0 + $1.0.interets(sur: $1.1) }
        let initial = soldes.reduce(0, +)
        var mois = debut
        while soldes.contains(where: { $0 > 0 }) {
            for rang in creances.indices {
                let du = creances[rang].interets(sur: soldes[rang])
                soldes[rang] += du
                interets[rang] += du
            }
            let versements = methode.repartir(mensualite, soldes, creances)
            for rang in soldes.indices { soldes[rang] -= versements[rang] }
            echeances.append(Echeance(mois: mois, versements: versements, restants: soldes))
            mois = mois.suivant
            // Doubling is not converging, and keeps the products of a hopeless rate within bounds.
            if echeances.count >= horizon || soldes.reduce(0, +) > 2 * initial {
                throw .neConvergePas(interets: premiers, mensualite: mensualite)
            }
        }
        return Plan(echeances: echeances, creances: bilan(creances, echeances, interets, debut))
    }

    private static func bilan(_ creances: [Creance], _ echeances: [Echeance], _ interets: [Int], _ debut: Mois) -> [ParCreance] {
        creances.indices.map { rang in
            ParCreance(
                creance: creances[rang], verse: echeances.reduce(0) { $0 + $1.versements[rang] }, interets: interets[rang],
                fin: echeances.last { $0.versements[rang] > 0 }?.mois ?? debut,
                plusForte: echeances.map { $0.versements[rang] }.max() ?? 0)
        }
    }
}

extension Plan.Methode {
    /// Shares `mensualite` between `soldes`: never more than what a creditor is owed, never more than `mensualite` in all.
    func repartir(_ mensualite: Int, _ soldes: [Int], _ creances: [Creance]) -> [Int] {
        switch self {
        case .proportionnel: Self.proportionner(mensualite, soldes)
        case .bouleDeNeige: Self.ranger(mensualite, soldes, soldes.indices.sorted { (soldes[$0], $0) < (soldes[$1], $1) })
        case .avalanche:
            Self.ranger(
                mensualite, soldes,
                soldes.indices.sorted { (-creances[$0].taux, soldes[$0], $0) < (-creances[$1].taux, soldes[$1], $1) })
        }
    }

    private static func ranger(_ mensualite: Int, _ soldes: [Int], _ ordre: [Int]) -> [Int] {
        var reste = mensualite
        var parts = soldes.map { _ in 0 }
        for rang in ordre {
            parts[rang] = min(reste, soldes[rang])
            reste -= parts[rang]
        }
        return parts
    }

    /// Whole cents, then one more for the largest remainders: the sum is exact.
    private static func proportionner(_ mensualite: Int, _ soldes: [Int]) -> [Int] {
        let total = soldes.reduce(0, +)
        guard total > mensualite else { return soldes }
        var parts = soldes.map { mensualite * $0 / total }
        let restes = soldes.map { mensualite * $0 % total }
        let ordre = soldes.indices.sorted { (-restes[$0], $0) < (-restes[$1], $1) }
        for rang in ordre.prefix(mensualite - parts.reduce(0, +)) { parts[rang] += 1 }
        return parts
    }
}
