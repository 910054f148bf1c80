/// Kind of an entretien.
public enum Nature: String, Code {
    case premierContact = "premier_contact"
    case evaluation, suivi, urgence
    case liaison, tripartite, cloture
    case preReprise = "pre_reprise"
    case information

    public var libelle: String {
        switch self {
        case .premierContact: "premier contact"
        case .evaluation: "évaluation"
        case .suivi: "suivi"
        case .urgence: "urgence"
        case .liaison: "liaison"
        case .tripartite: "tripartite"
        case .cloture: "clôture"
        case .preReprise: "pré-reprise"
        case .information: "information ponctuelle"
        }
    }
}
