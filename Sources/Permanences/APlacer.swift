import Calendrier
import Contrats
import Tenancy
import Web

/// What one contract line owes in a period, in half-days, and what already stands.
struct APlacer: Sendable, Equatable {
    let ligne: LigneDue
    /// Owed on a day that is open; a period of holidays or closings owes nothing.
    private(set) var dues = 0
    private(set) var tenues = 0
    private(set) var publiees = 0
    /// Drafts.
    private(set) var planifiees = 0
    /// Not owed: closed, or a holiday every day it could be.
    private(set) var fermees = 0

    var aPlacer: Int { dues - tenues - publiees - planifiees }

    static func == (a: APlacer, b: APlacer) -> Bool { a.ligne.id == b.ligne.id && a.chiffres == b.chiffres }
    var chiffres: [Int] { [dues, tenues, publiees, planifiees, fermees] }

    /// One entry per line that owes or stands in the window, by company then line.
    static func lire(_ probleme: ProblemeDePlan, _ permanences: [Permanence]) -> [APlacer] {
        let vivantes = Dictionary(grouping: permanences.filter(\.vivante), by: \.prestation)
        var comptes: [ID<Prestation>: APlacer] = [:]
        var ordre: [ID<Prestation>] = []
        for due in probleme.dues {
            let id = due.ligne.id
            if comptes[id] == nil { ordre.append(id) }
            var compte = comptes[id] ?? APlacer(ligne: due.ligne)
            compte.ajouter(due, vivantes[id]?.first { due.periode.contient($0.jour) })
            comptes[id] = compte
        }
        return ordre.compactMap { comptes[$0] }
    }

    private mutating func ajouter(_ due: ProblemeDePlan.Due, _ posee: Permanence?) {
        let n = due.ligne.duree
        guard due.ouverte || posee != nil else {
            fermees += n
            return
        }
        dues += n
        switch posee?.statut {
        case .tenue: tenues += n
        case .publiee: publiees += n
        case .planifiee: planifiees += n
        default: break
        }
    }
}
