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

/// Reads a budget: how much of it is spent. Preparation counts.
struct Horloge {
    private let budget: Budget
    private let debut = ContinuousClock.now

    init(_ budget: Budget) { self.budget = budget }

    /// Seconds since the start.
    var secondes: Double {
        let (secondes, attosecondes) = (ContinuousClock.now - debut).components
        return Double(secondes) + Double(attosecondes) * 1e-18
    }

    func part(_ essais: Int) -> Double {
        switch budget {
        case .essais(let total): Double(essais) / Double(max(1, total))
        case .secondes(let total): secondes / max(0.001, total)
        }
    }

    /// Trials of one round, all threads together: a 256th of what is asked or 20 ms, given how many were tried since `debut`.
    func manche(_ essais: Int, _ debut: Double) -> Int {
        switch self.budget {
        case .essais(let total): return max(64, total / 256)
        case .secondes(let total):
            if essais == 0 { return 4096 }
            return max(256, Int(vitesse(essais, debut) * min(0.02, total / 256)))
        }
    }

    /// Trials the whole budget will allow, as far as one can tell.
    func prevision(_ essais: Int, _ debut: Double) -> Double {
        switch budget {
        case .essais(let total): Double(total)
        case .secondes(let total): vitesse(essais, debut) * max(0, total - debut)
        }
    }

    private func vitesse(_ essais: Int, _ debut: Double) -> Double { Double(essais) / max(1e-4, secondes - debut) }
}
