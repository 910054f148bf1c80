public import Calendrier
public import Planner

/// One hard rule in the way of a placement: which, its facts, and a French sentence to show as it is.
public struct Empechement: Sendable, Equatable {
    public let regle: Regle
    public let fait: Fait
    /// A full sentence with names of places and workers, plain spaces and apostrophes. Never a reason for leave.
    public let phrase: String

    /// What stands in the way. Identifiers are those of the instance.
    public enum Fait: Sendable, Equatable {
        case inconnue(String)
        case duree(attendue: Int)
        case horsPeriode(DateCivile)
        /// `nom` is the legal holiday's name when the territory is a known one.
        case jourFerie(date: DateCivile, territoire: String, nom: String?)
        case fermeture(debut: DateCivile, fin: DateCivile)
        case absence(debut: DateCivile, fin: DateCivile)
        /// Half-day codes she does not work, or that the contract does not allow.
        case creneaux([String])
        case role(demande: String, sien: String)
        case langue(String)
        /// What she already does at that moment.
        case occupee([Solution.Permanence])
        /// Minutes at noon between two lieux, in the order of the day, and the most allowed.
        case midi(minutes: Int, de: String, vers: String, auPlus: Int)
        /// Rooms of the lieu, and the permanences that hold them.
        case salle(capacite: Int, occupants: [Solution.Permanence])
        /// Half-days already in the week of Monday `lundi`, those to add, and the most allowed.
        case charge(lundi: DateCivile, deja: Int, deplus: Int, auPlus: Int)
        /// Days from the nearest permanence of the same demande, and the least allowed.
        case ecart(jours: Int, auMoins: Int, autre: DateCivile)
    }
}

extension Contexte {
    /// Every hard rule in the way of holding `demande` on `date` by `intervenante`, in the order of the format; empty = possible.
    /// If its period is already served in the plan, that permanence is considered moved: it is not in its own way.
    public func empechements(demande: String, intervenante: String, date: DateCivile, moment: Moment) -> [Empechement] {
        guard let k = t.rangDemande[demande] else {
            return [.init(regle: .instance, fait: .inconnue(demande), phrase: "Cette ligne de contrat n'est pas dans le plan.")]
        }
        guard let i = t.rangQui[intervenante] else {
            return [.init(regle: .instance, fait: .inconnue(intervenante), phrase: "Cette intervenante n'est pas dans l'équipe du plan.")]
        }
        guard moment.duree == t.duree[k] else {
            let attendu = t.duree[k] == 2 ? "dure la journée entière" : "dure une demi-journée, le matin ou l'après-midi"
            let phrase = "Une permanence à \(mots.client(k)) \(attendu)."
            return [.init(regle: .duree, fait: .duree(attendue: t.duree[k]), phrase: phrase)]
        }
        let j = t.jour(date)
        guard !date.estWeekEnd else {
            let phrase = "Le \(mots.jour(date)) est un jour de fin de semaine."
            return [.init(regle: .periode, fait: .horsPeriode(date), phrase: phrase)]
        }
        guard let o = t.occurrence(k, jour: j) else {
            let phrase = "Le \(mots.jour(date)) n'est dans aucune période complète de ce plan pour \(mots.client(k))."
            return [.init(regle: .periode, fait: .horsPeriode(date), phrase: phrase)]
        }
        return empechements(o, t.depart(j, moment), i)
    }

    func empechements(_ o: Int, _ d: Int, _ i: Int) -> [Empechement] {
        Regle.presentes(etat.manquements(o, d, i)).map { regle in
            let fait = fait(regle, o, d, i)
            return Empechement(regle: regle, fait: fait, phrase: mots.phrase(fait, regle, o, d, i))
        }
    }
}
