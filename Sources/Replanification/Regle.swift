/// The hard rules of `permanences-planning/1` (FORMAT §3) with the label of the format, in its order.
public enum Regle: String, CaseIterable, Sendable {
    /// The demande or the intervenante is not of this plan.
    case instance
    /// JOUR if and only if the demande lasts two half-days.
    case duree
    case periode
    case lieuFerie = "lieu ferie"
    case fermeture
    case intervenanteFeriee = "intervenante feriee"
    case conge, disponibilite, creneau, role, langue, ubiquite
    case trajetMidi = "trajet midi"
    case salle
    case maxHebdo = "max hebdo"
    case ecart

    /// Its place in a set of rules held as bits.
    var bit: Int { 1 << rang }

    private var rang: Int {
        switch self {
        case .instance: 0
        case .duree: 1
        case .periode: 2
        case .lieuFerie: 3
        case .fermeture: 4
        case .intervenanteFeriee: 5
        case .conge: 6
        case .disponibilite: 7
        case .creneau: 8
        case .role: 9
        case .langue: 10
        case .ubiquite: 11
        case .trajetMidi: 12
        case .salle: 13
        case .maxHebdo: 14
        case .ecart: 15
        }
    }

    static func presentes(_ bits: Int) -> [Regle] { allCases.filter { bits & $0.bit != 0 } }
}
