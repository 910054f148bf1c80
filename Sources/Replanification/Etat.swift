import Planner

/// The books of a plan: who is where, which rooms are taken, loads and habits, with the cost kept up to date by each change.
/// Holds at most one permanence per intervenante and slot; what does not fit stays outside (`Contexte.ecartees`).
struct Etat: Sendable {
    var t: Terrain
    /// Per occurrence: its start and its intervenante, −1 when unserved.
    private(set) var depart, qui: [Int]
    /// [i × 2 jours + slot]: the occurrence there, or −1.
    private(set) var agenda: [Int]
    /// [i × semaines + s]: half-days.
    private(set) var charge: [Int]
    /// [l × 2 jours + slot]: permanences there.
    private(set) var salles: [Int]
    private(set) var servies: [Int]
    /// [k × nbQui + i] and [k × 15 + rhythm], with the largest of each k.
    private(set) var parPersonne, parRythme, maxPersonne, maxRythme: [Int]
    private(set) var cout = Composantes()

    init(_ t: Terrain) {
        self.t = t
        depart = Array(repeating: -1, count: t.demande.count)
        qui = depart
        agenda = Array(repeating: -1, count: t.nbQui * t.jours * 2)
        charge = Array(repeating: 0, count: t.nbQui * t.semaines)
        salles = Array(repeating: 0, count: t.nbLieux * t.jours * 2)
        servies = Array(repeating: 0, count: t.nbDemandes)
        parPersonne = Array(repeating: 0, count: t.nbDemandes * t.nbQui)
        parRythme = Array(repeating: 0, count: t.nbDemandes * 15)
        maxPersonne = servies
        maxRythme = servies
        for o in t.demande.indices where t.estDue(o) { cout.nonServie += t.instance.poids.nonServie * t.duree[t.demande[o]] }
    }

    /// What serving unserved `o` at `d` by `i` adds to the cost (no rule is checked here). Exact.
    func prix(_ o: Int, _ d: Int, _ i: Int) -> Composantes {
        let (k, r) = (t.demande[o], t.rythme(d))
        let (poids, n) = (t.instance.poids, t.duree[k])
        var c = Composantes()
        if t.estDue(o) { c.nonServie = -poids.nonServie * n }
        c.preference = t.horsPreference[k * 15 + r]
        if t.referente[k] >= 0 {
            if t.referente[k] != i { c.continuite = poids.continuite }
        } else if parPersonne[k * t.nbQui + i] < maxPersonne[k] {
            c.continuite = poids.continuite
        }
        if parRythme[k * 15 + r] < maxRythme[k] { c.regularite = poids.regularite }
        let libre = t.cibleHebdo[i] - charge[i * t.semaines + t.semaine(d)]
        if libre < n { c.equilibre = poids.equilibre * (n - max(0, libre)) }
        c.trajet = poids.trajet * detour(t.lieu[k], d, i)
        return c
    }

    /// Minutes added to the day of `i` by a stop at `lieu`.
    func detour(_ lieu: Int, _ d: Int, _ i: Int) -> Int {
        let b = t.bureau[i]
        let aller = t.minutes(b, lieu)
        guard d % 3 != 2 else { return 2 * aller }
        let voisin = agenda[i * t.jours * 2 + (t.fente(d) ^ 1)]
        guard voisin >= 0 else { return 2 * aller }
        let la = t.lieu[t.demande[voisin]]
        return la == lieu ? 0 : aller + t.minutes(lieu, la) - t.minutes(b, la)
    }

    /// True when the agenda of `i` is free at `d`: what `poser` needs.
    func estLibre(_ d: Int, _ i: Int) -> Bool {
        let f = i * t.jours * 2 + t.fente(d)
        return agenda[f] < 0 && (d % 3 != 2 || agenda[f + 1] < 0)
    }

    /// Serves an unserved occurrence; `estLibre` holds.
    mutating func poser(_ o: Int, _ d: Int, _ i: Int) {
        cout = cout + prix(o, d, i)
        let k = t.demande[o]
        inscrire(o, d, i, o, 1)
        (depart[o], qui[o]) = (d, i)
        let (p, r) = (k * t.nbQui + i, k * 15 + t.rythme(d))
        servies[k] += 1
        parPersonne[p] += 1
        parRythme[r] += 1
        maxPersonne[k] = max(maxPersonne[k], parPersonne[p])
        maxRythme[k] = max(maxRythme[k], parRythme[r])
    }

    /// Makes a served occurrence unserved.
    mutating func retirer(_ o: Int) {
        let (d, i, k) = (depart[o], qui[o], t.demande[o])
        inscrire(o, d, i, -1, -1)
        (depart[o], qui[o]) = (-1, -1)
        let (p, r) = (k * t.nbQui + i, k * 15 + t.rythme(d))
        servies[k] -= 1
        parPersonne[p] -= 1
        parRythme[r] -= 1
        if parPersonne[p] + 1 == maxPersonne[k] {
            maxPersonne[k] = parPersonne[k * t.nbQui..<(k + 1) * t.nbQui].max() ?? 0
        }
        if parRythme[r] + 1 == maxRythme[k] { maxRythme[k] = parRythme[k * 15..<(k + 1) * 15].max() ?? 0 }
        cout = cout - prix(o, d, i)
    }

    private mutating func inscrire(_ o: Int, _ d: Int, _ i: Int, _ marque: Int, _ n: Int) {
        let (k, f) = (t.demande[o], t.fente(d))
        for x in f...(d % 3 == 2 ? f + 1 : f) {
            agenda[i * t.jours * 2 + x] = marque
            salles[t.lieu[k] * t.jours * 2 + x] += n
        }
        charge[i * t.semaines + t.semaine(d)] += n * t.duree[k]
    }

    var solution: Solution {
        let posees = depart.indices.filter { depart[$0] >= 0 }.sorted { (depart[$0], qui[$0], $0) < (depart[$1], qui[$1], $1) }
        return Solution(instance: t.instance.nom, permanences: posees.map { t.permanence($0, depart[$0], qui[$0]) })
    }
}
