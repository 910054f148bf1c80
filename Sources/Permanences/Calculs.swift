import Foundation
import Planner
import Synchronization
public import Tenancy
import Web

/// The plans being computed, one at a time, each on a thread of its own: a search of a minute must not hold a thread of the requests.
public final class Calculs: Sendable {
    struct Demande: Sendable {
        let plan: ID<PlanDePeriode>
        let probleme: ProblemeDePlan
        let secondes: Double
        let graine: UInt64
        let proche: Bool
        let principal: Principal
    }

    /// Where a computation is; nil avancement while it waits its turn.
    struct Suivi: Sendable {
        var avancement: Avancement?
        var debut: ContinuousClock.Instant?
        var arret = false

        /// « 128 permanences placées sur 203, 12 demi-journées sans place, coût 45 210, 85 000 essais par seconde. »
        var phrase: String {
            guard let a = avancement else { return "Le calcul attend son tour." }
            let secondes = debut.map { max(1, Int((ContinuousClock.now - $0).components.seconds)) } ?? 1
            let allure = a.essais == 0 ? "" : ", \(nombre(a.essais / secondes)) essais par seconde"
            return
                "\(pluriel(a.servies, "permanence placée", "permanences placées")) sur \(nombre(a.dues)), \(pluriel(a.demiJourneesNonServies, "demi-journée")) sans place, coût \(nombre(a.cout))\(allure)."
        }
    }

    private let bases: Bases
    private let suivis = Mutex<[ID<PlanDePeriode>: Suivi]>([:])
    private let file: AsyncStream<Demande>
    private let depot: AsyncStream<Demande>.Continuation

    public init(bases: Bases) {
        self.bases = bases
        (file, depot) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(8))
    }

    /// Takes nothing more and stops the search under way: what it has found is kept.
    public func fermer() {
        depot.finish()
        suivis.withLock { suivis in for plan in suivis.keys { suivis[plan]?.arret = true } }
    }

    /// Computes what is asked until `fermer` or the task's cancellation.
    public func run() async {
        for await demande in file { await traiter(demande) }
    }

    /// False when eight computations already wait.
    func demander(_ demande: Demande) -> Bool {
        suivis.withLock { $0[demande.plan] = Suivi() }
        if case .enqueued = depot.yield(demande) { return true }
        suivis.withLock { $0[demande.plan] = nil }
        return false
    }

    func suivi(_ plan: ID<PlanDePeriode>) -> Suivi? { suivis.withLock { $0[plan] } }

    /// Ends the search; the best plan so far is kept.
    func arreter(_ plan: ID<PlanDePeriode>) { suivis.withLock { $0[plan]?.arret = true } }

    /// The lock of the period lives as long as its computation.
    private func traiter(_ d: Demande) async {
        let bases = bases
        let resultat = await withTaskGroup(of: Void.self) { groupe in
            groupe.addTask {
                while (try? await Task.sleep(for: .seconds(60))) != nil {
                    _ = try? await bases[.gestion].transaction(as: d.principal) { try VerrouStore.battre(d.plan, $0) }
                }
            }
            defer { groupe.cancelAll() }
            return await calculer(d)
        }
        do {
            try await bases[.gestion].transaction(as: d.principal) { tx in
                if let resultat { try PlanStore.achever(d.plan, resultat, tx) } else { try PlanStore.marquer(d.plan, .echec, tx) }
            }
        } catch {
            // The page shows a computation that is neither running nor kept as interrupted, and offers to ask again.
        }
        suivis.withLock { $0[d.plan] = nil }
    }

    /// Runs the search on its own thread.
    func calculer(_ d: Demande) async -> PlanResultat? {
        await withCheckedContinuation { suite in
            Thread.detachNewThread { [self] in
                suite.resume(
                    returning: try? PlanResultat.calculer(d.probleme, secondes: d.secondes, graine: d.graine, proche: d.proche) {
                        avancement in
                        suivis.withLock { suivis in
                            suivis[d.plan]?.avancement = avancement
                            if suivis[d.plan]?.debut == nil { suivis[d.plan]?.debut = .now }
                            return suivis[d.plan]?.arret != true
                        }
                    })
            }
        }
    }
}

extension PlanResultat {
    /// Cores a search may use.
    private static var fils: Int { min(4, max(1, ProcessInfo.processInfo.activeProcessorCount)) }

    /// Searches, then judges the plan with the independent verification. Refuses a plan with a violation rather than propose it.
    static func calculer(
        _ probleme: ProblemeDePlan, secondes: Double, graine: UInt64, proche: Bool = false, suivi: (Avancement) -> Bool
    ) throws -> PlanResultat {
        let debut = ContinuousClock.now
        let planificateur = try Planificateur(
            probleme.instance, epinglees: probleme.epinglees, depart: proche ? probleme.actuelle : nil,
            deplacement: proche ? probleme.deplacement : 0)
        let solution = planificateur.planifier(graine: graine, budget: .secondes(secondes), fils: fils, suivi: suivi)
        let verification = Verification(solution, probleme.instance)
        guard verification.violations.isEmpty else { throw PlanInvalide(violation: "\(verification.violations[0])") }
        return PlanResultat(
            solution: solution, propose: Chiffres(verification, solution, probleme),
            secondes: Int((ContinuousClock.now - debut).components.seconds))
    }

    struct PlanInvalide: Error, CustomStringConvertible {
        let violation: String
        var description: String { "le plan calculé enfreint une règle : \(violation)" }
    }
}
