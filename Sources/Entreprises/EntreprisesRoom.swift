public import Tenancy
public import Web

/// Pages of the room: `gestion` for the provider's staff, `client` for the HR of one company.
public struct EntreprisesRoom: Sendable {
    let bases: Bases
    let importateurs: [any Importateur]

    /// - Parameter importateurs: natures of import offered; the room Contrats brings its own.
    public init(bases: Bases, importateurs: [any Importateur] = EntreprisesRoom.importateurs) {
        self.bases = bases
        self.importateurs = importateurs
    }

    /// The natures this room knows by itself.
    public static let importateurs: [any Importateur] = [ImportEntreprises(), ImportEtablissements(), ImportEffectifs()]

    /// Reading is open to planning and management; writing to planning alone.
    public static let lire = Acces.compte(.gestion, .planification, .direction)
    public static let ecrire = Acces.compte(.gestion, .planification)

    public func gestion(_ routes: Routes) {
        routes.gabarits("Entreprises", .module)
        EntrepriseRoutes(bases: bases).ajouter(a: routes)
        EtablissementRoutes(bases: bases).ajouter(a: routes)
        FicheRoutes(bases: bases).ajouter(a: routes)
        ImportRoutes(bases: bases, importateurs: importateurs).ajouter(a: routes)
    }

    public func client(_ routes: Routes) {
        routes.gabarits("Entreprises", .module)
        EffectifRHRoutes(bases: bases).ajouter(a: routes)
    }
}
