public import Entreprises
public import Tenancy
public import Web

/// Pages of the room: `gestion` for the provider's staff, `client` for the HR of one company.
public struct ContratsRoom: Sendable {
    let bases: Bases

    public init(bases: Bases) {
        self.bases = bases
    }

    /// The nature of import this room adds to those of Entreprises.
    public static let importateurs: [any Importateur] = [ImportContrats()]

    public func gestion(_ routes: Routes) {
        routes.gabarits("Contrats", .module)
        ContratRoutes(bases: bases).ajouter(a: routes)
        AvenantRoutes(bases: bases).ajouter(a: routes)
        IndiceRoutes(bases: bases).ajouter(a: routes)
        GroupeRoutes(bases: bases).ajouter(a: routes)
        TauxRoutes(bases: bases).ajouter(a: routes)
        DevisRoutes(bases: bases).ajouter(a: routes)
    }

    public func client(_ routes: Routes) {
        routes.gabarits("Contrats", .module)
        ContratRHRoutes(bases: bases).ajouter(a: routes)
    }
}
