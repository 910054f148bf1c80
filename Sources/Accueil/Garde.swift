import Synchronization
import Web

/// Rate limits of the pages without account, in the memory of this process; the database keeps the daily caps of all of them.
///
/// Keys are fingerprints, never an address. A whole company often comes out by one address, so reading is wide; what is narrow is trying
/// codes nobody displays.
final class Garde: Sendable {
    struct Plafond: Sendable {
        let nom: String
        let nombre: Int
        let fenetre: Duration

        static let lectures = Plafond(nom: "lecture", nombre: 900, fenetre: .seconds(600))
        static let codesInconnus = Plafond(nom: "inconnu", nombre: 30, fenetre: .seconds(3600))
        static let envois = Plafond(nom: "envoi", nombre: 60, fenetre: .seconds(3600))
    }

    let empreintes: Empreintes
    private let fenetres = Mutex<[String: (debut: ContinuousClock.Instant, nombre: Int)]>([:])
    private static let memoire = 20_000

    init(empreintes: Empreintes) { self.empreintes = empreintes }

    func empreinte(_ requete: Requete) -> [UInt8] { empreintes.adresse(requete.provenance) }

    /// Counts one; false when the window is already full.
    func admet(_ plafond: Plafond, _ cle: [UInt8], maintenant: ContinuousClock.Instant = .now) -> Bool {
        fenetres.withLock { fenetres in
            if fenetres.count > Self.memoire { fenetres = fenetres.filter { $0.value.debut.duration(to: maintenant) < .seconds(3600) } }
            let nom = Self.nom(plafond, cle)
            guard let ouverte = fenetres[nom], ouverte.debut.duration(to: maintenant) < plafond.fenetre else {
                fenetres[nom] = (maintenant, 1)
                return true
            }
            fenetres[nom] = (ouverte.debut, ouverte.nombre + 1)
            return ouverte.nombre < plafond.nombre
        }
    }

    /// True when `admet` would now refuse; counts nothing.
    func plein(_ plafond: Plafond, _ cle: [UInt8], maintenant: ContinuousClock.Instant = .now) -> Bool {
        fenetres.withLock { fenetres in
            guard let ouverte = fenetres[Self.nom(plafond, cle)], ouverte.debut.duration(to: maintenant) < plafond.fenetre else {
                return false
            }
            return ouverte.nombre >= plafond.nombre
        }
    }

    /// Every page without account begins here. Too many: 429 whatever the code, so that the answer says nothing of it.
    func entrer(_ requete: Requete) throws(TropDEssais) -> [UInt8] {
        let cle = empreinte(requete)
        guard !plein(.codesInconnus, cle), admet(.lectures, cle) else { throw TropDEssais() }
        return cle
    }

    struct TropDEssais: Error {}

    private static func nom(_ plafond: Plafond, _ cle: [UInt8]) -> String {
        plafond.nom + cle.map { String($0, radix: 16) }.joined(separator: ".")
    }
}
