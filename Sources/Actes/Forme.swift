/// Medium of an entretien.
public enum Forme: String, Code {
    case presentiel, spontane, telephone, visio, domicile, exterieur, courrier, courriel
    case avecTiers = "avec_tiers"

    public var libelle: String {
        switch self {
        case .presentiel: "présentiel prévu"
        case .spontane: "spontané"
        case .telephone: "téléphone"
        case .visio: "visio"
        case .domicile: "domicile"
        case .exterieur: "extérieur"
        case .courrier: "courrier"
        case .courriel: "courriel"
        case .avecTiers: "avec un tiers"
        }
    }
}
