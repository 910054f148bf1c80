import Actes
import Dossiers

/// What makes a situation one of prevention in the demonstration, and how it ends: in a stream of its own, so that nothing else shifts.
struct PreventionDemo {
    /// The large companies have a prevention cell: one situation in three is about keeping a job, one in twenty elsewhere.
    private static let grande = 900
    private var hasard: Hasard
    let motif: Motif

    init(_ entreprise: EntrepriseDemo, rang: Int, motif: Motif) {
        var hasard = Hasard(MondeDemo.graine, "prevention \(entreprise.rang)", rang)
        self.motif = hasard.chance(entreprise.effectif >= Self.grande ? 34 : 5) ? .maintien : motif
        self.hasard = hasard
    }

    /// First contact, evaluation, then before the return, then with the doctor and the manager.
    func nature(_ ordre: Int) -> Nature {
        switch (ordre, motif) {
        case (0, _): .premierContact
        case (1, .maintien): .preReprise
        case (1, _): .evaluation
        case (2, .maintien): .liaison
        default: .suivi
        }
    }

    /// nil when the ordinary endings apply.
    mutating func issue() -> Issue? {
        guard motif == .maintien else { return nil }
        return hasard.selon([
            (.retourAmenage, 28), (.retourMemePoste, 22), (.reclasseInterne, 11), (.inaptitude, 15), (.rqth, 8), (.reclasseAilleurs, 5),
            (.depart, 4), (.sansNouvelles, 7),
        ])
    }
}
