import Actes

/// Professional category, the one a bilan would use.
package enum Categorie: String, Code {
    case ouvrier, employe
    case agentMaitrise = "agent_maitrise"
    case cadre

    package var libelle: String {
        switch self {
        case .ouvrier: "ouvrier"
        case .employe: "employé"
        case .agentMaitrise: "agent de maîtrise"
        case .cadre: "cadre"
        }
    }
}

/// Kind of employment contract.
package enum ContratTravail: String, Code {
    case cdi, cdd, interim, apprentissage, fonctionnaire, contractuel

    package var libelle: String {
        switch self {
        case .cdi: "CDI"
        case .cdd: "CDD"
        case .interim: "intérim"
        case .apprentissage: "alternance"
        case .fonctionnaire: "fonctionnaire"
        case .contractuel: "contractuel public"
        }
    }
}
