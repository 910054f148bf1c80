import Postgres
import Tenancy
import Web

/// One door to the same pages: planning and management by one login role, the social workers by theirs.
struct PorteCollective: Sendable {
    let base: Database
    let prefixe: String
    let acces: Acces
    /// Entry of the bar the pages belong to.
    let ici: String
    /// Where the cards of partners are.
    let annuaire: String

    static func gestion(_ bases: Bases, _ prefixe: String) -> PorteCollective {
        PorteCollective(
            base: bases[.gestion], prefixe: prefixe, acces: .compte(.gestion, .planification, .direction), ici: "/projets",
            annuaire: "/partenaires")
    }

    static func intervenants(_ bases: Bases, _ prefixe: String) -> PorteCollective {
        PorteCollective(
            base: bases[.nominatif], prefixe: prefixe, acces: MesActionsRoutes.acces, ici: "/mes-actions", annuaire: "/annuaire")
    }

    var ariane: [(String, String)] { ici == "/mes-actions" ? [("Actions collectives", "/mes-actions")] : [] }
}
