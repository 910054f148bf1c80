import Calendrier

extension HorlogePdp {
    /// 26 weeks of protection against a dismissal (C. trav. L.121-6).
    static let protection = 26 * 7
    /// Daily allowances of the CNS: 78 weeks within 104, all causes together (CSS art. 14).
    static let indemnisables = 78 * 7
    static let reference = 104 * 7

    /// « Over six weeks » begins on the 43rd day; the protection ends with the 182nd. A maternity has rules of its own: no step.
    static func luxembourgeois(_ absence: Absence, _ arrets: [PeriodeArret]) -> [Pas] {
        absence.incapacites.flatMap { incapacite -> [Pas] in
            var pas = compter(
                incapacite,
                [
                    (.luReprise, rang: 31), (.luSeuilReprise, rang: 43), (.luReclassement, rang: 90),
                    (.luProtection, rang: protection + 1),
                ])
            if let le = epuisement(incapacite, arrets) {
                pas.append(Pas(etape: .luIndemnites, absenceDu: incapacite.debut, le: le, jusquau: incapacite.fin))
            }
            if let fin = incapacite.fin, let duree = incapacite.duree, duree > 42 {
                let retour = fin.plus(jours: 1)
                pas.append(Pas(etape: .luExamen, absenceDu: incapacite.debut, le: retour, jusquau: retour.plus(jours: 30)))
            }
            return pas
        }
    }

    /// First day of this incapacity on which 78 weeks of the last 104 are used up; nil when it ends before. Days noted in this dossier only:
    /// the CNS knows the others.
    private static func epuisement(_ incapacite: Absence, _ arrets: [PeriodeArret]) -> DateCivile? {
        let dernier = min(
            incapacite.fin ?? incapacite.debut.plus(jours: indemnisables - 1), incapacite.debut.plus(jours: indemnisables - 1))
        var jours: Set<Int> = []
        for arret in arrets where arret.origine != .maternite && arret.debut <= dernier {
            let fin = min(arret.fin ?? (arret.debut >= incapacite.debut ? dernier : arret.debut), dernier)
            if fin >= arret.debut { jours.formUnion(arret.debut.numero...fin.numero) }
        }
        let debut = incapacite.debut.numero
        var pris = jours.count { $0 < debut && $0 > debut - reference }
        for numero in debut...max(debut, dernier.numero) {
            if jours.contains(numero) { pris += 1 }
            if numero > debut, jours.contains(numero - reference) { pris -= 1 }
            if pris >= indemnisables { return incapacite.debut.plus(jours: numero - debut) }
        }
        return nil
    }
}
