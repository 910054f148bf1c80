import Calendrier
import Planner

/// Every (allowed moment × apt worker) of what is left of one period, with the rules it breaks; holidays and closures of the place are in it.
struct Releve {
    let c: Contexte
    let o, k: Int
    let combinaisons: [(d: Int, i: Int, bits: Int)]
    private let passee: Bool
    private var t: Terrain { c.t }

    init(_ c: Contexte, _ o: Int, depuis: Int) {
        let t = c.t
        let k = t.demande[o]
        (self.c, self.o, self.k) = (c, o, k)
        let departs = t.periode(o).filter { $0 % 7 < 5 && $0 >= depuis }.flatMap { j in
            (0..<3).filter { t.autorise[k * 15 + j % 7 * 3 + $0] }.map { 3 * j + $0 }
        }
        passee = depuis >= t.periode(o).upperBound - 2
        combinaisons = departs.flatMap { d in
            t.eligibles[t.debutEligibles[k]..<t.debutEligibles[k + 1]].map { (d, $0, c.etat.manquements(o, d, $0)) }
        }
    }

    var possibles: Int { combinaisons.count { $0.bits == 0 } }

    /// The skill first when two workers at most have it, then the rules by what they block.
    var obstacles: [NonServie.Obstacle] {
        let regles = Regle.allCases.compactMap { regle -> NonServie.Obstacle? in
            let prises = combinaisons.filter { $0.bits & regle.bit != 0 }
            return prises.isEmpty ? nil : .init(regle: regle, bloquees: prises.count, phrase: phrase(regle, prises))
        }
        let ordre = regles.enumerated().sorted { ($1.element.bloquees, $0.offset) < ($0.element.bloquees, $1.offset) }
        return competence + ordre.map(\.element)
    }

    /// A skill that few have; it forbids the rest of the team, who are not among the pairs: `bloquees` is 0.
    private var competence: [NonServie.Obstacle] {
        let aptes = t.eligibles[t.debutEligibles[k]..<t.debutEligibles[k + 1]].sorted()
        let ligne = t.instance.demandes[k]
        guard aptes.count <= 2 else { return [] }
        let demande =
            ligne.langue == "fr"
            ? Mots.capitale(Mots.role(ligne.role)) + " demandée" : Mots.capitale(Mots.langue(ligne.langue)) + " demandé"
        let qui =
            switch aptes.count {
            case 0: "personne dans l'équipe ne convient"
            case 1: "une seule intervenante, \(c.mots.nom(aptes[0]))"
            default: "deux intervenantes, \(Mots.liste(aptes.map(c.mots.nom)))"
            }
        return [.init(regle: ligne.langue == "fr" ? .role : .langue, bloquees: 0, phrase: Mots.point("\(demande) : \(qui)"))]
    }

    /// The skill, the two rules that block most, and the first thing that would free it.
    func phrase(_ obstacles: [NonServie.Obstacle], _ liberations: [Liberation]) -> String {
        if !t.estDue(o) {
            return "Rien n'est dû : aucun jour ouvert dans la période. " + obstacles.prefix(2).map(\.phrase).joined(separator: " ")
        }
        if possibles > 0, let libre = liberations.first(where: \.gestes.isEmpty) { return libre.phrase }
        if passee { return "La période est passée." }
        let competence = competence.count
        let regles = obstacles.prefix(competence + 2).map(\.phrase).joined(separator: " ")
        return regles
            + (liberations.first.map { " Ce qui la libérerait : \(Mots.minuscule($0.phrase))" } ?? " Aucun geste simple ne la libérerait.")
    }
}
