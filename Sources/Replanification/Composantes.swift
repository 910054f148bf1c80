public import Planner

/// The six components of the cost, in cost units (weights applied), or the difference of two such costs.
public struct Composantes: Sendable, Equatable {
    public var nonServie = 0
    public var continuite = 0
    public var regularite = 0
    public var preference = 0
    public var trajet = 0
    public var equilibre = 0

    public init() {}

    public init(_ cout: Verification.Cout) {
        (nonServie, continuite, regularite) = (cout.nonServie, cout.continuite, cout.regularite)
        (preference, trajet, equilibre) = (cout.preference, cout.trajet, cout.equilibre)
    }

    public var total: Int { nonServie + continuite + regularite + preference + trajet + equilibre }

    public static func + (a: Composantes, b: Composantes) -> Composantes {
        var c = a
        c.nonServie += b.nonServie
        c.continuite += b.continuite
        c.regularite += b.regularite
        c.preference += b.preference
        c.trajet += b.trajet
        c.equilibre += b.equilibre
        return c
    }

    public static prefix func - (a: Composantes) -> Composantes {
        var c = Composantes()
        (c.nonServie, c.continuite, c.regularite) = (-a.nonServie, -a.continuite, -a.regularite)
        (c.preference, c.trajet, c.equilibre) = (-a.preference, -a.trajet, -a.equilibre)
        return c
    }

    public static func - (a: Composantes, b: Composantes) -> Composantes { a + -b }
}
