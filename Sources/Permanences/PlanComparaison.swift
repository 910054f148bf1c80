import Calendrier
import Contrats
import Planner
import Replanification
import Tenancy
import Web

/// A computed plan beside what stands now: read again at each display and at each acceptance, for the board may have moved meanwhile.
struct PlanComparaison: Sendable {
    let probleme: ProblemeDePlan
    let permanences: [Permanence]
    /// The computed plan with what is now published or pinned in its place.
    let propose: Solution
    let difference: Difference
    let chiffres: (actuel: PlanResultat.Chiffres, propose: PlanResultat.Chiffres)

    init(_ donnees: ProblemeDePlan.Donnees, _ solution: Solution) throws {
        probleme = try ProblemeDePlan(donnees)
        permanences = donnees.permanences
        propose = Self.actualiser(solution, probleme)
        difference = Difference(avant: probleme.actuelle, apres: propose, probleme.instance)
        chiffres = (
            .init(Verification(probleme.actuelle, probleme.instance), probleme.actuelle, probleme),
            .init(Verification(propose, probleme.instance), propose, probleme)
        )
    }

    /// Rows to accept together, and the key by which a form ticks them: other rows, other key.
    struct Lot: Sendable {
        let cle: String
        let rang: Int
        let lignes: [Difference.Ligne]

        init(_ rang: Int, _ lignes: [Difference.Ligne]) {
            self.rang = rang
            self.lignes = lignes
            cle = Self.empreinte(
                lignes.map { "\($0.avant.map { "\($0)" } ?? "")>\($0.apres.map { "\($0)" } ?? "")" }.joined(separator: "|"))
        }

        /// FNV-1a, 64 bits: a mark of what was shown, not a secret.
        static func empreinte(_ texte: String) -> String {
            String(texte.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }, radix: 36)
        }
    }

    var lots: [Lot] { difference.lots.enumerated().map { Lot($0.offset, $0.element) } }

    /// Permanences of the window's weeks of a solution.
    func dansLaFenetre(_ s: Solution) -> [Solution.Permanence] {
        let semaines = Verrou.semaines(probleme.fenetre)
        return s.permanences.filter { DateCivile($0.date).map(semaines.contient) ?? false }
    }

    /// Periods owed, open, with nobody in the proposed plan.
    var sansPlace: [ProblemeDePlan.Due] {
        var servies: [String: [DateCivile]] = [:]
        for p in propose.permanences { if let jour = DateCivile(p.date) { servies[p.demande, default: []].append(jour) } }
        for p in permanences where p.vivante && (p.statut != .planifiee || p.epinglee) {
            servies[p.prestation.description, default: []].append(p.jour)
        }
        return probleme.dues.filter { due in
            due.ouverte && !(servies[due.ligne.id.description] ?? []).contains(where: due.periode.contient)
        }
    }

    /// What is published or pinned now has the last word on its period; the rest of the plan follows where the period is still owed.
    private static func actualiser(_ solution: Solution, _ probleme: ProblemeDePlan) -> Solution {
        var tenus: Set<String> = []
        for p in probleme.epinglees {
            if let ligne = probleme.lignes[p.demande], let jour = DateCivile(p.date) {
                tenus.insert("\(p.demande) \(ligne.periode(contenant: jour).debut)")
            }
        }
        let dues = Set(probleme.dues.map { "\($0.ligne.id) \($0.periode.debut)" })
        let suivies = solution.permanences.filter { p in
            guard let ligne = probleme.lignes[p.demande], let jour = DateCivile(p.date) else { return false }
            let cle = "\(p.demande) \(ligne.periode(contenant: jour).debut)"
            return dues.contains(cle) && !tenus.contains(cle)
        }
        return Solution(instance: probleme.instance.nom, permanences: probleme.epinglees + suivies)
    }
}
