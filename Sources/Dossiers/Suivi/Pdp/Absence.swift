package import Calendrier

/// An absence: leaves that touch, as long as work was not taken up again.
package struct Absence: Sendable, Equatable {
    /// In the order of their first days; never empty.
    package private(set) var arrets: [PeriodeArret]
    package private(set) var fin: DateCivile?
    /// It has no end noted, and another leave begins later: nothing is dated from it.
    package private(set) var termeInconnu = false

    /// Leaves joined: the next one begins before the end, the day after, or after a week-end alone. One without an end joins nothing after
    /// it: nobody knows whether work was taken up between.
    package static func joindre(_ arrets: [PeriodeArret]) -> [Absence] {
        var absences: [Absence] = []
        for arret in arrets.sorted(by: { $0.debut < $1.debut }) {
            guard var courante = absences.popLast() else {
                absences.append(Absence(arret))
                continue
            }
            if let fin = courante.fin, prolonge(fin, arret.debut) {
                courante.arrets.append(arret)
                courante.fin = arret.fin.map { max(fin, $0) }
                absences.append(courante)
            } else {
                courante.termeInconnu = courante.fin == nil
                absences += [courante, Absence(arret)]
            }
        }
        return absences
    }

    private init(_ arret: PeriodeArret) {
        arrets = [arret]
        fin = arret.fin
    }

    private static func prolonge(_ fin: DateCivile, _ debut: DateCivile) -> Bool {
        let suivant = fin.plus(jours: 1)
        if debut <= suivant { return true }
        return debut <= fin.plus(jours: 3) && (suivant..<debut).allSatisfy(\.estWeekEnd)
    }

    package var debut: DateCivile { arrets[0].debut }

    /// The cause whose threshold protects most, when prolongations differ.
    package var origine: OrigineArret {
        arrets.map(\.origine).max { Self.rang($0) < Self.rang($1) } ?? .maladie
    }

    private static func rang(_ origine: OrigineArret) -> Int {
        switch origine {
        case .maladie: 0
        case .accidentTravail: 1
        case .maternite: 2
        case .maladiePro: 3
        }
    }

    /// Its parts of these causes, each joined: a maternity between two sick leaves makes two incapacities.
    package func parts(_ causes: Set<OrigineArret>) -> [Absence] {
        var parts = Self.joindre(arrets.filter { causes.contains($0.origine) })
        for rang in parts.indices where termeInconnu && parts[rang].fin == nil { parts[rang].termeInconnu = true }
        return parts
    }

    /// Sickness, work accident, occupational disease: all but a maternity, which is no incapacity.
    package var incapacites: [Absence] { parts([.maladie, .accidentTravail, .maladiePro]) }

    /// Days from the first to `jour` or to the end, both included; 0 before it.
    package func jours(au jour: DateCivile) -> Int {
        let dernier = min(fin ?? jour, jour)
        return dernier < debut ? 0 : debut.jours(jusqua: dernier) + 1
    }

    /// Whole length in days; nil without an end.
    package var duree: Int? { fin.map { debut.jours(jusqua: $0) + 1 } }
}
