import Calendrier
import Planner
import Tenancy
import Web

/// Half-days of one worker in the weeks of a plan: in place, proposed, and how many she can hold.
struct PlanCharge: Sendable, Equatable {
    let intervenant: String
    let nom: String
    let actuel: Int
    let propose: Int
    /// Each week, what her presence and her weekly maximum allow.
    let disponible: Int

    static func lire(_ c: PlanComparaison, _ d: ProblemeDePlan.Donnees) -> [PlanCharge] {
        let (actuel, propose) = (compter(c.dansLaFenetre(c.probleme.actuelle)), compter(c.dansLaFenetre(c.propose)))
        let bureaux = Dictionary(uniqueKeysWithValues: d.lieux.map { ($0.id, $0) })
        let semaines = Verrou.semaines(c.probleme.fenetre)
        return d.intervenants.map { i in
            let id = i.id.description
            let absences = d.absences.filter { $0.intervenant == i.id }.map(\.periode)
            let dispo = stride(from: 0, to: semaines.nombreDeJours, by: 7).reduce(0) { somme, jour in
                somme + min(i.maxHebdo, presence(i, Semaine(semaines.debut.plus(jours: jour)), absences, bureaux[i.bureau]))
            }
            return PlanCharge(intervenant: id, nom: i.nomComplet, actuel: actuel[id] ?? 0, propose: propose[id] ?? 0, disponible: dispo)
        }
        .filter { $0.disponible + $0.actuel + $0.propose > 0 }
        .sorted { ($1.propose, $0.nom) < ($0.propose, $1.nom) }
    }

    private static func presence(_ i: Intervenant, _ semaine: Semaine, _ absences: [Periode], _ bureau: Lieu?) -> Int {
        semaine.joursOuvres.reduce(0) { somme, jour in
            let ferie = bureau.map { JoursFeries.estFerie(jour, $0.territoire) } ?? false
            guard !ferie, !absences.contains(where: { $0.contient(jour) }) else { return somme }
            return somme + DemiJournee.allCases.count { demi in Creneau(jour, demi).map(i.disponibilites.contains) ?? false }
        }
    }

    private static func compter(_ permanences: [Solution.Permanence]) -> [String: Int] {
        permanences.reduce(into: [:]) { $0[$1.intervenante, default: 0] += Moment(rawValue: $1.moment)?.duree ?? 1 }
    }

    /// Bar: proposed; mark: in place; both on what she can hold.
    func ligne(_ plan: ID<PlanDePeriode>) -> Balisage {
        "<tr><th scope=\"row\"><a href=\"/plans/\(plan.description)/charge/\(intervenant)\">\(nom)</a></th><td class=\"col-barre\"><svg class=\"trait\" height=\"10\" aria-hidden=\"true\"><rect class=\"g-fond\" width=\"100%\" height=\"10\" rx=\"2\"/><rect class=\"g1\" width=\"\(part(propose))\" height=\"10\" rx=\"2\"/><rect class=\"g-repere\" x=\"\(part(actuel))\" y=\"-3\" width=\"2\" height=\"16\"/></svg></td><td class=\"n\">\(dit(actuel))</td><td class=\"n\">\(dit(propose))</td><td class=\"n\">\(disponible)</td></tr>"
    }

    private func dit(_ n: Int) -> String { n > disponible ? "\(n) ▲" : "\(n)" }

    private func part(_ n: Int) -> String {
        guard disponible > 0 else { return n > 0 ? "100%" : "0%" }
        let millieme = min(1000, n * 1000 / disponible)
        return "\(millieme / 10).\(millieme % 10)%"
    }
}
