/// A feasible rhythm kept hidden: each contract line is drawn where it fits on a cycle of four weeks, so that the instance has a good plan
/// before leaves, holidays and closings break it.
struct Grille {
    /// A place on the cycle.
    struct Rythme {
        let personne: Int
        /// Ranks of `Creneau`: one, or the two of a day.
        let creneaux: [Int]
        /// Weeks of the cycle, among 0…3.
        let semaines: [Int]
    }

    private static let cycle = 4
    private static let trajetMaxMidi = 45
    /// Place held by each person, week of the cycle and half-day; -1 = free.
    private var tenue: [[Int]]
    private var charge: [[Int]]
    /// Permanences per place, week of the cycle and half-day.
    private var salles: [[Int]] = []
    private let equipe: Equipe

    init(_ equipe: Equipe) {
        self.equipe = equipe
        tenue = Array(repeating: Array(repeating: -1, count: 10 * Self.cycle), count: equipe.personnes.count)
        charge = Array(repeating: Array(repeating: 0, count: Self.cycle), count: equipe.personnes.count)
    }

    /// Half-days she can still take over the cycle.
    func reste(_ personne: Int) -> Int { charge[personne].reduce(0) { $0 + equipe.personnes[personne].maxHebdo - $1 } }

    /// A drawn rhythm for a permanence of `duree` half-days every `pas` weeks (1, 2 or 4) at a place, or nil when she has no room for it.
    /// `lieu` may be the rank the place will have once it is opened.
    func rythme(
        _ personne: Int, lieu: Int, salles capacite: Int, duree: Int, pas: Int, minutes: (Int) -> Int, _ tirage: inout Tirage
    ) -> Rythme? {
        let presences = equipe.personnes[personne].presences
        let blocs =
            duree == 1 ? presences.map { [$0] } : presences.filter { $0 % 2 == 0 && presences.contains($0 + 1) }.map { [$0, $0 + 1] }
        var possibles: [Rythme] = []
        for phase in 0..<pas {
            let semaines = Array(stride(from: phase, to: Self.cycle, by: pas))
            guard semaines.allSatisfy({ charge[personne][$0] + duree <= equipe.personnes[personne].maxHebdo }) else { continue }
            for bloc in blocs where semaines.allSatisfy({ libre(personne, lieu, capacite, bloc, $0, minutes) }) {
                possibles.append(Rythme(personne: personne, creneaux: bloc, semaines: semaines))
            }
        }
        return possibles.isEmpty ? nil : tirage.un(possibles)
    }

    mutating func tenir(_ rythme: Rythme, lieu: Int) {
        while salles.count <= lieu { salles.append(Array(repeating: 0, count: 10 * Self.cycle)) }
        for semaine in rythme.semaines {
            charge[rythme.personne][semaine] += rythme.creneaux.count
            for creneau in rythme.creneaux {
                tenue[rythme.personne][10 * semaine + creneau] = lieu
                salles[lieu][10 * semaine + creneau] += 1
            }
        }
    }

    private func libre(
        _ personne: Int, _ lieu: Int, _ capacite: Int, _ bloc: [Int], _ semaine: Int, _ minutes: (Int) -> Int
    ) -> Bool {
        bloc.allSatisfy { creneau in
            let case_ = 10 * semaine + creneau
            guard tenue[personne][case_] < 0, lieu >= salles.count || salles[lieu][case_] < capacite else { return false }
            let autre = tenue[personne][case_ ^ 1]
            return autre < 0 || autre == lieu || minutes(autre) <= Self.trajetMaxMidi
        }
    }
}
