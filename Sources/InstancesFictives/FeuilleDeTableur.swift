import Calendrier
import Planner

/// The spreadsheet: one line per person, one column per half-day, and what the planner checks before writing in a cell.
struct FeuilleDeTableur {
    struct Visite {
        let demande, periode: Int
        /// Days since the first Monday, week-ends included.
        let jour: Int
        let moment: Moment
        let personne: Int
    }

    /// A moment of the week a line allows. `jour`: 0 = Monday.
    struct MomentPermis {
        let jour: Int
        let moment: Moment
        let horsPreference: Bool
    }

    let instance: Instance
    let pas: [Int]
    let moments: [[MomentPermis]]
    /// Per line, who has the trade and the language: the named one, then the nearest.
    let candidates: [[Int]]
    private let lieux: [Int]
    private let bureaux: [Int]
    /// Per line, the days she may be visited.
    private let ouverts: [[Bool]]
    /// Per person and half-day.
    private let presences: [[Bool]]
    /// Line held by each person and half-day.
    private var tenue: [[Int?]]
    private var salles: [[Int]]
    private var charges: [[Int]]
    private var visites: [[Int: Visite]]

    init(_ instance: Instance) {
        self.instance = instance
        let premier = instance.horizon.premierLundi.numero
        let jours = 7 * instance.horizon.semaines
        let rangs = Dictionary(uniqueKeysWithValues: instance.lieux.enumerated().map { ($1.id, $0) })
        let feries = Dictionary(uniqueKeysWithValues: instance.territoires.map { ($0.id, Set($0.joursFeries.map(\.numero))) })
        func estFerie(_ jour: Int, _ lieu: Int) -> Bool { feries[instance.lieux[lieu].territoire]?.contains(premier + jour) ?? false }
        func estDans(_ plages: [Instance.Plage], _ jour: Int) -> Bool {
            plages.contains { $0.debut.numero <= premier + jour && premier + jour <= $0.fin.numero }
        }
        let lieux = instance.demandes.map { rangs[$0.lieu] ?? 0 }
        let bureaux = instance.intervenantes.map { rangs[$0.bureau] ?? 0 }
        self.lieux = lieux
        self.bureaux = bureaux
        pas = instance.demandes.map { instance.regles.semainesParPeriode[$0.frequence] }
        moments = instance.demandes.map(Self.moments)
        candidates = instance.demandes.enumerated().map { k, d in
            instance.intervenantes.indices
                .filter { instance.intervenantes[$0].role == d.role && instance.intervenantes[$0].langues.contains(d.langue) }
                .sorted { a, b in
                    let cle = { (i: Int) in
                        (instance.intervenantes[i].id == d.referente ? 0 : 1, instance.minutesTrajet[bureaux[i]][lieux[k]], i)
                    }
                    return cle(a) < cle(b)
                }
        }
        ouverts = instance.demandes.enumerated().map { k, d in
            (0..<jours).map { $0 % 7 < 5 && !estFerie($0, lieux[k]) && !estDans(d.fermetures, $0) }
        }
        presences = instance.intervenantes.enumerated().map { rang, i in
            let creneaux = Set(i.disponibilites.compactMap { Creneau($0)?.rang })
            return (0..<2 * jours).map { demi in
                let jour = demi / 2
                return jour % 7 < 5 && creneaux.contains(2 * (jour % 7) + demi % 2) && !estFerie(jour, bureaux[rang])
                    && !estDans(i.conges, jour)
            }
        }
        tenue = Array(repeating: Array(repeating: nil, count: 2 * jours), count: instance.intervenantes.count)
        salles = Array(repeating: Array(repeating: 0, count: 2 * jours), count: instance.lieux.count)
        charges = Array(repeating: Array(repeating: 0, count: instance.horizon.semaines), count: instance.intervenantes.count)
        visites = Array(repeating: [:], count: instance.demandes.count)
    }

    private static func moments(_ d: Instance.Demande) -> [MomentPermis] {
        let permis = Set(d.creneauxAutorises.compactMap { Creneau($0)?.rang })
        let preferes = Set(d.creneauxPreferes.compactMap { Creneau($0)?.rang })
        return (0..<5).flatMap { jour in
            (d.duree == 2 ? [Moment.JOUR] : [.AM, .PM]).compactMap { moment in
                let rangs = moment.demiJournees.map { 2 * jour + ($0 == .AM ? 0 : 1) }
                guard permis.isSuperset(of: rangs) else { return nil }
                return MomentPermis(jour: jour, moment: moment, horsPreference: !preferes.isEmpty && !preferes.isSuperset(of: rangs))
            }
        }
    }

    func periodes(_ k: Int) -> Int { max(0, (instance.horizon.semaines - instance.demandes[k].premiereSemaine) / pas[k]) }

    func jour(_ k: Int, _ periode: Int, _ semaine: Int, _ moment: MomentPermis) -> Int {
        7 * (instance.demandes[k].premiereSemaine + periode * pas[k] + semaine) + moment.jour
    }

    func estServie(_ k: Int, _ periode: Int) -> Bool { visites[k][periode] != nil }

    func estDue(_ k: Int, _ periode: Int) -> Bool {
        (0..<pas[k]).contains { semaine in moments[k].contains { ouverts[k][jour(k, periode, semaine, $0)] } }
    }

    /// Half-days a person is present, at most `plafond` per week, over the horizon.
    func offre(_ personne: Int, plafond: Int) -> Int {
        (0..<instance.horizon.semaines).reduce(0) { somme, semaine in
            somme + min(plafond, presences[personne][14 * semaine..<14 * (semaine + 1)].count { $0 })
        }
    }

    func minutes(_ personne: Int, jusqua demande: Int) -> Int { instance.minutesTrajet[bureaux[personne]][lieux[demande]] }

    private func demis(_ v: Visite) -> [Int] { v.moment.demiJournees.map { 2 * v.jour + ($0 == .AM ? 0 : 1) } }

    /// Every hard rule.
    func estPossible(_ v: Visite) -> Bool {
        guard ouverts[v.demande][v.jour] else { return false }
        let i = v.personne
        guard charges[i][v.jour / 7] + v.moment.duree <= instance.intervenantes[i].maxHebdo else { return false }
        let lieu = lieux[v.demande]
        for demi in demis(v) {
            guard presences[i][demi], tenue[i][demi] == nil, salles[lieu][demi] < instance.lieux[lieu].capaciteSalle else { return false }
            if v.moment != .JOUR, let autre = tenue[i][demi ^ 1], lieux[autre] != lieu,
                instance.minutesTrajet[lieux[autre]][lieu] > instance.regles.trajetMaxMidi
            {
                return false
            }
        }
        let ecart = instance.regles.ecartMinJours[instance.demandes[v.demande].frequence]
        let portee = 1 + ecart / (7 * pas[v.demande])
        return (-portee...portee).allSatisfy { n in visites[v.demande][v.periode + n].map { abs($0.jour - v.jour) >= ecart } ?? true }
    }

    mutating func poser(_ v: Visite) {
        for demi in demis(v) {
            tenue[v.personne][demi] = v.demande
            salles[lieux[v.demande]][demi] += 1
        }
        charges[v.personne][v.jour / 7] += v.moment.duree
        visites[v.demande][v.periode] = v
    }

    /// What the visit adds: driving, half-days over the target, a moment that is not preferred, someone else than the named one.
    func cout(_ v: Visite) -> Int {
        let d = instance.demandes[v.demande]
        let i = instance.intervenantes[v.personne]
        let charge = charges[v.personne][v.jour / 7]
        let surcharge = max(0, charge + v.moment.duree - i.cibleHebdo) - max(0, charge - i.cibleHebdo)
        let prefere = moments[v.demande].first { $0.jour == v.jour % 7 && $0.moment == v.moment }
        return instance.poids.trajet * detour(v) + instance.poids.equilibre * surcharge
            + (prefere?.horsPreference == true ? instance.poids.preference : 0)
            + (d.referente != nil && d.referente != i.id ? instance.poids.continuite : 0)
    }

    private func detour(_ v: Visite) -> Int {
        let (bureau, lieu) = (bureaux[v.personne], lieux[v.demande])
        let minutes = instance.minutesTrajet
        guard v.moment != .JOUR, let voisine = tenue[v.personne][(2 * v.jour + (v.moment == .AM ? 0 : 1)) ^ 1] else {
            return 2 * minutes[bureau][lieu]
        }
        let autre = lieux[voisine]
        return minutes[bureau][lieu] + minutes[lieu][autre] - minutes[autre][bureau]
    }

    /// Who most often goes there, and when, so far.
    func habitude(_ k: Int) -> (personne: Int?, moment: Int?) {
        var (qui, quand): ([Int: Int], [Int: Int]) = ([:], [:])
        for v in visites[k].values {
            qui[v.personne, default: 0] += 1
            quand[Self.code(v), default: 0] += 1
        }
        func plusFrequent(_ compte: [Int: Int]) -> Int? { compte.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }
        return (plusFrequent(qui), plusFrequent(quand))
    }

    /// What the visit costs for leaving the habit; a named person's continuity is already in `cout`.
    func ecart(_ v: Visite, _ habitude: (personne: Int?, moment: Int?)) -> Int {
        let autreMoment = habitude.moment.map { $0 != Self.code(v) } ?? false
        let autrePersonne = instance.demandes[v.demande].referente == nil && (habitude.personne.map { $0 != v.personne } ?? false)
        return (autreMoment ? instance.poids.regularite : 0) + (autrePersonne ? instance.poids.continuite : 0)
    }

    private static func code(_ v: Visite) -> Int { 3 * (v.jour % 7) + (v.moment == .AM ? 0 : v.moment == .PM ? 1 : 2) }

    var solution: Solution {
        let permanences = visites.enumerated().flatMap { k, parPeriode in
            parPeriode.values.sorted { $0.periode < $1.periode }.map { v in
                Solution.Permanence(
                    demande: instance.demandes[k].id, intervenante: instance.intervenantes[v.personne].id,
                    date: instance.horizon.premierLundi.plus(jours: v.jour).description, moment: v.moment.rawValue)
            }
        }
        return Solution(instance: instance.nom, permanences: permanences)
    }
}
