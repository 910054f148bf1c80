package import Calendrier

/// The lawful clock of job retention: leaves in, dated steps out. No clock, no database.
package enum HorlogePdp {
    /// A step and its dates.
    package struct Pas: Sendable, Equatable {
        package let etape: EtapePdp
        /// First day of what it is counted on: an absence, or one incapacity of it.
        package let absenceDu: DateCivile
        /// First day it is possible, or last day it is due.
        package let le: DateCivile
        /// After this day it has no object; nil while the absence has no end.
        package let jusquau: DateCivile?
    }

    /// Leaves joined into absences, oldest first.
    package static func absences(_ arrets: [PeriodeArret]) -> [Absence] { Absence.joindre(arrets) }

    /// Every step of these leaves, in the order of their dates.
    package static func pas(_ arrets: [PeriodeArret], droit: DroitTravail) -> [Pas] {
        let absences = absences(arrets).filter { !$0.termeInconnu }
        let pas =
            switch droit {
            case .francais: absences.flatMap(francais)
            case .luxembourgeois: absences.flatMap { luxembourgeois($0, arrets) }
            }
        return pas.sorted { $0.le == $1.le ? $0.etape.rawValue < $1.etape.rawValue : $0.le < $1.le }
    }

    /// Steps that come on a given day of `absence`, the first being 1; none after its end.
    static func compter(_ absence: Absence, _ etapes: [(EtapePdp, rang: Int)]) -> [Pas] {
        etapes.compactMap { etape, rang in
            let le = absence.debut.plus(jours: rang - 1)
            if let fin = absence.fin, le > fin { return nil }
            return Pas(etape: etape, absenceDu: absence.debut, le: le, jusquau: absence.fin)
        }
    }

    /// Days of leave, all absences together, within the year that ends on `jour`.
    package static func cumul(_ absences: [Absence], au jour: DateCivile) -> Int {
        let depuis = jour.plus(jours: -364)
        return absences.filter { !$0.termeInconnu }.reduce(0) { somme, absence in
            let debut = max(absence.debut, depuis)
            let fin = min(absence.fin ?? jour, jour)
            return fin < debut ? somme : somme + debut.jours(jusqua: fin) + 1
        }
    }
}
