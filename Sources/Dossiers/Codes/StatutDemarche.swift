import Actes
import Web

/// Where a démarche stands.
package enum StatutDemarche: String, Code {
    case aCompleter = "a_completer"
    case enInstruction = "en_instruction"
    case acceptee, refusee, ajournee, abandonnee, classee

    package var libelle: String {
        switch self {
        case .aCompleter: "à compléter"
        case .enInstruction: "en instruction"
        case .acceptee: "acceptée"
        case .refusee: "refusée"
        case .ajournee: "ajournée"
        case .abandonnee: "abandonnée"
        case .classee: "classée"
        }
    }

    /// Something is still expected from somebody.
    package var attend: Bool {
        switch self {
        case .aCompleter, .enInstruction, .ajournee: true
        case .acceptee, .refusee, .abandonnee, .classee: false
        }
    }

    /// A decision was received, favourable or not.
    package var decide: Bool {
        switch self {
        case .acceptee, .refusee, .ajournee, .classee: true
        case .aCompleter, .enInstruction, .abandonnee: false
        }
    }

    /// A decision that may be contested, once the day it was received is known.
    package var contestable: Bool { self == .refusee || self == .ajournee }

    /// The rule above, for a statement.
    static let contestables = allCases.filter(\.contestable)

    var badge: Badge {
        let signe: StatutPermanence =
            switch self {
            case .aCompleter: .due
            case .enInstruction: .publiee
            case .acceptee: .tenue
            case .refusee: .annuleePrestataire
            case .ajournee: .reportee
            case .abandonnee: .annuleeClient
            case .classee: .feriee
            }
        return Badge(libelle, comme: signe)
    }
}
