internal import Actes

/// How entretiens take place, in groups wide enough to be said.
enum GroupeForme: String, CaseIterable, Sendable {
    case surSite = "sur_site"
    case aDistance = "a_distance"
    case ailleurs

    init(_ forme: Forme) {
        switch forme {
        case .presentiel, .spontane: self = .surSite
        case .telephone, .visio, .courrier, .courriel: self = .aDistance
        case .domicile, .exterieur, .avecTiers: self = .ailleurs
        }
    }

    var libelle: String {
        switch self {
        case .surSite: "sur site"
        case .aDistance: "à distance"
        case .ailleurs: "ailleurs, ou avec un tiers"
        }
    }

    static let codes = Dictionary(uniqueKeysWithValues: Forme.allCases.map { ($0.rawValue, GroupeForme($0).rawValue) })
}

/// Who told the persons to come. HR is never alone in a group: it knows whom it sent, so the count would tell whether they came.
enum GroupeOrigine: String, CaseIterable, Sendable {
    case soi
    case entreprise
    case partenaires
    case service

    init(_ origine: Origine) {
        switch origine {
        case .luiMeme, .famille: self = .soi
        case .collegue, .rh, .manager, .medecineTravail, .cse: self = .entreprise
        case .partenaire, .mutuelle: self = .partenaires
        case .intervenant: self = .service
        }
    }

    var libelle: String {
        switch self {
        case .soi: "d'elles-mêmes ou par un proche"
        case .entreprise: "par l'entreprise ou la santé au travail"
        case .partenaires: "par un partenaire extérieur"
        case .service: "à l'initiative du service"
        }
    }

    static let codes = Dictionary(uniqueKeysWithValues: Origine.allCases.map { ($0.rawValue, GroupeOrigine($0).rawValue) })
}
