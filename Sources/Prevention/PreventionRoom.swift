public import Tenancy
public import Web

/// The room of what is done for groups: workshops, alerts on a collective risk, projects, the cell that keeps people in work. A present is
/// counted, never named.
public struct PreventionRoom: Sendable {
    let bases: Bases

    public init(bases: Bases) { self.bases = bases }

    /// Every URL of the room; those of a compartment this process does not open are left out.
    public func ajouter(a routes: Routes, ouvre: (Compartiment) -> Bool = { _ in true }) {
        routes.gabarits("Prevention", .module)
        if ouvre(.gestion) {
            ActionCollectiveRoutes(base: bases[.gestion]).ajouter(a: routes)
            ProjetRoutes(porte: .gestion(bases, "/projets")).ajouter(a: routes)
            CelluleRoutes(porte: .gestion(bases, "/cellules")).ajouter(a: routes)
            AlertesRoutes(base: bases[.gestion]).ajouter(a: routes)
        }
        if ouvre(.nominatif) {
            MesActionsRoutes(store: MesActionsStore(bases[.nominatif])).ajouter(a: routes)
            ProjetRoutes(porte: .intervenants(bases, "/mes-projets")).ajouter(a: routes)
            CelluleRoutes(porte: .intervenants(bases, "/mes-cellules")).ajouter(a: routes)
            MesAlertesRoutes(base: bases[.nominatif]).ajouter(a: routes)
        }
        if ouvre(.client) { EmployeurRoutes(base: bases[.client]).ajouter(a: routes) }
    }
}
