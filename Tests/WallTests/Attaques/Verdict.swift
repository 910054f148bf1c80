/// What an attack came to.
enum Verdict: Sendable, Equatable, CustomStringConvertible {
    case tenu
    case fuite(String)
    /// SQL cannot close it; the reason says what does, outside.
    case residuel(String)
    case sansObjet
    /// The attack itself did not run: as bad as a leak, since it proves nothing.
    case erreur(String)

    var rouge: Bool {
        switch self {
        case .fuite, .erreur: true
        case .tenu, .residuel, .sansObjet: false
        }
    }

    var description: String {
        switch self {
        case .tenu: "tenu"
        case .fuite: "FUITE"
        case .residuel: "résiduel"
        case .sansObjet: "·"
        case .erreur: "ERREUR"
        }
    }
}

/// Thrown by an attack that got something.
struct Fuite: Error { let quoi: String }
struct Residuel: Error { let pourquoi: String }

struct Attaque: Sendable {
    let nom: String
    /// Whom it concerns; the others are « sans objet ».
    var vaut: @Sendable (Cible) -> Bool = { _ in true }
    let jouer: @Sendable (Partie) throws -> Void

    func verdict(contre cible: Cible) -> Verdict {
        guard vaut(cible) else { return .sansObjet }
        let partie = Partie(cible)
        defer { partie.finir() }
        do {
            try jouer(partie)
            return .tenu
        } catch let fuite as Fuite {
            return .fuite(fuite.quoi)
        } catch let residuel as Residuel {
            return .residuel(residuel.pourquoi)
        } catch {
            return .erreur("\(error)")
        }
    }

    static let toutes: [Attaque] =
        attaquesDuContexte + attaquesDesObjets + attaquesDesSondes + attaquesDuServeur + attaquesDesConnexions + attaquesDuMetier
        + attaquesDuSecret + attaquesDeLAccueil
}
