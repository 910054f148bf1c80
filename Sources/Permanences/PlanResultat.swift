import Planner

/// What a computation found, kept with its plan until it is accepted.
struct PlanResultat: Codable, Sendable {
    let solution: Solution
    let propose: Chiffres
    let actuel: Chiffres
    let deplacees: Int
    let secondes: Int

    /// Figures a planner compares. Half-days but for `servies` and `memeIntervenante` (permanences) and `minutes`.
    struct Chiffres: Codable, Sendable {
        let dues: Int
        let placees: Int
        let servies: Int
        let memeIntervenante: Int
        let minutes: Int
        let auDelaCible: Int
        let cout: Int

        init(_ v: Verification) {
            placees = v.compte.demiJourneesServies
            dues = placees + v.compte.demiJourneesNonServies
            servies = v.compte.servies
            memeIntervenante = v.compte.servies - v.compte.horsContinuite
            minutes = v.compte.minutes
            auDelaCible = v.compte.demiJourneesAuDelaCible
            cout = v.cout.total
        }
    }
}
