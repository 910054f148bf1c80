import Calendrier

/// The plan held by an `Etat`, kept small: starts and intervenantes only.
struct Trace {
    private let modele: Modele
    private let depart: [Int]
    private let qui: [Int]
    let cout: Int

    init(_ modele: Modele) { self.init(modele, Etat(modele)) }

    init(_ modele: Modele, _ etat: Etat) {
        self.modele = modele
        depart = etat.depart
        qui = etat.qui
        cout = etat.cout
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

    /// Serves and pins in `etat` each permanence that finds its occurrence and respects the rules.
    func epingler(_ permanences: [Solution.Permanence], dans etat: inout Etat) {
        let demandes = Dictionary(uniqueKeysWithValues: modele.instance.demandes.enumerated().map { ($1.id, $0) })
        let personnes = Dictionary(uniqueKeysWithValues: modele.instance.intervenantes.enumerated().map { ($1.id, $0) })
        for p in permanences {
            guard let k = demandes[p.demande], let i = personnes[p.intervenante], let jour = DateCivile(p.date),
                let moment = Moment(rawValue: p.moment), let rang = Moment.allCases.firstIndex(of: moment), !jour.estWeekEnd
            else { continue }
            let n = modele.instance.horizon.premierLundi.jours(jusqua: jour)
            let d = 3 * (5 * (n / 7) + n % 7) + rang
            for o in modele.debutOccurrences[k]..<modele.debutOccurrences[k + 1]
            where modele.departs[modele.debutDeparts[o]..<modele.debutDeparts[o + 1]].contains(d) && etat.depart[o] < 0
                && etat.permet(o, d, i)
            {
                etat.poser(o, d, i)
                etat.epinglee[o] = true
                break
            }
        }
    }
}
