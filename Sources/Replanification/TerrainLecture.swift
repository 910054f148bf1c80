import Calendrier
import Planner

/// The rhythms a contract line allows and prefers, 3 × weekday + moment.
struct Rythmes {
    let autorise, prefere: [Bool]

    init(_ d: Instance.Demande) {
        let (permis, voulus) = (
            Set(d.creneauxAutorises.compactMap { Creneau($0)?.rang }), Set(d.creneauxPreferes.compactMap { Creneau($0)?.rang })
        )
        let rythmes = (0..<15).map { r in r % 3 == 2 ? [r / 3 * 2, r / 3 * 2 + 1] : [r / 3 * 2 + r % 3] }
        autorise = rythmes.map { $0.count == d.duree && permis.isSuperset(of: $0) }
        prefere = rythmes.map { voulus.isEmpty || voulus.isSuperset(of: $0) }
    }
}

/// A permanence by ranks: occurrence, demande, intervenante and start.
struct Place: Hashable, Sendable {
    let o, k, i, d: Int
}

extension Terrain {
    /// The first slot of a start; a JOUR takes the next one too.
    @inline(__always) func fente(_ d: Int) -> Int { d / 3 * 2 + (d % 3 == 1 ? 1 : 0) }
    @inline(__always) func rythme(_ d: Int) -> Int { d / 3 % 7 * 3 + d % 3 }
    @inline(__always) func semaine(_ d: Int) -> Int { d / 21 }
    @inline(__always) func minutes(_ a: Int, _ b: Int) -> Int { trajet[a * nbLieux + b] }
    func estDue(_ o: Int) -> Bool { debutDeparts[o] < debutDeparts[o + 1] }

    /// The occurrence of k whose period holds the day, nil outside its complete periods.
    func occurrence(_ k: Int, jour j: Int) -> Int? {
        let relatif = j / 7 - premiere[k]
        guard j >= 0, j < jours, relatif >= 0 else { return nil }
        let o = debutOccurrences[k] + relatif / parPeriode[k]
        return o < debutOccurrences[k + 1] ? o : nil
    }

    /// Days of the period of an occurrence.
    func periode(_ o: Int) -> Range<Int> {
        let k = demande[o]
        let debut = 7 * (premiere[k] + (o - debutOccurrences[k]) * parPeriode[k])
        return debut..<debut + 7 * parPeriode[k]
    }

    func date(_ j: Int) -> DateCivile { instance.horizon.premierLundi.plus(jours: j) }
    func jour(_ date: DateCivile) -> Int { instance.horizon.premierLundi.jours(jusqua: date) }
    func moment(_ d: Int) -> Moment { Moment.allCases[d % 3] }
    func depart(_ j: Int, _ moment: Moment) -> Int { 3 * j + (moment == .AM ? 0 : moment == .PM ? 1 : 2) }

    /// Nil when a name is unknown, the date unreadable, outside the periods or on a week-end, or the moment not of the demande's length.
    func place(_ p: Solution.Permanence) -> Place? {
        guard let k = rangDemande[p.demande], let i = rangQui[p.intervenante], let date = DateCivile(p.date),
            let moment = Moment(rawValue: p.moment), moment.duree == duree[k]
        else { return nil }
        let j = jour(date)
        guard j % 7 < 5, let o = occurrence(k, jour: j) else { return nil }
        return Place(o: o, k: k, i: i, d: depart(j, moment))
    }

    func permanence(_ o: Int, _ d: Int, _ i: Int) -> Solution.Permanence {
        .init(
            demande: instance.demandes[demande[o]].id, intervenante: instance.intervenantes[i].id, date: date(d / 3).description,
            moment: moment(d).rawValue)
    }
}
