internal import Calendrier

/// The share of an amount that belongs to the days up to a closing date, exact: the rest is found by subtraction, so nothing is lost.
enum ProrataArrete {
    /// `cents` × days up to `cloture` / days of the period, rounded half away from zero (R02).
    static func jusqua(_ cloture: DateCivile, _ cents: Int, _ periode: Periode) -> Int {
        if periode.fin <= cloture { return cents }
        guard periode.debut <= cloture else { return 0 }
        return part(cents, periode.debut.jours(jusqua: cloture) + 1, sur: periode.nombreDeJours)
    }

    /// What belongs to the days after `cloture`.
    static func apres(_ cloture: DateCivile, _ cents: Int, _ periode: Periode) -> Int { cents - jusqua(cloture, cents, periode) }

    /// `cents` × `nombre` / `total`, half away from zero.
    static func part(_ cents: Int, _ nombre: Int, sur total: Int) -> Int {
        guard total > 0 else { return 0 }
        let valeur = (Int(cents.magnitude) * nombre * 2 + total) / (total * 2)
        return cents < 0 ? -valeur : valeur
    }
}
