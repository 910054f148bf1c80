public import Planner

/// What a provider without a memory does: plan again from nothing, keeping only what is published. Measured beside `Reparation`.
public struct RemplacementNaif: Sendable {
    private let planificateur: Planificateur

    /// `instance` knows the absence; of `publiees`, those that break a rule are not kept.
    public init(_ instance: Instance, publiees: [Solution.Permanence]) throws(Malformation) {
        planificateur = try Planificateur(instance, epinglees: publiees)
    }

    public func replanifier(graine: UInt64 = 1, budget: Budget, fils: Int = 1) -> Solution {
        planificateur.planifier(graine: graine, budget: budget, fils: fils)
    }

    /// Permanences of `avant`, but for `touchees`, that `apres` does not hold as they were.
    public static func deplacees(_ avant: Solution, _ apres: Solution, sauf touchees: [Solution.Permanence]) -> Int {
        let gardees = Set(apres.permanences.map(Self.cle))
        let hors = Set(touchees.map(Self.cle))
        return avant.permanences.count { !gardees.contains(cle($0)) && !hors.contains(cle($0)) }
    }

    private static func cle(_ p: Solution.Permanence) -> [String] { [p.demande, p.intervenante, p.date, p.moment] }
}
