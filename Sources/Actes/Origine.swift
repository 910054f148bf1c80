/// Who told the person to come.
public enum Origine: String, Code {
    case luiMeme = "lui_meme"
    case collegue, rh, manager
    case medecineTravail = "medecine_travail"
    case cse, famille, partenaire, mutuelle, intervenant

    public var libelle: String {
        switch self {
        case .luiMeme: "lui-même"
        case .collegue: "collègue"
        case .rh: "RH"
        case .manager: "manager"
        case .medecineTravail: "médecine du travail"
        case .cse: "CSE ou syndicat"
        case .famille: "famille"
        case .partenaire: "partenaire"
        case .mutuelle: "mutuelle"
        case .intervenant: "à mon initiative"
        }
    }
}
