import Calendrier

/// An instance as flat tables of small integers: what the search reads in its inner loop.
/// Days are numbered 0..<5W (Monday to Friday only), slots 2 per day (2d morning, 2d + 1 afternoon).
/// Lieux are renumbered so that near ones are side by side (see `Voisinage`); intervenantes and demandes keep the order of the file.
/// A *start* is 3d + moment (0 AM, 1 PM, 2 JOUR); a *rhythm* is 3 × weekday + moment, 0..<15.
final class Modele {
    let instance: Instance
    let semaines, jours, slots: Int
    let nbIntervenantes, nbLieux, nbDemandes, nbOccurrences: Int
    let poids: Instance.Poids
    let trajetMaxMidi: Int

    // Intervenantes.
    let bureau, maxHebdo, cibleHebdo: Mots
    /// [i × slots + slot]: 1 when she works then.
    let disponible: Octets
    /// [a × nbLieux + b], minutes.
    let trajet: Demis
    let capacite: Mots
    /// Where the occupants of lieu l begin in a table of capacite[l] places per slot.
    let debutSalles: Mots

    // Demandes.
    let lieu, duree, ecart, par, premiere: Mots
    /// −1 when there is none.
    let referente: Mots
    /// Every demande, those of near lieux side by side.
    let parVoisinage: Mots
    /// Intervenantes with the role and the language, nearest first: eligibles[debutEligibles[k]..<debutEligibles[k + 1]].
    let eligibles, debutEligibles: Mots
    /// [k × nbIntervenantes + i].
    let apte: Octets
    /// [k × 15 + rythme]: cost of a start outside the preferred half-days.
    let horsPreference: Mots
    /// Occurrences of demande k: debutOccurrences[k]..<debutOccurrences[k + 1], by period.
    let debutOccurrences: Mots
    /// [k × jours × 3 + start]: 1 when the day is open and the moment allowed.
    let ouvert: Octets

    // Occurrences that are due.
    let demande, periode: Mots
    let departs, debutDeparts: Mots
    private let reserve: Reserve

    init(_ instance: Instance) {
        let r = Reserve()
        reserve = r
        self.instance = instance
        poids = instance.poids
        trajetMaxMidi = instance.regles.trajetMaxMidi
        let (semaines, jours) = (instance.horizon.semaines, instance.horizon.semaines * 5)
        (self.semaines, self.jours, slots) = (semaines, jours, 2 * jours)
        let calendrier = Ouvertures(instance)
        let voisinage = Voisinage(instance)
        let personnes = instance.intervenantes
        nbLieux = instance.lieux.count
        nbIntervenantes = personnes.count
        nbDemandes = instance.demandes.count
        let trajet: Demis = r.table(nbLieux * nbLieux, de: 0)
        self.trajet = trajet
        for (a, ligne) in instance.minutesTrajet.enumerated() {
            for (b, minutes) in ligne.enumerated() { trajet[voisinage.rang[a] * ligne.count + voisinage.rang[b]] = minutes }
        }
        let salles = voisinage.lieux.map { instance.lieux[$0].capaciteSalle }
        capacite = r.table(salles)
        debutSalles = r.table(salles.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1 * jours * 2) })
        let bureaux = personnes.map { calendrier.rangLieu[$0.bureau] ?? 0 }
        bureau = r.table(bureaux.map { voisinage.rang[$0] })
        maxHebdo = r.table(personnes.map(\.maxHebdo))
        cibleHebdo = r.table(personnes.map(\.cibleHebdo))
        disponible = r.table(personnes.flatMap(calendrier.disponibilite))

        apte = r.table(nbDemandes * nbIntervenantes, de: 0)
        let ouvert: Octets = r.table(nbDemandes * jours * 3, de: 0)
        self.ouvert = ouvert
        var (eligibles, debutEligibles, debutOccurrences, debutDeparts) = ([Int](), [0], [0], [0])
        var (demande, periode, departs, horsPreference) = ([Int](), [Int](), [Int](), [Int]())
        for (k, d) in instance.demandes.enumerated() {
            let l = calendrier.rangLieu[d.lieu] ?? 0
            let aptes = personnes.indices.filter { personnes[$0].role == d.role && personnes[$0].langues.contains(d.langue) }
            for i in aptes { apte[k * personnes.count + i] = 1 }
            eligibles += aptes.map { (instance.minutesTrajet[bureaux[$0]][l], $0) }.sorted { $0 < $1 }.map(\.1)
            debutEligibles.append(eligibles.count)
            let rythmes = Ouvertures.rythmes(d)
            horsPreference += (0..<15).map { Ouvertures.prefere(d, rythme: $0) ? 0 : instance.poids.preference }
            for jour in 0..<jours where calendrier.estOuvert(jour, d, lieu: l) {
                for rythme in rythmes where rythme / 3 == jour % 5 { ouvert[(k * jours + jour) * 3 + rythme % 3] = 1 }
            }
            let par = instance.regles.semainesParPeriode[d.frequence]
            for q in 0..<max(0, (semaines - d.premiereSemaine) / par) {
                let debut = 15 * (d.premiereSemaine + q * par)
                let possibles = (debut..<debut + 15 * par).filter { ouvert[k * jours * 3 + $0] == 1 }
                if possibles.isEmpty { continue }
                demande.append(k)
                periode.append(q)
                departs += possibles
                debutDeparts.append(departs.count)
            }
            debutOccurrences.append(demande.count)
        }
        nbOccurrences = demande.count
        (self.eligibles, self.debutEligibles) = (r.table(eligibles), r.table(debutEligibles))
        (self.debutOccurrences, self.debutDeparts) = (r.table(debutOccurrences), r.table(debutDeparts))
        (self.demande, self.periode, self.departs) = (r.table(demande), r.table(periode), r.table(departs))
        self.horsPreference = r.table(horsPreference)
        let lieux = instance.demandes.map { voisinage.rang[calendrier.rangLieu[$0.lieu] ?? 0] }
        lieu = r.table(lieux)
        parVoisinage = r.table(lieux.indices.sorted { (lieux[$0], $0) < (lieux[$1], $1) })
        duree = r.table(instance.demandes.map(\.duree))
        ecart = r.table(instance.demandes.map { instance.regles.ecartMinJours[$0.frequence] })
        par = r.table(instance.demandes.map { instance.regles.semainesParPeriode[$0.frequence] })
        premiere = r.table(instance.demandes.map(\.premiereSemaine))
        let rangs = Dictionary(uniqueKeysWithValues: personnes.enumerated().map { ($1.id, $0) })
        referente = r.table(instance.demandes.map { $0.referente.flatMap { rangs[$0] } ?? -1 })
    }
}

extension Modele {
    /// The first slot a start takes; a JOUR takes the next one too.
    @inline(__always) func slot(_ depart: Int) -> Int { depart / 3 &* 2 &+ (depart % 3 == 1 ? 1 : 0) }

    @inline(__always) func rythme(_ depart: Int) -> Int { depart % 15 }

    @inline(__always) func minutes(_ a: Int, _ b: Int) -> Int { trajet[a &* nbLieux &+ b] }

    /// Calendar days between two starts.
    @inline(__always) func joursEntre(_ a: Int, _ b: Int) -> Int {
        let (x, y) = (a / 3, b / 3)
        return abs(7 &* (x / 5) &+ x % 5 &- 7 &* (y / 5) &- y % 5)
    }

    @inline(__always) func estOuvert(_ k: Int, _ depart: Int) -> Bool { ouvert[k &* jours &* 3 &+ depart] == 1 }

    /// A start is in the period of an occurrence.
    @inline(__always) func dansPeriode(_ o: Int, _ depart: Int) -> Bool {
        let k = demande[o]
        let debut = 15 &* (premiere[k] &+ periode[o] &* par[k])
        return depart >= debut && depart < debut &+ 15 &* par[k]
    }
}
