package import Web

/// Employees without an account, and the employer who passes a name on: everything they give is sealed on arrival.
package struct AccueilRoom {
    package init() {}
    package func ajouter(a routes: Routes) { routes.gabarits("Accueil", .module) }
}
