import Calendrier

extension HorlogePdp {
    /// Days of absence from which the return gives a visit (R4624-31); 1: whatever the length.
    package static func seuilReprise(_ origine: OrigineArret) -> Int {
        switch origine {
        case .maladie: 60
        case .accidentTravail: 30
        case .maladiePro, .maternite: 1
        }
    }

    /// « Over 30 days » begins on the 31st day; « at least 60 » on the 60th. A maternity leave is not an incapacity: it opens the visit of
    /// the return only, and a sick leave that follows it is counted from its own first day.
    static func francais(_ absence: Absence) -> [Pas] {
        var pas = absence.incapacites.flatMap(incapacite)
        // 360 daily allowances over three years are a rule of the sickness insurance: work accidents and occupational diseases are paid
        // until the recovery or the consolidation (CSS L433-1).
        pas += absence.parts([.maladie]).flatMap { compter($0, [(.unAn, rang: 360)]) }
        if let fin = absence.fin, visiteDue(absence) {
            // Work is taken up the day after the end; the visit comes that day or within eight days.
            let limite = fin.plus(jours: 9)
            pas.append(Pas(etape: .reprise, absenceDu: absence.debut, le: limite, jusquau: limite.plus(jours: 30)))
        }
        return pas
    }

    private static func incapacite(_ absence: Absence) -> [Pas] {
        let seuil = seuilReprise(absence.origine)
        let professionnelle = absence.parts([.maladie]).isEmpty
        var etapes: [(EtapePdp, rang: Int)] = [
            (.liaison, 31), (.preReprise, 31), (.essai, 90), (professionnelle ? .sixMoisPro : .sixMois, 181),
        ]
        if seuil > 1 { etapes.append((.seuilReprise, seuil)) }
        return compter(absence, etapes)
    }

    private static func visiteDue(_ absence: Absence) -> Bool {
        absence.arrets.contains { $0.origine == .maternite }
            || absence.incapacites.contains { part in part.duree.map { $0 >= seuilReprise(part.origine) } ?? false }
    }
}
