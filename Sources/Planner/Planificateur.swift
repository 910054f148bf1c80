import Calendrier
import Foundation

/// How long to search. A number of trials gives the same plan on every machine; a time gives the best found in it.
public enum Budget: Sendable {
    case essais(Int)
    case secondes(Double)
}

/// Where the search is.
public struct Avancement: Sendable {
    /// 0…1 of the budget.
    public let part: Double
    /// Cost of the best plan so far.
    public let cout: Int
    /// Occurrences due, and those the best plan serves.
    public let dues, servies: Int
    /// Half-days the best plan leaves unserved.
    public let demiJourneesNonServies: Int
    /// Changes tried since the start, all threads together.
    public let essais: Int
}

/// Instance → plan: a constructive start, then annealing with ejections and whole-contract moves.
/// Pure: reads no clock but for a budget in seconds, draws only from `graine`.
public struct Planificateur: Sendable {
    private let instance: Instance
    /// Permanences that must stay as they are (already published). Those that break a rule of the instance are not kept.
    private let epinglees: [Solution.Permanence]

    /// The plan to start from and stay near, if any, and what moving one of its permanences costs.
    private let depart: Solution?
    private let deplacement: Int

    /// Refuses a malformed instance. With `depart`, the search starts from that plan (its permanences that break a rule are left out)
    /// and pays `deplacement`, beside the cost of the format, for each of its permanences that is not found again unchanged.
    public init(
        _ instance: Instance, epinglees: [Solution.Permanence] = [], depart: Solution? = nil, deplacement: Int = 0
    ) throws(Malformation) {
        try instance.controler()
        self.instance = instance
        self.epinglees = epinglees
        self.depart = depart
        self.deplacement = deplacement
    }

    /// Those of `epinglees` that find their occurrence and break no rule: the plan will hold them.
    public var retenues: [Solution.Permanence] {
        let modele = Modele(instance)
        var etat = Etat(modele)
        Trace(modele).epingler(epinglees, dans: &etat)
        return Trace(modele, etat).solution.permanences
    }

    /// Searches within `budget`. `suivi` is called about a hundred times; answering false stops and keeps the best so far.
    public func planifier(graine: UInt64 = 1, budget: Budget, fils: Int = 1, suivi: (Avancement) -> Bool = { _ in true }) -> Solution {
        let modele = Modele(instance)
        var depart = Etat(modele)
        Trace(modele).epingler(epinglees, dans: &depart)
        var construction = Construction(depart)
        construction.construire()
        var recherche = Recherche(construction.etat, graine: graine)
        var meilleur = Trace(modele, construction.etat)
        guard recherche.peutChercher else { return meilleur.solution }
        _ = suivi(meilleur.avancement(0, 0))
        let horloge = Horloge(budget)
        var (essais, prochain) = (0, 0.01)
        var part = 0.0
        while part < 1 {
            let temperature = Self.temperature(part)
            for _ in 0..<256 { recherche.essayer(temperature) }
            essais += 256
            part = horloge.part(essais)
            if recherche.etat.cout < meilleur.cout, part > 0.5 || essais % 8192 == 0 { meilleur = Trace(modele, recherche.etat) }
            if part >= prochain {
                prochain = part + 0.01
                if !suivi(meilleur.avancement(min(1, part), essais)) { break }
            }
        }
        if recherche.etat.cout < meilleur.cout { meilleur = Trace(modele, recherche.etat) }
        return meilleur.solution
    }

    /// From the price of a detour of two hours down to the price of a minute, geometrically.
    private static func temperature(_ part: Double) -> Double { 80 * pow(1.5 / 80, part) }
}

/// Reads a budget: how much of it is spent.
private struct Horloge {
    let budget: Budget
    let debut = ContinuousClock.now

    init(_ budget: Budget) { self.budget = budget }

    func part(_ essais: Int) -> Double {
        switch budget {
        case .essais(let total): return Double(essais) / Double(max(1, total))
        case .secondes(let total):
            let (secondes, attosecondes) = (ContinuousClock.now - debut).components
            return (Double(secondes) + Double(attosecondes) * 1e-18) / max(0.001, total)
        }
    }
}
