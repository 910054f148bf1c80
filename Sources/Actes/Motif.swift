/// Theme of an entretien, level 1 of the reference list, in the order of the demand: the first nine have a key on the form.
public enum Motif: String, Code {
    case budget, sante, logement
    case viePro = "vie_professionnelle"
    case famille
    case droits
    case handicap
    case maintien = "maintien_emploi"
    case retraite
    case aidants, violences, juridique, mobilite
    case evenement = "evenement_traumatique"
    case frontalier
    case langue = "langue_numerique"

    public var libelle: String {
        switch self {
        case .budget: "budget"
        case .sante: "santé"
        case .logement: "logement"
        case .viePro: "vie professionnelle"
        case .famille: "famille"
        case .droits: "accès aux droits"
        case .handicap: "handicap"
        case .maintien: "maintien en emploi"
        case .retraite: "retraite"
        case .aidants: "aidants"
        case .violences: "violences"
        case .juridique: "juridique et consommation"
        case .mobilite: "mobilité"
        case .evenement: "événement traumatique au travail"
        case .frontalier: "frontalier"
        case .langue: "langue et numérique"
        }
    }
}
