import Calendrier

/// Reads of an instance which days are open and which half-days are worked: the calendar side of `Modele`.
struct Ouvertures {
    let rangLieu: [String: Int]
    private let dates: [DateCivile]
    private let feriesDuLieu: [Set<DateCivile>]

    init(_ instance: Instance) {
        let premier = instance.horizon.premierLundi
        dates = (0..<5 * instance.horizon.semaines).map { premier.plus(jours: 7 * ($0 / 5) + $0 % 5) }
        rangLieu = Dictionary(uniqueKeysWithValues: instance.lieux.enumerated().map { ($1.id, $0) })
        let feries = Dictionary(uniqueKeysWithValues: instance.territoires.map { ($0.id, Set($0.joursFeries)) })
        feriesDuLieu = instance.lieux.map { feries[$0.territoire] ?? [] }
    }

    func estOuvert(_ jour: Int, _ d: Instance.Demande, lieu: Int) -> Bool {
        let date = dates[jour]
        return !feriesDuLieu[lieu].contains(date) && !d.fermetures.contains { $0.debut <= date && date <= $0.fin }
    }

    /// Per slot, 1 when she works then.
    func disponibilite(_ p: Instance.Intervenante) -> [Int] {
        let rangs = Set(p.disponibilites.compactMap { Creneau($0)?.rang })
        let feries = feriesDuLieu[rangLieu[p.bureau] ?? 0]
        return dates.enumerated().flatMap { n, jour in
            let la = !feries.contains(jour) && !p.conges.contains { $0.debut <= jour && jour <= $0.fin }
            return [2 * (n % 5), 2 * (n % 5) + 1].map { la && rangs.contains($0) ? 1 : 0 }
        }
    }

    static func rythmes(_ d: Instance.Demande) -> [Int] {
        let permis = Set(d.creneauxAutorises.compactMap { Creneau($0)?.rang })
        if d.duree == 2 {
            return (0..<5).filter { permis.contains(2 * $0) && permis.contains(2 * $0 + 1) }.map { 3 * $0 + 2 }
        }
        return permis.sorted().map { 3 * ($0 / 2) + $0 % 2 }
    }

    static func prefere(_ d: Instance.Demande, rythme: Int) -> Bool {
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
