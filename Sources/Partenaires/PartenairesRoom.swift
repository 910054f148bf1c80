public import Entreprises
public import Tenancy
public import Web

/// The room of partners: directory, deadlines of the law, standard letters. Nothing of a person followed is ever here.
public struct PartenairesRoom: Sendable {
    let bases: Bases

    public init(bases: Bases) { self.bases = bases }

    /// The nature of import this room brings.
    public static let importateurs: [any Importateur] = [ImportPartenaires()]

    /// `/partenaires` for planning and management.
    public func gestion(_ routes: Routes) { ajouter(.gestion(bases), routes) }

    /// `/annuaire` for the social workers.
    public func intervenants(_ routes: Routes) { ajouter(.intervenants(bases), routes) }

    private func ajouter(_ porte: Porte, _ routes: Routes) {
        routes.gabarits("Partenaires", .module)
        PartenaireRoutes(porte: porte).ajouter(a: routes)
        EcheanceRoutes(porte: porte).ajouter(a: routes)
        ModeleCourrierRoutes(porte: porte).ajouter(a: routes)
    }
}
