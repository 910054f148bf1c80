/// A partial plan that respects every hard rule. Changes answer what they cost: whoever makes them keeps the sum.
/// Several threads may change one state at a time, each within its own intervenantes and demandes (see `Partage`).
final class Etat {
    let m: Modele
    /// Per occurrence: its start and its intervenante, −1 when unserved.
    let depart, qui: Mots
    /// Per occurrence: the side that may move it, or `Etat.personne`.
    let cote: Octets
    static let personne = 255

    /// [i × slots + slot]: the occurrence there, or −1.
    let agenda: Mots
    /// [i × semaines + s]: half-days.
    let charge: Octets
    /// Occupants of rooms, −1 when free: see `Modele.debutSalles`.
    let salles: Mots

    // Habits of each demande: how many served by whom, at which rhythm, and the largest of each, by a histogram of counts.
    private let parPersonne, parRythme, histPersonne, histRythme: Demis
    private let maxPersonne, maxRythme: Demis

    /// The plan to stay near: start and intervenante per occurrence, −1 when none; what leaving one costs.
    let ancre, ancreQui: Mots
    let deplacement: Int
    private let reserve: Reserve

    init(_ m: Modele, deplacement: Int = 0) {
        let r = Reserve()
        (reserve, self.m, self.deplacement) = (r, m, deplacement)
        depart = r.table(m.nbOccurrences, de: -1)
        qui = r.table(m.nbOccurrences, de: -1)
        cote = r.table(m.nbOccurrences, de: 0)
        ancre = r.table(m.nbOccurrences, de: -1)
        ancreQui = r.table(m.nbOccurrences, de: -1)
        agenda = r.table(m.nbIntervenantes * m.slots, de: -1)
        charge = r.table(m.nbIntervenantes * m.semaines, de: 0)
        salles = r.table(m.debutSalles[m.nbLieux], de: -1)
        parPersonne = r.table(m.nbDemandes * m.nbIntervenantes, de: 0)
        parRythme = r.table(m.nbDemandes * 15, de: 0)
        histPersonne = r.table(m.nbOccurrences + m.nbDemandes + 1, de: 0)
        histRythme = r.table(m.nbOccurrences + m.nbDemandes + 1, de: 0)
        maxPersonne = r.table(m.nbDemandes, de: 0)
        maxRythme = r.table(m.nbDemandes, de: 0)
    }

    /// The same plan, in memory of its own.
    convenience init(copie autre: Etat, _ trace: Trace) {
        self.init(autre.m, deplacement: autre.deplacement)
        ancre.copier(autre.ancre)
        ancreQui.copier(autre.ancreQui)
        _ = trace.remettre(dans: self)
    }

    /// Cost of a plan that serves nothing.
    var coutDeDepart: Int {
        (0..<m.nbOccurrences).reduce(0) {
            $0 + m.duree[m.demande[$1]] * m.poids.nonServie + (ancre[$1] >= 0 ? deplacement : 0)
        }
    }

    // ── what a start would cost ──

    /// Change of the total cost if unserved occurrence `o` were served at `d` by `i` (no rule is checked here).
    @inline(__always)
    func delta(_ o: Int, _ d: Int, _ i: Int) -> Int {
        let k = m.demande[o]
        let (duree, rythme) = (m.duree[k], m.rythme(d))
        var c = m.horsPreference[k &* 15 &+ rythme] &- m.poids.nonServie &* duree
        let referente = m.referente[k]
        if referente >= 0 {
            if referente != i { c &+= m.poids.continuite }
        } else if parPersonne[k &* m.nbIntervenantes &+ i] < maxPersonne[k] {
            c &+= m.poids.continuite
        }
        if parRythme[k &* 15 &+ rythme] < maxRythme[k] { c &+= m.poids.regularite }
        let libre = m.cibleHebdo[i] &- charge[i &* m.semaines &+ d / 15]
        if libre < duree { c &+= m.poids.equilibre &* (duree &- max(0, libre)) }
        if deplacement > 0, ancre[o] == d, ancreQui[o] == i { c &-= deplacement }
        return c &+ m.poids.trajet &* deltaTournee(m.lieu[k], d, i)
    }

    /// Minutes added to the day of `i` by a stop at `lieu`.
    @inline(__always)
    func deltaTournee(_ lieu: Int, _ d: Int, _ i: Int) -> Int {
        let b = m.bureau[i]
        let aller = m.minutes(b, lieu)
        if d % 3 == 2 { return 2 &* aller }
        let autre = agenda[i &* m.slots &+ (m.slot(d) ^ 1)]
        if autre < 0 { return 2 &* aller }
        let l = m.lieu[m.demande[autre]]
        return l == lieu ? 0 : aller &+ m.minutes(lieu, l) &- m.minutes(b, l)
    }

    // ── changes ──

    /// Serves an unserved occurrence where every rule allows it (`permet`).
    @inline(__always)
    func poser(_ o: Int, _ d: Int, _ i: Int) -> Int {
        let cout = delta(o, d, i)
        let (k, s) = (m.demande[o], m.slot(d))
        depart[o] = d
        qui[o] = i
        let ligne = i &* m.slots
        agenda[ligne &+ s] = o
        occuper(m.lieu[k], s, par: o, aLaPlaceDe: -1)
        if d % 3 == 2 {
            agenda[ligne &+ s &+ 1] = o
            occuper(m.lieu[k], s &+ 1, par: o, aLaPlaceDe: -1)
        }
        let semaine = i &* m.semaines &+ d / 15
        charge[semaine] = charge[semaine] &+ m.duree[k]
        let base = m.debutOccurrences[k] &+ k
        if m.referente[k] < 0 { Self.monter(parPersonne, k &* m.nbIntervenantes &+ i, histPersonne, base, maxPersonne, k) }
        Self.monter(parRythme, k &* 15 &+ m.rythme(d), histRythme, base, maxRythme, k)
        return cout
    }

    /// Makes a served occurrence unserved.
    @inline(__always)
    func retirer(_ o: Int) -> Int {
        let (d, i, k) = (depart[o], qui[o], m.demande[o])
        let s = m.slot(d)
        depart[o] = -1
        qui[o] = -1
        let ligne = i &* m.slots
        agenda[ligne &+ s] = -1
        occuper(m.lieu[k], s, par: -1, aLaPlaceDe: o)
        if d % 3 == 2 {
            agenda[ligne &+ s &+ 1] = -1
            occuper(m.lieu[k], s &+ 1, par: -1, aLaPlaceDe: o)
        }
        let semaine = i &* m.semaines &+ d / 15
        charge[semaine] = charge[semaine] &- m.duree[k]
        let base = m.debutOccurrences[k] &+ k
        if m.referente[k] < 0 { Self.descendre(parPersonne, k &* m.nbIntervenantes &+ i, histPersonne, base, maxPersonne, k) }
        Self.descendre(parRythme, k &* 15 &+ m.rythme(d), histRythme, base, maxRythme, k)
        return 0 &- delta(o, d, i)
    }

    @inline(__always)
    private func occuper(_ lieu: Int, _ slot: Int, par nouveau: Int, aLaPlaceDe ancien: Int) {
        var p = m.debutSalles[lieu] &+ slot &* m.capacite[lieu]
        while salles[p] != ancien { p &+= 1 }
        salles[p] = nouveau
    }

    @inline(__always)
    private static func monter(_ comptes: Demis, _ n: Int, _ hist: Demis, _ base: Int, _ plusGrands: Demis, _ k: Int) {
        let compte = comptes[n]
        if compte > 0 { hist[base &+ compte] = hist[base &+ compte] &- 1 }
        comptes[n] = compte &+ 1
        hist[base &+ compte &+ 1] = hist[base &+ compte &+ 1] &+ 1
        if compte &+ 1 > plusGrands[k] { plusGrands[k] = compte &+ 1 }
    }

    @inline(__always)
    private static func descendre(_ comptes: Demis, _ n: Int, _ hist: Demis, _ base: Int, _ plusGrands: Demis, _ k: Int) {
        let compte = comptes[n]
        let reste = hist[base &+ compte] &- 1
        hist[base &+ compte] = reste
        // The one that leaves the largest count lands just below it.
        if reste == 0, compte == plusGrands[k] { plusGrands[k] = compte &- 1 }
        comptes[n] = compte &- 1
        if compte > 1 { hist[base &+ compte &- 1] = hist[base &+ compte &- 1] &+ 1 }
    }

    /// The rhythm most of demande `k` is served at, −1 when it is not served.
    func rythmeHabituel(_ k: Int) -> Int {
        let n = maxRythme[k]
        return n == 0 ? -1 : (0..<15).first { parRythme[k &* 15 &+ $0] == n } ?? -1
    }
}
