import Postgres
import Tenancy
import Web

/// One door to the same pages: the provider's staff at `/partenaires`, the social workers at `/annuaire`, each by its own login role.
struct Porte: Sendable {
    let base: Database
    let prefixe: String
    /// Reads, and keeps the cards up to date.
    let acces: Acces
    /// Writes the standard letters.
    let plume: Acces

    static func gestion(_ bases: Bases) -> Porte {
        Porte(
            base: bases[.gestion], prefixe: "/partenaires", acces: .compte(.gestion, .planification, .direction),
            plume: .compte(.gestion, .direction))
    }

    static func intervenants(_ bases: Bases) -> Porte {
        let acces = Acces.compte(.nominatif, .intervenant)
        return Porte(base: bases[.nominatif], prefixe: "/annuaire", acces: acces, plume: acces)
    }

    func ecrit(_ principal: Principal) -> Bool { !plume.fonctions.isDisjoint(with: principal.fonctions) }

    /// The trail of every page of the room.
    var ariane: [(String, String)] { [("Partenaires", prefixe)] }
}
