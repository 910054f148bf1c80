/// Families of partners: the sections of the directory.
public enum GenrePartenaire: String, CaseIterable, Hashable, Sendable {
    case protectionSociale = "protection_sociale"
    case collectivite, emploi, handicap, logement, budget, sante, solidarite, justice, education, entreprise

    public var libelle: String {
        switch self {
        case .protectionSociale: "protection sociale"
        case .collectivite: "collectivités et administrations"
        case .emploi: "emploi"
        case .handicap: "handicap"
        case .logement: "logement"
        case .budget: "budget"
        case .sante: "santé"
        case .solidarite: "solidarité"
        case .justice: "droit et victimes"
        case .education: "éducation"
        case .entreprise: "entreprise"
        }
    }
}

/// What a partner is searched for: the themes of product.md, level 1, by the codes of the motifs.
public enum Besoin: String, CaseIterable, Hashable, Sendable {
    case budget, sante, logement
    case viePro = "vie_professionnelle"
    case famille, droits, handicap
    case maintien = "maintien_emploi"
    case retraite, aidants, violences, juridique, mobilite
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
        case .evenement: "événement traumatique"
        case .frontalier: "frontalier"
        case .langue: "langue et numérique"
        }
    }
}
