internal import Calendrier
internal import Postgres
internal import Web

/// How far a document is settled, as its lists say it.
enum Reglement: String, Sendable, CaseIterable {
    case attendue = "a-regler"
    case partielle
    case enRetard = "en-retard"
    case reglee

    init(reste: Int, brut: Int, echeance: DateCivile, le jour: DateCivile) {
        self = reste <= 0 ? .reglee : echeance < jour ? .enRetard : reste < brut ? .partielle : .attendue
    }

    /// The documents of `f` in this state.
    func condition(le jour: DateCivile) -> SQL {
        let reste = EncaissementStore.reste
        return switch self {
        case .reglee: "\(fragment: reste) <= 0"
        case .enRetard: "f.type = '380' AND f.echeance < \(jour) AND \(fragment: reste) > 0"
        case .partielle: "f.echeance >= \(jour) AND \(fragment: reste) > 0 AND \(fragment: reste) < f.brut_cents"
        case .attendue: "f.echeance >= \(jour) AND \(fragment: reste) = f.brut_cents"
        }
    }

    func mot(avoir: Bool = false) -> String {
        switch (self, avoir) {
        case (.reglee, true): "déduit"
        case (_, true): "à déduire"
        case (.attendue, _): "à régler"
        case (.partielle, _): "partielle"
        case (.enRetard, _): "en retard"
        case (.reglee, _): "réglée"
        }
    }

    func badge(avoir: Bool = false) -> Badge {
        switch self {
        case .reglee: Badge(mot(avoir: avoir), comme: .tenue)
        case .partielle: Badge(mot(avoir: avoir), comme: .reportee)
        case .enRetard: avoir ? Badge(mot(avoir: true), comme: .publiee) : Badge(mot(), comme: .annuleePrestataire)
        case .attendue: Badge(mot(avoir: avoir), comme: .publiee)
        }
    }
}

/// Days past due, as a balance by age counts them.
enum Age: Int, Sendable, CaseIterable {
    case nonEchue, un, trente, soixante, quatreVingtDix

    init(echeance: DateCivile, le jour: DateCivile) {
        self =
            switch echeance.jours(jusqua: jour) {
            case ...0: .nonEchue
            case ...30: .un
            case ...60: .trente
            case ...90: .soixante
            default: .quatreVingtDix
            }
    }

    var mot: String {
        switch self {
        case .nonEchue: "non échu"
        case .un: "1 à 30 j"
        case .trente: "31 à 60 j"
        case .soixante: "61 à 90 j"
        case .quatreVingtDix: "plus de 90 j"
        }
    }

    /// Class of the drawing, darker with age.
    var classe: String {
        switch self {
        case .nonEchue: "g5"
        case .un: "g6"
        case .trente: "g7"
        case .soixante: "g2"
        case .quatreVingtDix: "g-alerte"
        }
    }
}
