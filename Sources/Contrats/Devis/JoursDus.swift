import Calendrier
import Entreprises

/// Where the half-days a line owes would fall over a billing year: at regular dates, on its possible half-days, off holidays and closures.
/// A forecast for a quote, not a plan: the planner decides who comes and when.
struct JoursDus {
    let prestation: Prestation
    let annee: Periode
    let territoire: Territoire
    let fermetures: [Periode]

    struct Jour: Sendable, Equatable {
        let jour: DateCivile
        let moment: Moment
    }

    /// Visits a full year asks for.
    var fois: Int {
        guard let an = prestation.demiJourneesAn else { return 0 }
        let duree = max(1, prestation.dureeDemiJournees ?? 1)
        return (an + duree - 1) / duree
    }

    /// In order, inside `fenetre` and the dates of the line, strictly after `apres` when a plan exists until then. A visit whose weeks are
    /// all closed is not moved out of its neighbourhood: it is lost, as in the ledger.
    func jours(_ fenetre: Periode, apres: DateCivile?) -> [Jour] {
        guard fois > 0,
            let utile = fenetre.intersection(Periode(debut: prestation.du, fin: prestation.au ?? max(fenetre.fin, prestation.du)))
        else { return [] }
        var pris: Set<DateCivile> = []
        var jours: [Jour] = []
        for rang in 0..<fois {
            let ideal = annee.debut.plus(jours: (2 * rang + 1) * annee.nombreDeJours / (2 * fois))
            guard utile.contient(ideal), apres.map({ $0 < ideal }) ?? true else { continue }
            for semaine in [0, 1, -1] {
                let lundi = ideal.lundi.plus(jours: 7 * semaine)
                guard let trouve = possibles(lundi).first(where: { convient($0.jour, utile, apres) && !pris.contains($0.jour) }) else {
                    continue
                }
                pris.insert(trouve.jour)
                jours.append(trouve)
                break
            }
        }
        return jours.sorted { $0.jour < $1.jour }
    }

    private func convient(_ jour: DateCivile, _ utile: Periode, _ apres: DateCivile?) -> Bool {
        utile.contient(jour) && (apres.map { $0 < jour } ?? true) && !JoursFeries.estFerie(jour, territoire)
            && !fermetures.contains { $0.contient(jour) }
    }

    /// The days of a week the line allows, preferred ones first.
    private func possibles(_ lundi: DateCivile) -> [Jour] {
        let ordre = prestation.creneauxPreferes + prestation.creneauxAutorises.filter { !prestation.creneauxPreferes.contains($0) }
        guard prestation.dureeDemiJournees == 2 else {
            return ordre.map { Jour(jour: lundi.plus(jours: $0.jourSemaine - 1), moment: $0.demi == .AM ? .AM : .PM) }
        }
        let entieres = ordre.filter { un in
            un.demi == .AM && prestation.creneauxAutorises.contains { $0.jourSemaine == un.jourSemaine && $0.demi == .PM }
        }
        return entieres.map { Jour(jour: lundi.plus(jours: $0.jourSemaine - 1), moment: .JOUR) }
    }
}
