import Calendrier

/// Finds the occurrence, the start and the intervenante that a permanence of a file means.
struct Placement {
    private let modele: Modele
    private let demandes: [String: Int]
    private let personnes: [String: Int]

    struct Place {
        let occurrence, depart, qui: Int
    }

    init(_ modele: Modele) {
        self.modele = modele
        demandes = Dictionary(uniqueKeysWithValues: modele.instance.demandes.enumerated().map { ($1.id, $0) })
        personnes = Dictionary(uniqueKeysWithValues: modele.instance.intervenantes.enumerated().map { ($1.id, $0) })
    }

    /// Nil when it names nothing known or a day outside the periods of its demande.
    func lire(_ p: Solution.Permanence) -> Place? {
        guard let k = demandes[p.demande], let i = personnes[p.intervenante], let jour = DateCivile(p.date),
            let moment = Moment(rawValue: p.moment), let rang = Moment.allCases.firstIndex(of: moment), !jour.estWeekEnd
        else { return nil }
        let n = modele.instance.horizon.premierLundi.jours(jusqua: jour)
        guard n >= 0, n < 7 * modele.semaines else { return nil }
        let d = 3 * (5 * (n / 7) + n % 7) + rang
        guard modele.estOuvert(k, d), modele.apte[k * modele.nbIntervenantes + i] == 1,
            let o = (modele.debutOccurrences[k]..<modele.debutOccurrences[k + 1]).first(where: { modele.dansPeriode($0, d) })
        else { return nil }
        return Place(occurrence: o, depart: d, qui: i)
    }

    /// Serves in `etat` each permanence that finds its occurrence and respects the rules; answers those occurrences and the change of cost.
    func poser(_ permanences: [Solution.Permanence], dans etat: Etat) -> (occurrences: [Int], cout: Int) {
        var (posees, cout) = ([Int](), 0)
        for p in permanences {
            guard let place = lire(p), etat.depart[place.occurrence] < 0, etat.permet(place.occurrence, place.depart, place.qui) else {
                continue
            }
            cout += etat.poser(place.occurrence, place.depart, place.qui)
            posees.append(place.occurrence)
        }
        return (posees, cout)
    }
}
