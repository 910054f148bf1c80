package import Calendrier

/// An absence: leaves that touch; the law counts them together as long as work was not taken up again.
package struct Absence: Sendable, Equatable {
    package var debut: DateCivile
    package var fin: DateCivile?
    /// The cause whose threshold protects most, when prolongations differ.
    package var origine: OrigineArret

    /// Days from the first to `jour` or to the end, both included; 0 before it.
    package func jours(au jour: DateCivile) -> Int {
        let dernier = min(fin ?? jour, jour)
        return dernier < debut ? 0 : debut.jours(jusqua: dernier) + 1
    }
}

/// The lawful clock of job retention: leaves in, dated steps out. No clock, no database.
package enum HorlogePdp {
    /// A step and its dates.
    package struct Pas: Sendable, Equatable {
        package let etape: EtapePdp
        /// First day it is possible, or last day it is due.
        package let le: DateCivile
        /// After this day it has no object; nil while the absence has no end.
        package let jusquau: DateCivile?
    }

    /// Leaves joined: the next one begins before the end, the day after, or after a week-end alone.
    package static func absences(_ arrets: [PeriodeArret]) -> [Absence] {
        var absences: [Absence] = []
        for arret in arrets.sorted(by: { $0.debut < $1.debut }) {
            guard var courante = absences.last, prolonge(courante.fin, arret.debut) else {
                absences.append(Absence(debut: arret.debut, fin: arret.fin, origine: arret.origine))
                continue
            }
            courante.fin = courante.fin.flatMap { fin in arret.fin.map { max(fin, $0) } }
            if rang(arret.origine) > rang(courante.origine) { courante.origine = arret.origine }
            absences[absences.count - 1] = courante
        }
        return absences
    }

    private static func prolonge(_ fin: DateCivile?, _ debut: DateCivile) -> Bool {
        guard let fin else { return true }
        let suivant = fin.plus(jours: 1)
        if debut <= suivant { return true }
        return debut <= fin.plus(jours: 3) && (suivant..<debut).allSatisfy(\.estWeekEnd)
    }

    private static func rang(_ origine: OrigineArret) -> Int {
        switch origine {
        case .maladie: 0
        case .accidentTravail: 1
        case .maternite: 2
        case .maladiePro: 3
        }
    }

    /// Days of absence from which the return gives a visit (R4624-31); 1: whatever the length.
    package static func seuilReprise(_ origine: OrigineArret) -> Int {
        switch origine {
        case .maladie: 60
        case .accidentTravail: 30
        case .maladiePro, .maternite: 1
        }
    }

    /// Steps of one absence, in the order of their dates. « Over 30 days » begins on the 31st day; « at least 60 » on the 60th.
    package static func pas(_ absence: Absence) -> [Pas] {
        let seuil = seuilReprise(absence.origine)
        var candidats: [(EtapePdp, Int)] = [(.liaison, 31), (.preReprise, 31), (.essai, 90), (.sixMois, 181), (.unAn, 360)]
        if seuil > 1 { candidats.append((.seuilReprise, seuil)) }
        // A maternity leave is not an incapacity: only the visit of the return is left.
        if absence.origine == .maternite { candidats = [] }
        var pas = candidats.compactMap { etape, rang -> Pas? in
            let le = absence.debut.plus(jours: rang - 1)
            if let fin = absence.fin, le > fin { return nil }
            return Pas(etape: etape, le: le, jusquau: absence.fin)
        }
        if let fin = absence.fin, absence.debut.jours(jusqua: fin) + 1 >= seuil {
            // Work is taken up the day after the end; the visit comes that day or within eight days.
            let limite = fin.plus(jours: 9)
            pas.append(Pas(etape: .reprise, le: limite, jusquau: limite.plus(jours: 30)))
        }
        return pas.sorted { $0.le == $1.le ? $0.etape.rawValue < $1.etape.rawValue : $0.le < $1.le }
    }

    /// Days of leave, all absences together, within the year that ends on `jour`.
    package static func cumul(_ absences: [Absence], au jour: DateCivile) -> Int {
        let depuis = jour.plus(jours: -364)
        return absences.reduce(0) { somme, absence in
            let debut = max(absence.debut, depuis)
            let fin = min(absence.fin ?? jour, jour)
            return fin < debut ? somme : somme + debut.jours(jusqua: fin) + 1
        }
    }
}
