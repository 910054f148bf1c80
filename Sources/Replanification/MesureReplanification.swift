import Calendrier
public import Planner

/// Repair beside naive replanning, on the same absences of one plan. Pure but for the clock.
public struct MesureReplanification: Sendable {
    public let instance: String
    public let lignes: [Ligne]

    public struct Ligne: Sendable {
        public let absence: Absence
        public let touchees: Int
        public let publiees: Int
        public let reparation: Mesure
        public let naif: Mesure
        /// Seconds from the plan as read (context built) to the three proposals of the first hit permanence.
        public let secondesPremiereProposition: Double
    }

    public struct Mesure: Sendable {
        /// Permanences moved though the absence did not hit them.
        public let deplacees: Int
        /// Of these, those that are no longer served at all.
        public let abandonnees: Int
        public let demiJourneesNonServies: Int
        /// Cost of the whole plan.
        public let cout: Int
        public let violations: Int
        public let secondes: Double
    }

    /// `nombre` absences drawn with `graine`: every third a departure, the others one or two weeks. What is dated before the absence or in the
    /// fortnight that follows is published: both must keep it.
    public init(
        _ instance: Instance, _ plan: Solution, nombre: Int = 3, graine: UInt64 = 1, reparation: Budget = .secondes(2),
        naif: Budget = .secondes(10), fils: Int = 1
    ) throws(Malformation) {
        self.instance = instance.nom
        var hasard = Des(graine)
        var lignes: [Ligne] = []
        for n in 0..<nombre {
            let absence = Self.tirer(instance, plan, n, &hasard)
            lignes.append(try Self.mesurer(instance, plan, absence, graine, reparation, naif, fils))
        }
        self.lignes = lignes
    }

    private static func tirer(_ instance: Instance, _ plan: Solution, _ n: Int, _ hasard: inout Des) -> Absence {
        let qui =
            plan.permanences.isEmpty
            ? instance.intervenantes.first?.id ?? "" : plan.permanences[hasard.entier(plan.permanences.count)].intervenante
        let semaine = 1 + hasard.entier(max(1, instance.horizon.semaines * 2 / 3))
        let debut = instance.horizon.premierLundi.plus(jours: 7 * semaine)
        return Absence(intervenante: qui, debut: debut, fin: n % 3 == 2 ? nil : debut.plus(jours: 4 + 7 * (n % 2)))
    }

    private static func mesurer(
        _ instance: Instance, _ plan: Solution, _ absence: Absence, _ graine: UInt64, _ budget: Budget, _ naif: Budget, _ fils: Int
    ) throws(Malformation) -> Ligne {
        let horloge = ContinuousClock()
        var debut = horloge.now
        func ecoule() -> Double {
            let duree = (horloge.now - debut) / .seconds(1)
            debut = horloge.now
            return duree
        }
        let contexte = Contexte(instance, plan).avec(absence)
        let touchees = contexte.touchees(par: absence)
        if let premiere = touchees.first { _ = contexte.propositions(pour: premiere, aPartirDu: absence.debut) }
        let proposition = ecoule()
        let publiees = plan.permanences.filter { p in
            (DateCivile(p.date).map { $0 < absence.debut.plus(jours: 14) } ?? false) && !touchees.contains(p)
        }
        let changee = instance.avec(absence)
        _ = ecoule()
        let repare = Reparation(contexte, publiees: publiees, aPartirDu: absence.debut).reparer(graine: graine, budget: budget)
        let secondesReparation = ecoule()
        var refait = try RemplacementNaif(changee, publiees: publiees).replanifier(graine: graine, budget: naif, fils: fils)
        // What it would hold in days already gone cannot be held.
        refait.permanences.removeAll { p in (DateCivile(p.date).map { $0 < absence.debut } ?? true) && !plan.permanences.contains(p) }
        let secondesNaif = ecoule()
        func mesure(_ solution: Solution, _ secondes: Double) -> Mesure {
            let v = Verification(solution, changee)
            let retirees = Difference(avant: plan, apres: solution, instance).lignes.filter { $0.nature == .retiree }
            return Mesure(
                deplacees: RemplacementNaif.deplacees(plan, solution, sauf: touchees),
                abandonnees: retirees.count { $0.avant.map { !touchees.contains($0) } ?? false },
                demiJourneesNonServies: v.compte.demiJourneesNonServies, cout: v.cout.total, violations: v.violations.count,
                secondes: secondes)
        }
        return Ligne(
            absence: absence, touchees: touchees.count, publiees: publiees.count, reparation: mesure(repare.plan, secondesReparation),
            naif: mesure(refait, secondesNaif), secondesPremiereProposition: proposition)
    }
}

extension MesureReplanification {
    /// A table to print, one line per absence, repair / naive side by side.
    public var texte: String {
        let tetes = [
            "intervenante", "absence", "touchées", "déplacées", "(naïf)", "abandonnées", "(naïf)", "non servies", "(naïf)", "coût",
            "(naïf)", "s", "(naïf)",
            "1re prop. ms",
        ]
        let rangees = lignes.map { l in
            [
                l.absence.intervenante, l.absence.debut.description + (l.absence.fin.map { " – \($0)" } ?? " – départ"), "\(l.touchees)",
                "\(l.reparation.deplacees)", "\(l.naif.deplacees)", "\(l.reparation.abandonnees)", "\(l.naif.abandonnees)",
                "\(l.reparation.demiJourneesNonServies)",
                "\(l.naif.demiJourneesNonServies)", "\(l.reparation.cout)", "\(l.naif.cout)", Self.dixiemes(l.reparation.secondes),
                Self.dixiemes(l.naif.secondes), Self.dixiemes(l.secondesPremiereProposition * 1000),
            ]
        }
        let largeurs = tetes.indices.map { n in ([tetes] + rangees).map { $0[n].count }.max() ?? 0 }
        return ([tetes] + rangees).map { rangee in
            zip(rangee, largeurs).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    private static func dixiemes(_ x: Double) -> String { "\(Int(x * 10 + 0.5) / 10),\(Int(x * 10 + 0.5) % 10)" }
}
