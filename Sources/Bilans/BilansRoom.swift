public import Tenancy
public import Web

/// The bilans: direction previews and publishes, a client's HR reads what was published for it.
public struct BilansRoom: Sendable {
    let bases: Bases

    public init(bases: Bases) { self.bases = bases }

    /// Pages of app_pilotage.
    public func ajouter(a routes: Routes) {
        routes.gabarits("Bilans", .module)
        BilanRoutes(base: bases[.pilotage]).ajouter(a: routes)
        PublicationRoutes(base: bases[.pilotage]).ajouter(a: routes)
        PortefeuilleRoutes(base: bases[.pilotage]).ajouter(a: routes)
    }

    /// Pages of app_client.
    public func ajouterClient(a routes: Routes) {
        routes.gabarits("Bilans", .module)
        BilanClientRoutes(base: bases[.client]).ajouter(a: routes)
        ContexteRoutes(base: bases[.client]).ajouter(a: routes)
    }

    /// The page of app_public, told with the words of `dictionnaire`.
    public func ajouterPublique(a routes: Routes, dictionnaire: Dictionnaire) {
        routes.gabarits("Bilans", .module)
        EmployeurRoutes(store: EmployeurStore(base: bases[.publique]), dictionnaire: dictionnaire).ajouter(a: routes)
    }
}
