public import Calendrier
import Planner
public import Tenancy

/// Plans a period of the database from end to end, for the command line: states, searches, puts the drafts, publishes if asked.
public struct Planification: Sendable {
    public let dues: Int
    public let placees: Int
    public let cout: Int
    public let posees: Int
    public let gardees: Int
    public let publiees: Int

    /// `suivi` receives the search's progress, 0…1, and its best cost.
    public static func executer(
        _ bases: Bases, as principal: Principal, _ periode: Periode, secondes: Double, graine: Int = 1, publier: Bool = false,
        suivi: @escaping @Sendable (Double, Int) -> Void = { _, _ in }
    ) async throws -> Planification {
        let base = bases[.gestion]
        let donnees = try await base.transaction(as: principal, readOnly: true) { try Lues(PlanStore.donnees(periode, $0)) }
        let resultat = try await donnees.calculer(secondes: secondes, graine: UInt64(graine), suivi: suivi)
        return try await base.transaction(as: principal) { tx in
            if let verrou = try VerrouStore.pendant(periode, tx).first { throw PeriodeTenue(phrase: verrou.phrase(try Collegues(tx))) }
            guard let plan = try PlanStore.creer(periode, graine: graine, tx) else { throw Absent() }
            try PlanStore.achever(plan, resultat, tx)
            let comparaison = try PlanComparaison(try PlanStore.donnees(periode, tx), resultat.solution)
            let bilan = try PlanApplication.accepter(plan, comparaison, tx)
            let publiees = publier ? try PermanenceStore.publier(ProblemeDePlan.horizon(periode), bureau: nil, plan: plan, tx) : 0
            if publier { try PlanStore.publie(plan, tx) }
            return Planification(
                dues: resultat.propose.dues, placees: resultat.propose.placees, cout: resultat.propose.cout, posees: bilan.posees,
                gardees: bilan.gardees, publiees: publiees)
        }
    }

    /// Computes a plan and leaves it to be decided: no draft is put or moved.
    @discardableResult
    public static func proposer(
        _ bases: Bases, as principal: Principal, _ periode: Periode, secondes: Double, proche: Bool
    ) async throws -> ID<PlanDePeriode> {
        let base = bases[.gestion]
        let donnees = try await base.transaction(as: principal, readOnly: true) { try Lues(PlanStore.donnees(periode, $0)) }
        let resultat = try await donnees.calculer(secondes: secondes, graine: 1, proche: proche) { _, _ in }
        return try await base.transaction(as: principal) { tx in
            guard let plan = try PlanStore.creer(periode, graine: 1, secondes: Int(secondes), proche: proche, tx) else { throw Absent() }
            try PlanStore.achever(plan, resultat, tx)
            return plan
        }
    }

    struct Absent: Error {}

    /// Somebody plans this period on the pages.
    struct PeriodeTenue: Error, CustomStringConvertible {
        let phrase: String
        var description: String { "\(phrase) Attendez sa décision : rien n'a été posé." }
    }

    private struct Lues: Sendable {
        let probleme: ProblemeDePlan

        init(_ donnees: ProblemeDePlan.Donnees) throws { probleme = try ProblemeDePlan(donnees) }

        @concurrent func calculer(
            secondes: Double, graine: UInt64, proche: Bool = false, suivi: @escaping @Sendable (Double, Int) -> Void
        ) async throws -> PlanResultat {
            try PlanResultat.calculer(probleme, secondes: secondes, graine: graine, proche: proche) { avancement in
                suivi(avancement.part, avancement.cout)
                return !Task.isCancelled
            }
        }
    }
}
