import Calendrier

extension Juge {
    /// The six components of the cost, counted.
    mutating func compter() {
        for d in instance.demandes {
            let par = instance.regles.semainesParPeriode[d.frequence]
            let servies = parDemande[d.id] ?? [:]
            for q in 0..<max(0, (instance.horizon.semaines - d.premiereSemaine) / par) {
                if servies[q] != nil {
                    compte.dues += 1
                    compte.servies += 1
                    compte.demiJourneesServies += d.duree
                } else if aUnJourOuvert(d, semaine: d.premiereSemaine + q * par, nombre: par) {
                    compte.dues += 1
                    compte.demiJourneesNonServies += d.duree
                } else {
                    compte.sansObjet += 1
                }
            }
            compterHabitudes(d, Array(servies.values))
        }
        compterTournees()
        for (s, n) in semaines { compte.demiJourneesAuDelaCible += max(0, n - (personnes[s.qui]?.cibleHebdo ?? 0)) }
    }

    private func aUnJourOuvert(_ d: Instance.Demande, semaine: Int, nombre: Int) -> Bool {
        for n in 0..<7 * nombre {
            let jour = instance.horizon.premierLundi.plus(jours: 7 * semaine + n)
            if jour.estWeekEnd || estFerie(jour, lieu: d.lieu) { continue }
            if d.fermetures.contains(where: { $0.debut <= jour && jour <= $0.fin }) { continue }
            let permis = DemiJournee.allCases.filter { demi in
                Creneau(jour, demi).map { d.creneauxAutorises.contains($0.description) } ?? false
            }
            if permis.count >= d.duree { return true }
        }
        return false
    }

    private mutating func compterHabitudes(_ d: Instance.Demande, _ servies: [Lue]) {
        var qui: [String: Int] = [:]
        var quand: [String: Int] = [:]
        for s in servies {
            qui[s.intervenante, default: 0] += 1
            quand["\(s.jour.jourSemaine)\(s.moment.rawValue)", default: 0] += 1
            let codes = s.moment.demiJournees.compactMap { Creneau(s.jour, $0)?.description }
            if !d.creneauxPreferes.isEmpty, !codes.allSatisfy(d.creneauxPreferes.contains) { compte.horsPreference += 1 }
        }
        guard !servies.isEmpty else { return }
        let principale = d.referente.map { qui[$0] ?? 0 } ?? qui.values.max() ?? 0
        compte.horsContinuite += servies.count - principale
        compte.horsRegularite += servies.count - (quand.values.max() ?? 0)
    }

    private mutating func compterTournees() {
        struct Journee: Hashable {
            let qui: String
            let jour: DateCivile
        }
        var journees: [Journee: [DemiJournee: String]] = [:]
        for (la, ids) in cases {
            guard let premiere = ids.first, let lieu = demandes[premiere]?.lieu else { continue }
            journees[Journee(qui: la.qui, jour: la.jour), default: [:]][la.demi] = lieu
        }
        for (journee, halte) in journees {
            guard let bureau = personnes[journee.qui]?.bureau else { continue }
            let tour = [bureau] + DemiJournee.allCases.compactMap { halte[$0] } + [bureau]
            for (a, b) in zip(tour, tour.dropFirst()) where a != b { compte.minutes += minutes(a, b) }
        }
    }
}
