public import Calendrier
public import Planner

extension Contexte {
    /// The best replacements of a permanence of the plan, by other workers at the same moment and by anyone else (or herself) on another
    /// moment or date of its period, all within the hard rules. At most one per worker and nature, ranked by `Proposition.rang`, then
    /// nature (same moment first), date, and the worker's place in the instance. Nothing is proposed before `aPartirDu`.
    /// Ask it of a context that knows the absence (`avec`).
    public func propositions(
        pour permanence: Solution.Permanence, limite: Int = 3, aPartirDu: DateCivile? = nil
    ) -> [Proposition] {
        guard let place = place(permanence) else { return [] }
        var sans = etat
        sans.retirer(place.o)
        let perte = etat.cout - sans.cout
        return options(place, sans, depuis: aPartirDu.map { t.jour($0) } ?? 0, perte).prefix(limite).map {
            proposition(place, $0, perte, sans)
        }
    }

    /// Why `intervenante` does not take this permanence at its moment, or what she would cost beside the best proposal.
    public func pourquoiPas(
        _ permanence: Solution.Permanence, _ intervenante: String, aPartirDu: DateCivile? = nil
    ) -> PourquoiPas {
        guard let place = place(permanence), let i = t.rangQui[intervenante] else {
            let phrase = "Cette permanence ou cette intervenante n'est pas dans le plan."
            return .init(intervenante: intervenante, empechements: [], proposition: nil, meilleure: nil, phrase: phrase)
        }
        let meilleure = propositions(pour: permanence, limite: 1, aPartirDu: aPartirDu).first
        let obstacles = empechements(place.o, place.d, i)
        guard obstacles.isEmpty, i != place.i else {
            let phrase = obstacles.isEmpty ? "\(mots.nom(i)) tient déjà cette permanence." : obstacles.map(\.phrase).joined(separator: " ")
            return .init(intervenante: intervenante, empechements: obstacles, proposition: nil, meilleure: meilleure, phrase: phrase)
        }
        var sans = etat
        sans.retirer(place.o)
        let perte = etat.cout - sans.cout
        let option = Option(d: place.d, i: i, nature: .memeMoment, prix: sans.prix(place.o, place.d, i))
        let sienne = proposition(place, option, perte, sans)
        return .init(
            intervenante: intervenante, empechements: [], proposition: sienne, meilleure: meilleure,
            phrase: comparaison(sienne, meilleure))
    }

    struct Option {
        let d, i: Int
        let nature: Proposition.Nature
        let prix: Composantes
    }

    /// Every possible placement of an occurrence taken out of `sans`, best first.
    func options(_ place: Place, _ sans: Etat, depuis: Int, _ perte: Composantes) -> [Option] {
        var meilleures: [Int: (cle: [Int], option: Option)] = [:]
        for x in t.debutDeparts[place.o]..<t.debutDeparts[place.o + 1] where t.departs[x] / 3 >= depuis {
            let d = t.departs[x]
            for e in t.debutEligibles[place.k]..<t.debutEligibles[place.k + 1] {
                let i = t.eligibles[e]
                if d == place.d, i == place.i { continue }
                guard sans.permet(place.o, d, i) else { continue }
                let nature: Proposition.Nature = d == place.d ? .memeMoment : d / 3 == place.d / 3 ? .autreMoment : .report
                let option = Option(d: d, i: i, nature: nature, prix: sans.prix(place.o, d, i))
                let ordre = nature == .memeMoment ? 0 : nature == .autreMoment ? 1 : 2
                let cle = [option.prix.total + nature.derangement, ordre, d, i]
                if let deja = meilleures[3 * i + ordre], !cle.lexicographicallyPrecedes(deja.cle) { continue }
                meilleures[3 * i + ordre] = (cle, option)
            }
        }
        return meilleures.values.sorted { $0.cle.lexicographicallyPrecedes($1.cle) }.map(\.option)
    }

    private func proposition(_ place: Place, _ option: Option, _ perte: Composantes, _ sans: Etat) -> Proposition {
        let raisons = raisons(place, option, perte, sans)
        let nouvelle = t.permanence(place.o, option.d, option.i)
        let quand = option.nature == .memeMoment ? "même moment" : mots.quand(option.d)
        return Proposition(
            ancienne: permanence(place.o), permanence: nouvelle, nature: option.nature, difference: option.prix - perte, raisons: raisons,
            phrase: "\(mots.nom(option.i)), \(quand) : \(raisons.map(\.phrase).joined(separator: " ; ")).")
    }

    private func comparaison(_ sienne: Proposition, _ meilleure: Proposition?) -> String {
        let nom = mots.nom(id: sienne.permanence.intervenante)
        guard let meilleure, meilleure.permanence != sienne.permanence else { return "\(nom) est la meilleure proposition." }
        let ecart = sienne.rang - meilleure.rang
        let contre = Raisons.pires(sienne, meilleure)
        let autre = mots.nom(id: meilleure.permanence.intervenante)
        let quand = meilleure.nature == .memeMoment ? "" : " le \(mots.quand(meilleure.permanence))"
        if ecart <= 0 { return "\(nom) est possible, à égalité avec \(autre)\(quand)." }
        let mais = contre.isEmpty ? "" : " : \(contre.map(\.phrase).joined(separator: " ; "))"
        return "Possible, mais \(autre)\(quand) convient mieux de \(ecart) points\(mais)."
    }
}
