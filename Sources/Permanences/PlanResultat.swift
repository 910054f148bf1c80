import Calendrier
import Planner

/// What a computation found, kept with its plan.
struct PlanResultat: Codable, Sendable {
    let solution: Solution
    let propose: Chiffres
    let secondes: Int

    /// Figures a planner compares. Half-days but for `servies` and `memeIntervenante` (permanences), `minutes` and `semainesAuDela`.
    struct Chiffres: Codable, Sendable, Equatable {
        let dues: Int
        let placees: Int
        let servies: Int
        let memeIntervenante: Int
        let minutes: Int
        let auDelaCible: Int
        /// (worker, week) pairs above the target load.
        let semainesAuDela: Int
        let cout: Int

        /// `v` judges `solution` in the instance of `probleme`; what stands after the window is taken out of the half-days.
        init(_ v: Verification, _ solution: Solution, _ probleme: ProblemeDePlan) {
            placees = v.compte.demiJourneesServies - probleme.voisines
            dues = placees + v.compte.demiJourneesNonServies
            servies = v.compte.servies
            memeIntervenante = v.compte.servies - v.compte.horsContinuite
            minutes = v.compte.minutes
            auDelaCible = v.compte.demiJourneesAuDelaCible
            semainesAuDela = Self.semaines(solution, probleme.instance)
            cout = v.cout.total
        }

        private struct Semaine: Hashable {
            let intervenante: String
            let lundi: DateCivile
        }

        private static func semaines(_ solution: Solution, _ instance: Instance) -> Int {
            var charge: [Semaine: Int] = [:]
            for p in solution.permanences {
                guard let jour = DateCivile(p.date), let moment = Moment(rawValue: p.moment) else { continue }
                charge[Semaine(intervenante: p.intervenante, lundi: jour.lundi), default: 0] += moment.duree
            }
            let cibles = Dictionary(instance.intervenantes.map { ($0.id, $0.cibleHebdo) }, uniquingKeysWith: { a, _ in a })
            return charge.count { $0.value > cibles[$0.key.intervenante] ?? 10 }
        }
    }
}
