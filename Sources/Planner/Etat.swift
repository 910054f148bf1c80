/// A partial plan that respects every hard rule, with its cost kept up to date by each change.
struct Etat {
    let m: Modele
    /// Per occurrence: its start and its intervenante, −1 when unserved.
    private(set) var depart: [Int]
    private(set) var qui: [Int]
    private(set) var cout: Int
    /// Occurrences that never move (already published).
    var epinglee: [Bool]

    /// [i × 2 jours + slot]: the occurrence there, or −1.
    private(set) var agenda: [Int]
    /// [i × semaines + s]: half-days.
    private(set) var charge: [Int]
    /// Occupants of rooms, −1 when free: see `Modele.debutSalles`.
    private(set) var salles: [Int]

    // Habits of each demande: how many served, by whom, at which rhythm, and the largest of each, by a histogram of counts.
    private(set) var servies: [Int]
    private var parPersonne: [Int]
    private var parRythme: [Int]
    private var histPersonne: [Int]
    private var histRythme: [Int]
    private var maxPersonne: [Int]
    private var maxRythme: [Int]

    init(_ m: Modele) {
        self.m = m
        depart = Array(repeating: -1, count: m.nbOccurrences)
        qui = depart
        epinglee = Array(repeating: false, count: m.nbOccurrences)
        cout = m.demande.reduce(0) { $0 + m.duree[$1] * m.instance.poids.nonServie }
        agenda = Array(repeating: -1, count: m.nbIntervenantes * m.jours * 2)
        charge = Array(repeating: 0, count: m.nbIntervenantes * m.semaines)
        salles = Array(repeating: -1, count: m.debutSalles[m.nbLieux])
        servies = Array(repeating: 0, count: m.nbDemandes)
        parPersonne = Array(repeating: 0, count: m.nbDemandes * m.nbIntervenantes)
        parRythme = Array(repeating: 0, count: m.nbDemandes * 15)
        histPersonne = Array(repeating: 0, count: m.nbOccurrences + m.nbDemandes)
        histRythme = histPersonne
        maxPersonne = servies
        maxRythme = servies
    }

    // ── what a start would cost ──

    /// Change of the total cost if occurrence `o` were served at `d` by `i` (no rule is checked here).
    func delta(_ o: Int, _ d: Int, _ i: Int) -> Int {
        let k = m.demande[o]
        let (poids, duree) = (m.instance.poids, m.duree[k])
        var c = m.horsPreference[k * 15 + m.rythme(d)] - poids.nonServie * duree
        if m.referente[k] >= 0 {
            if m.referente[k] != i { c += poids.continuite }
        } else if parPersonne[k * m.nbIntervenantes + i] < maxPersonne[k] {
            c += poids.continuite
        }
        if parRythme[k * 15 + m.rythme(d)] < maxRythme[k] { c += poids.regularite }
        let libre = m.cibleHebdo[i] - charge[i * m.semaines + d / 15]
        if libre < duree { c += poids.equilibre * (duree - max(0, libre)) }
        return c + poids.trajet * deltaTournee(m.lieu[k], d, i)
    }

    /// Minutes added to the day of `i` by a stop at `lieu`.
    private func deltaTournee(_ lieu: Int, _ d: Int, _ i: Int) -> Int {
        let b = m.bureau[i]
        let aller = m.trajet[b * m.nbLieux + lieu]
        if d % 3 == 2 { return 2 * aller }
        let autre = agenda[i * m.jours * 2 + (m.slot(d) ^ 1)]
        if autre < 0 { return 2 * aller }
        let l = m.lieu[m.demande[autre]]
        return l == lieu ? 0 : aller + m.trajet[lieu * m.nbLieux + l] - m.trajet[b * m.nbLieux + l]
    }

    // ── changes ──

    /// Serves an unserved occurrence where every rule allows it (`obstacles` is empty).
    mutating func poser(_ o: Int, _ d: Int, _ i: Int) {
        cout += delta(o, d, i)
        let (k, s) = (m.demande[o], m.slot(d))
        depart[o] = d
        qui[o] = i
        for x in s...(d % 3 == 2 ? s + 1 : s) {
            agenda[i * m.jours * 2 + x] = o
            occuper(m.lieu[k], x, par: o, aLaPlaceDe: -1)
        }
        charge[i * m.semaines + d / 15] += m.duree[k]
        servies[k] += 1
        let base = m.debutOccurrences[k] + k
        Self.monter(&parPersonne[k * m.nbIntervenantes + i], &histPersonne, base, &maxPersonne[k])
        Self.monter(&parRythme[k * 15 + m.rythme(d)], &histRythme, base, &maxRythme[k])
    }

    /// Makes a served occurrence unserved.
    mutating func retirer(_ o: Int) {
        let (d, i, k) = (depart[o], qui[o], m.demande[o])
        let s = m.slot(d)
        depart[o] = -1
        qui[o] = -1
        for x in s...(d % 3 == 2 ? s + 1 : s) {
            agenda[i * m.jours * 2 + x] = -1
            occuper(m.lieu[k], x, par: -1, aLaPlaceDe: o)
        }
        charge[i * m.semaines + d / 15] -= m.duree[k]
        servies[k] -= 1
        let base = m.debutOccurrences[k] + k
        Self.descendre(&parPersonne[k * m.nbIntervenantes + i], &histPersonne, base, &maxPersonne[k])
        Self.descendre(&parRythme[k * 15 + m.rythme(d)], &histRythme, base, &maxRythme[k])
        cout -= delta(o, d, i)
    }

    private mutating func occuper(_ lieu: Int, _ slot: Int, par nouveau: Int, aLaPlaceDe ancien: Int) {
        var p = m.debutSalles[lieu] + slot * m.capacite[lieu]
        while salles[p] != ancien { p += 1 }
        salles[p] = nouveau
    }

    private static func monter(_ compte: inout Int, _ hist: inout [Int], _ base: Int, _ plusGrand: inout Int) {
        if compte > 0 { hist[base + compte] -= 1 }
        compte += 1
        hist[base + compte] += 1
        plusGrand = max(plusGrand, compte)
    }

    private static func descendre(_ compte: inout Int, _ hist: inout [Int], _ base: Int, _ plusGrand: inout Int) {
        hist[base + compte] -= 1
        // The one that leaves the largest count lands just below it.
        if compte == plusGrand, hist[base + compte] == 0 { plusGrand -= 1 }
        compte -= 1
        if compte > 0 { hist[base + compte] += 1 }
    }
}
