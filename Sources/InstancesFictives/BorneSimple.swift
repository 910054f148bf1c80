import Calendrier
public import Planner

/// A cost under which no plan of an instance can go, in a fraction of a second. Simple, hence far below the best possible plan: it only says
/// that a percentage « above the bound » is at most that.
///
/// Proof. Take any valid plan.
/// 1. Travel. Share the tour of a day between its permanences. A whole day at a: 2 t(bureau, a). A half-day alone at a: 2 t(bureau, a).
///    Two half-days at a then b: t(bureau, a) + t(a, b) + t(b, bureau), of which a takes t(bureau, a) + t(a, b)/2. So a half-day at a costs at
///    least t(bureau, a) + min(t(bureau, a), d(a)/2), with d(a) the smallest t(a, b), within `trajetMaxMidi`, to the lieu b of another
///    half-day demande of the same role (0 when there is one at a itself): one demande never takes both halves of a day.
/// 2. Each served occurrence also pays `continuite` when someone else than the named referente serves it, and `preference` off the preferred
///    moments. Its soft cost is therefore at least the minimum, over the people and moments that rules 3 to 5 allow it taken alone, of
///    travel share + continuity + preference. Regularity is counted for nothing, continuity without a named referente too.
/// 3. For each role, let T be the sum over its people and weeks of min(cibleHebdo, half-days present), S the half-days served and U those
///    unserved, S + U = due. A week's load never exceeds the presence, so `equilibre` is paid at least S − T times. With
///    e = min(equilibre, nonServie), an unserved occurrence of d half-days pays nonServie d = (nonServie − e) d + e d. Hence
///    total ≥ Σ min(soft, (nonServie − e) d) + e (max(0, S − T) + U) ≥ Σ min(soft, (nonServie − e) d) + e max(0, due − T).
/// 4. An occurrence nobody may serve even alone is surely unserved: it pays nonServie d in full and leaves `due` of 3.
public struct BorneSimple: Sendable {
    public let valeur: Int

    /// `instance` must have passed `controler()`.
    public init(_ instance: Instance) {
        let feuille = FeuilleDeTableur(instance)
        let poids = instance.poids
        let e = min(poids.equilibre, poids.nonServie)
        let detours = Self.detours(instance)
        // Doubled, for the half of t(a, b).
        var double = 0
        var dues: [String: Int] = [:]
        for (k, d) in instance.demandes.enumerated() {
            let prix = Self.prix(k, d, feuille, detours[k])
            for periode in 0..<feuille.periodes(k) where feuille.estDue(k, periode) {
                guard let moindre = Self.moindre(k, periode, feuille, prix) else {
                    double += 2 * poids.nonServie * d.duree
                    continue
                }
                dues[d.role, default: 0] += d.duree
                double += min(moindre, 2 * (poids.nonServie - e) * d.duree)
            }
        }
        var offres: [String: Int] = [:]
        for (rang, i) in instance.intervenantes.enumerated() { offres[i.role, default: 0] += feuille.offre(rang, plafond: i.cibleHebdo) }
        valeur = (double + 1) / 2 + e * dues.reduce(0) { $0 + max(0, $1.value - offres[$1.key, default: 0]) }
    }

    /// Per demande, d(a); nil when a half-day there can only be alone (or lasts the whole day).
    private static func detours(_ instance: Instance) -> [Int?] {
        let rangs = Dictionary(uniqueKeysWithValues: instance.lieux.enumerated().map { ($1.id, $0) })
        var demis: [String: [Int: Int]] = [:]
        for d in instance.demandes where d.duree == 1 { demis[d.role, default: [:]][rangs[d.lieu] ?? 0, default: 0] += 1 }
        return instance.demandes.map { d in
            guard d.duree == 1, let lieux = demis[d.role], let ici = rangs[d.lieu] else { return nil }
            if lieux[ici, default: 0] > 1 { return 0 }
            return lieux.keys.lazy.filter { $0 != ici }.map { instance.minutesTrajet[ici][$0] }
                .filter { $0 <= instance.regles.trajetMaxMidi }.min()
        }
    }

    /// Doubled share of travel and continuity of each candidate, cheapest first.
    private static func prix(
        _ k: Int, _ d: Instance.Demande, _ feuille: FeuilleDeTableur, _ detour: Int?
    ) -> [(personne: Int, double: Int)] {
        let poids = feuille.instance.poids
        return feuille.candidates[k].map { i in
            let minutes = feuille.minutes(i, jusqua: k)
            let trajet = d.duree == 2 ? 4 * minutes : 2 * minutes + min(2 * minutes, detour ?? 2 * minutes)
            let autre = d.referente != nil && d.referente != feuille.instance.intervenantes[i].id
            return (i, poids.trajet * trajet + (autre ? 2 * poids.continuite : 0))
        }.sorted { ($0.double, $0.personne) < ($1.double, $1.personne) }
    }

    /// Doubled cost of one occurrence taken alone; nil when nobody may serve it.
    private static func moindre(
        _ k: Int, _ periode: Int, _ feuille: FeuilleDeTableur, _ prix: [(personne: Int, double: Int)]
    ) -> Int? {
        var moindre = Int.max
        for (personne, double) in prix {
            if double >= moindre { break }
            for moment in feuille.moments[k] {
                let cout = double + (moment.horsPreference ? 2 * feuille.instance.poids.preference : 0)
                guard cout < moindre else { continue }
                let possible = (0..<feuille.pas[k]).contains { semaine in
                    let jour = feuille.jour(k, periode, semaine, moment)
                    return feuille.estPossible(
                        .init(demande: k, periode: periode, jour: jour, moment: moment.moment, personne: personne))
                }
                if possible { moindre = cout }
            }
        }
        return moindre == .max ? nil : moindre
    }
}
