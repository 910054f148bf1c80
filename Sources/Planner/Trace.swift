import Calendrier

/// The plan held by an `Etat`, kept small: starts and intervenantes only.
struct Trace {
    private let modele: Modele
    let depart: [Int]
    let qui: [Int]
    /// Cost, the price of leaving the plan to stay near included.
    let cout: Int

    init(_ etat: Etat, cout: Int) {
        modele = etat.m
        depart = etat.depart.valeurs
        qui = etat.qui.valeurs
        self.cout = cout
    }

    func avancement(_ part: Double, _ essais: Int) -> Avancement {
        let nonServies = depart.indices.reduce(0) { $0 + (depart[$1] < 0 ? modele.duree[modele.demande[$1]] : 0) }
        return Avancement(
            part: part, cout: cout, dues: depart.count, servies: depart.count { $0 >= 0 }, demiJourneesNonServies: nonServies,
            essais: essais)
    }

    /// In the order of dates, then moments.
    var solution: Solution {
        let instance = modele.instance
        let posees = depart.indices.filter { depart[$0] >= 0 }.sorted { (depart[$0], qui[$0], $0) < (depart[$1], qui[$1], $1) }
        return Solution(
            instance: instance.nom,
            permanences: posees.map { o in
                let jour = depart[o] / 3
                return .init(
                    demande: instance.demandes[modele.demande[o]].id, intervenante: instance.intervenantes[qui[o]].id,
                    date: instance.horizon.premierLundi.plus(jours: 7 * (jour / 5) + jour % 5).description,
                    moment: Moment.allCases[depart[o] % 3].rawValue)
            })
    }

    /// Makes `etat` hold this plan. Answers the change of its cost.
    func remettre(dans etat: Etat) -> Int {
        var cout = 0
        for o in depart.indices where etat.depart[o] >= 0 && (etat.depart[o] != depart[o] || etat.qui[o] != qui[o]) {
            cout += etat.retirer(o)
        }
        for o in depart.indices where etat.depart[o] < 0 && depart[o] >= 0 { cout += etat.poser(o, depart[o], qui[o]) }
        return cout
    }
}
