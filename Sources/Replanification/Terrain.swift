import Calendrier
import Planner

/// An instance as flat arrays of small integers.
/// Days are calendar days 0..<7W from the first Monday; slots are 2 per day (2j morning, 2j + 1 afternoon).
/// A *start* is 3j + moment (0 AM, 1 PM, 2 JOUR); a *rhythm* is 3 × weekday + moment, 0..<15.
struct Terrain: Sendable {
    private(set) var instance: Instance
    let semaines, jours, nbQui, nbLieux, nbDemandes: Int
    let rangQui, rangLieu, rangDemande: [String: Int]

    let bureau, maxHebdo, cibleHebdo: [Int]
    /// [i × 10 + half-day of the week]: her weekly pattern.
    let presente: [Bool]
    /// [i × 2 jours + slot]: pattern, leave and holidays of her office together.
    private(set) var disponible: [Bool]
    /// [a × nbLieux + b].
    let trajet: [Int]
    let capacite: [Int]
    /// [l × jours + j].
    let ferie: [Bool]
    let lieu, duree, ecart, parPeriode, premiere, referente: [Int]
    /// [k × nbQui + i]: role and language.
    let apte: [Bool]
    /// Those who are apt for k, nearest office first: eligibles[debutEligibles[k]..<debutEligibles[k + 1]].
    let eligibles, debutEligibles: [Int]
    /// [k × 15 + rhythm].
    let autorise: [Bool]
    let horsPreference: [Int]
    /// [k × jours + j]: Monday to Friday, no holiday of the lieu, no closure.
    let ouvert: [Bool]
    let demandesDuLieu: [[Int]]
    /// Every complete period of k is an occurrence: debutOccurrences[k] + period.
    let debutOccurrences, demande: [Int]
    /// Its open starts: departs[debutDeparts[o]..<debutDeparts[o + 1]]; none = nothing due.
    let departs, debutDeparts: [Int]

    init(_ instance: Instance) {
        self.instance = instance
        let n = instance.horizon.semaines * 7
        (semaines, jours) = (instance.horizon.semaines, n)
        let (personnes, lieux, lignes) = (instance.intervenantes, instance.lieux, instance.demandes)
        (nbQui, nbLieux, nbDemandes) = (personnes.count, lieux.count, lignes.count)
        let rangs = Self.rangs(lieux.map(\.id))
        let rangQui = Self.rangs(personnes.map(\.id))
        (rangLieu, self.rangQui, rangDemande) = (rangs, rangQui, Self.rangs(lignes.map(\.id)))

        let bureau = personnes.map { rangs[$0.bureau] ?? 0 }
        self.bureau = bureau
        (maxHebdo, cibleHebdo) = (personnes.map(\.maxHebdo), personnes.map(\.cibleHebdo))
        let trajet = instance.minutesTrajet.flatMap { $0 }
        (self.trajet, capacite) = (trajet, lieux.map(\.capaciteSalle))
        let premier = instance.horizon.premierLundi
        let ferie = Self.feries(instance, jours: n)
        self.ferie = ferie
        presente = personnes.flatMap { p in
            let codes = Set(p.disponibilites)
            return Creneau.tous.map { codes.contains($0.description) }
        }
        var disponible = Array(repeating: false, count: personnes.count * 2 * n)
        for (i, p) in personnes.enumerated() {
            for j in 0..<n where j % 7 < 5 && !ferie[bureau[i] * n + j] {
                for h in 0..<2 { disponible[(i * n + j) * 2 + h] = presente[i * 10 + j % 7 * 2 + h] }
            }
            Self.fermer(&disponible, i, p.conges, premier, jours: n)
        }
        self.disponible = disponible

        let lieu = lignes.map { rangs[$0.lieu] ?? 0 }
        (self.lieu, premiere) = (lieu, lignes.map(\.premiereSemaine))
        duree = lignes.map(\.duree)
        ecart = lignes.map { instance.regles.ecartMinJours[$0.frequence] }
        parPeriode = lignes.map { max(1, instance.regles.semainesParPeriode[$0.frequence]) }
        referente = lignes.map { $0.referente.flatMap { rangQui[$0] } ?? -1 }
        let apte = lignes.flatMap { d in personnes.map { $0.role == d.role && $0.langues.contains(d.langue) } }
        self.apte = apte
        let habitudes = lignes.map(Rythmes.init)
        autorise = habitudes.flatMap(\.autorise)
        horsPreference = habitudes.flatMap { h in h.prefere.map { $0 ? 0 : instance.poids.preference } }

        var (eligibles, debutEligibles, debutOccurrences, demande) = ([Int](), [0], [0], [Int]())
        var (departs, debutDeparts) = ([Int](), [0])
        var ouvert = Array(repeating: false, count: lignes.count * n)
        var demandesDuLieu = Array(repeating: [Int](), count: lieux.count)
        for (k, d) in lignes.enumerated() {
            demandesDuLieu[lieu[k]].append(k)
            eligibles += personnes.indices.filter { apte[k * personnes.count + $0] }.sorted { a, b in
                (trajet[bureau[a] * lieux.count + lieu[k]], a) < (trajet[bureau[b] * lieux.count + lieu[k]], b)
            }
            debutEligibles.append(eligibles.count)
            for j in 0..<n where j % 7 < 5 { ouvert[k * n + j] = !ferie[lieu[k] * n + j] }
            for plage in d.fermetures {
                for j in Self.jours(plage, premier, n) { ouvert[k * n + j] = false }
            }
            let par = parPeriode[k]
            for q in 0..<max(0, (instance.horizon.semaines - d.premiereSemaine) / par) {
                let debut = 7 * (d.premiereSemaine + q * par)
                for j in debut..<debut + 7 * par where ouvert[k * n + j] {
                    for m in 0..<3 where autorise[k * 15 + j % 7 * 3 + m] { departs.append(3 * j + m) }
                }
                demande.append(k)
                debutDeparts.append(departs.count)
            }
            debutOccurrences.append(demande.count)
        }
        (self.eligibles, self.debutEligibles, self.debutOccurrences, self.demande) = (eligibles, debutEligibles, debutOccurrences, demande)
        (self.departs, self.debutDeparts, self.ouvert, self.demandesDuLieu) = (departs, debutDeparts, ouvert, demandesDuLieu)
    }

    /// The same with one more leave.
    func avec(conge: Instance.Plage, de i: Int) -> Terrain {
        var t = self
        t.instance.intervenantes[i].conges.append(conge)
        Self.fermer(&t.disponible, i, [conge], instance.horizon.premierLundi, jours: jours)
        return t
    }
}

extension Terrain {
    private static func rangs(_ ids: [String]) -> [String: Int] {
        Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { premier, _ in premier })
    }

    private static func jours(_ plage: Instance.Plage, _ premier: DateCivile, _ n: Int) -> Range<Int> {
        let a = max(0, premier.jours(jusqua: plage.debut))
        return a..<max(a, min(n, premier.jours(jusqua: plage.fin) + 1))
    }

    private static func fermer(_ disponible: inout [Bool], _ i: Int, _ conges: [Instance.Plage], _ premier: DateCivile, jours n: Int) {
        for plage in conges {
            for j in jours(plage, premier, n) {
                disponible[(i * n + j) * 2] = false
                disponible[(i * n + j) * 2 + 1] = false
            }
        }
    }

    private static func feries(_ instance: Instance, jours n: Int) -> [Bool] {
        var feries = Array(repeating: false, count: instance.lieux.count * n)
        let parTerritoire = Dictionary(instance.territoires.map { ($0.id, $0.joursFeries) }, uniquingKeysWith: +)
        for (l, lieu) in instance.lieux.enumerated() {
            for jour in parTerritoire[lieu.territoire] ?? [] {
                let j = instance.horizon.premierLundi.jours(jusqua: jour)
                if j >= 0, j < n { feries[l * n + j] = true }
            }
        }
        return feries
    }
}
