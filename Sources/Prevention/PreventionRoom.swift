public import Tenancy
public import Web

/// The room of what is done for groups: workshops, alerts on a collective risk, projects. A present is counted, never named.
public struct PreventionRoom: Sendable {
    let bases: Bases

    public init(bases: Bases) { self.bases = bases }

    /// Every URL of the room; those of a compartment this process does not open are left out.
    public func ajouter(a routes: Routes, ouvre: (Compartiment) -> Bool = { _ in true }) {
        routes.gabarits("Prevention", .module)
    }
}
