import Calendrier

/// An instance as flat arrays of small integers: what the search reads in its inner loop.
/// Days are numbered 0..<5W (Monday to Friday only), slots 2 per day (2d morning, 2d + 1 afternoon).
/// A *start* is 3d + moment (0 AM, 1 PM, 2 JOUR); a *rhythm* is 3 × weekday + moment, 0..<15.
struct Modele {
    let instance: Instance
    let semaines: Int
    let jours: Int
    let nbIntervenantes: Int
    let nbLieux: Int

    // Intervenantes.
    let bureau: [Int]
    let maxHebdo: [Int]
    let cibleHebdo: [Int]
    /// [i × 2 jours + slot].
    let disponible: [Bool]
    /// [a × nbLieux + b].
    let trajet: [Int]
    let capacite: [Int]
    /// Where the occupants of lieu l begin in a table of capacite[l] places per slot.
    let debutSalles: [Int]

    // Demandes.
    let lieu: [Int]
    let duree: [Int]
    let ecart: [Int]
    let referente: [Int]
    /// Intervenantes with the role and the language, nearest first: eligibles[debutEligibles[k]..<debutEligibles[k + 1]].
    let eligibles: [Int]
    let debutEligibles: [Int]
    /// [k × 15 + rythme]: cost of a start outside the preferred half-days.
    let horsPreference: [Int]
    /// Occurrences of demande k: debutOccurrences[k]..<debutOccurrences[k + 1], by period.
    let debutOccurrences: [Int]

    // Occurrences that are due.
    let demande: [Int]
    let periode: [Int]
    let departs: [Int]
    let debutDeparts: [Int]

    var nbOccurrences: Int { demande.count }
    var nbDemandes: Int { lieu.count }

    init(_ instance: Instance) {
        self.instance = instance
        let (semaines, jours) = (instance.horizon.semaines, instance.horizon.semaines * 5)
        self.semaines = semaines
        self.jours = jours
        let dates = (0..<jours).map { instance.horizon.premierLundi.plus(jours: 7 * ($0 / 5) + $0 % 5) }
        let rangLieu = Dictionary(uniqueKeysWithValues: instance.lieux.enumerated().map { ($1.id, $0) })
        let feries = Dictionary(uniqueKeysWithValues: instance.territoires.map { ($0.id, Set($0.joursFeries)) })
        let feriesDuLieu = instance.lieux.map { feries[$0.territoire] ?? [] }
        nbLieux = instance.lieux.count
        trajet = instance.minutesTrajet.flatMap { $0 }
        capacite = instance.lieux.map(\.capaciteSalle)
        debutSalles = capacite.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1 * jours * 2) }

        let personnes = instance.intervenantes
        let rangPersonne = Dictionary(uniqueKeysWithValues: personnes.enumerated().map { ($1.id, $0) })
        nbIntervenantes = personnes.count
        let bureau = personnes.map { rangLieu[$0.bureau] ?? 0 }
        self.bureau = bureau
        maxHebdo = personnes.map(\.maxHebdo)
        cibleHebdo = personnes.map(\.cibleHebdo)
        disponible = personnes.flatMap { Self.disponibilite($0, dates, feriesDuLieu[rangLieu[$0.bureau] ?? 0]) }

        var (eligibles, debutEligibles, debutOccurrences, debutDeparts) = ([Int](), [0], [0], [0])
        var (demande, periode, departs, horsPreference) = ([Int](), [Int](), [Int](), [Int]())
        for (k, d) in instance.demandes.enumerated() {
            let l = rangLieu[d.lieu] ?? 0
            let aptes = personnes.indices.filter { personnes[$0].role == d.role && personnes[$0].langues.contains(d.langue) }
            eligibles += aptes.sorted { a, b in
                let (x, y) = (instance.minutesTrajet[bureau[a]][l], instance.minutesTrajet[bureau[b]][l])
                return (x, a) < (y, b)
            }
            debutEligibles.append(eligibles.count)
            let rythmes = Self.rythmes(d)
            horsPreference += (0..<15).map { Self.prefere(d, rythme: $0) ? 0 : instance.poids.preference }
            let ouverts = dates.map { jour in
                !feriesDuLieu[l].contains(jour) && !d.fermetures.contains { $0.debut <= jour && jour <= $0.fin }
            }
            let par = instance.regles.semainesParPeriode[d.frequence]
            for q in 0..<max(0, (semaines - d.premiereSemaine) / par) {
                let premiere = d.premiereSemaine + q * par
                let possibles = (premiere..<premiere + par).flatMap { s in
                    rythmes.filter { ouverts[5 * s + $0 / 3] }.map { 3 * (5 * s + $0 / 3) + $0 % 3 }
                }
                if possibles.isEmpty { continue }
                demande.append(k)
                periode.append(q)
                departs += possibles
                debutDeparts.append(departs.count)
            }
            debutOccurrences.append(demande.count)
        }
        (self.eligibles, self.debutEligibles, self.debutOccurrences, self.debutDeparts) =
            (eligibles, debutEligibles, debutOccurrences, debutDeparts)
        (self.demande, self.periode, self.departs, self.horsPreference) = (demande, periode, departs, horsPreference)
        lieu = instance.demandes.map { rangLieu[$0.lieu] ?? 0 }
        duree = instance.demandes.map(\.duree)
        ecart = instance.demandes.map { instance.regles.ecartMinJours[$0.frequence] }
        referente = instance.demandes.map { $0.referente.flatMap { rangPersonne[$0] } ?? -1 }
    }

    private static func disponibilite(_ p: Instance.Intervenante, _ dates: [DateCivile], _ feries: Set<DateCivile>) -> [Bool] {
        let rangs = Set(p.disponibilites.compactMap { Creneau($0)?.rang })
        return dates.enumerated().flatMap { n, jour in
            let la = !feries.contains(jour) && !p.conges.contains { $0.debut <= jour && jour <= $0.fin }
            return [la && rangs.contains(2 * (n % 5)), la && rangs.contains(2 * (n % 5) + 1)]
        }
    }

    private static func rythmes(_ d: Instance.Demande) -> [Int] {
        let permis = Set(d.creneauxAutorises.compactMap { Creneau($0)?.rang })
        if d.duree == 2 {
            return (0..<5).filter { permis.contains(2 * $0) && permis.contains(2 * $0 + 1) }.map { 3 * $0 + 2 }
        }
        return permis.sorted().map { 3 * ($0 / 2) + $0 % 2 }
    }

    private static func prefere(_ d: Instance.Demande, rythme: Int) -> Bool {
        if d.creneauxPreferes.isEmpty { return true }
        let voulus = Set(d.creneauxPreferes.compactMap { Creneau($0)?.rang })
        let jour = 2 * (rythme / 3)
        switch rythme % 3 {
        case 0: return voulus.contains(jour)
        case 1: return voulus.contains(jour + 1)
        default: return voulus.contains(jour) && voulus.contains(jour + 1)
        }
    }
}

extension Modele {
    /// The first slot a start takes; a JOUR takes the next one too.
    @inline(__always) func slot(_ depart: Int) -> Int { depart / 3 * 2 + (depart % 3 == 1 ? 1 : 0) }

    @inline(__always) func rythme(_ depart: Int) -> Int { depart / 3 % 5 * 3 + depart % 3 }

    /// Calendar days between two starts.
    @inline(__always) func joursEntre(_ a: Int, _ b: Int) -> Int {
        let (x, y) = (a / 3, b / 3)
        return abs(7 * (x / 5) + x % 5 - 7 * (y / 5) - y % 5)
    }
}
