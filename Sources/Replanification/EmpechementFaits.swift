import Calendrier
import Planner

extension Contexte {
    /// The facts of a rule that `Etat.manquements` found broken.
    func fait(_ regle: Regle, _ o: Int, _ d: Int, _ i: Int) -> Empechement.Fait {
        let (k, date) = (t.demande[o], t.date(d / 3))
        let (ligne, elle) = (t.instance.demandes[k], t.instance.intervenantes[i])
        switch regle {
        case .instance: return .inconnue(ligne.id)
        case .duree: return .duree(attendue: ligne.duree)
        case .periode: return .horsPeriode(date)
        case .lieuFerie: return jourFerie(date, t.lieu[k])
        case .intervenanteFeriee: return jourFerie(date, t.bureau[i])
        case .fermeture:
            let p = etat.plage(ligne.fermetures, d / 3)
            return .fermeture(debut: p?.debut ?? date, fin: p?.fin ?? date)
        case .conge:
            let p = etat.plage(elle.conges, d / 3)
            return .absence(debut: p?.debut ?? date, fin: p?.fin ?? date)
        case .disponibilite: return .creneaux(codes(d).filter { !elle.disponibilites.contains($0) })
        case .creneau: return .creneaux(codes(d).filter { !ligne.creneauxAutorises.contains($0) })
        case .role: return .role(demande: ligne.role, sien: elle.role)
        case .langue: return .langue(ligne.langue)
        case .ubiquite:
            let prises = fentes(d).map { etat.agenda[i * t.jours * 2 + $0] }.filter { $0 >= 0 && $0 != o }
            return .occupee(uniques(prises).map(permanence))
        case .trajetMidi:
            let voisin = etat.agenda[i * t.jours * 2 + (t.fente(d) ^ 1)]
            let la = voisin < 0 ? t.lieu[k] : t.lieu[t.demande[voisin]]
            let (de, vers) = d % 3 == 0 ? (t.lieu[k], la) : (la, t.lieu[k])
            return .midi(
                minutes: t.minutes(de, vers), de: t.instance.lieux[de].id, vers: t.instance.lieux[vers].id,
                auPlus: t.instance.regles.trajetMaxMidi)
        case .salle:
            let pleines = fentes(d).filter { etat.occupants(t.lieu[k], $0).count { $0 != o } >= t.capacite[t.lieu[k]] }
            let la = uniques(pleines.flatMap { etat.occupants(t.lieu[k], $0) }.filter { $0 != o })
            return .salle(capacite: t.capacite[t.lieu[k]], occupants: la.map(permanence))
        case .maxHebdo:
            let s = t.semaine(d)
            return .charge(
                lundi: t.date(7 * s), deja: etat.chargeSans(o, i, s), deplus: t.duree[k], auPlus: t.maxHebdo[i])
        case .ecart:
            let v = etat.soeurTropProche(o, d) ?? o
            return .ecart(jours: abs(etat.depart[v] / 3 - d / 3), auMoins: t.ecart[k], autre: t.date(etat.depart[v] / 3))
        }
    }

    func fentes(_ d: Int) -> [Int] { d % 3 == 2 ? [t.fente(d), t.fente(d) + 1] : [t.fente(d)] }

    /// Half-day codes of a start.
    func codes(_ d: Int) -> [String] { t.moment(d).demiJournees.compactMap { Creneau(t.date(d / 3), $0)?.description } }

    /// A served occurrence as the plan writes it.
    func permanence(_ o: Int) -> Solution.Permanence { t.permanence(o, etat.depart[o], etat.qui[o]) }

    private func uniques(_ liste: [Int]) -> [Int] {
        liste.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private func jourFerie(_ date: DateCivile, _ l: Int) -> Empechement.Fait {
        let id = t.instance.lieux[l].territoire
        return .jourFerie(date: date, territoire: id, nom: Mots.territoire(id).flatMap { JoursFeries.nom(date, $0) })
    }
}
