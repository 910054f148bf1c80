public import Tenancy
public import Web

/// The billing pages and those of a client's invoices.
public struct FacturationRoom: Sendable {
    let bases: Bases
    let emetteur: Emetteur?
    let exportateur: Exportateur?

    /// `emetteur`, `exportateur`: the workers that issue runs and make exports, absent in a process that does not open the billing
    /// compartment.
    public init(bases: Bases, emetteur: Emetteur? = nil, exportateur: Exportateur? = nil) {
        self.bases = bases
        self.emetteur = emetteur
        self.exportateur = exportateur
    }

    /// Pages of app_facturation.
    public func ajouter(a routes: Routes) {
        routes.gabarits("Facturation", .module)
        if let emetteur {
            AFacturerRoutes(base: bases[.facturation], emetteur: emetteur).ajouter(a: routes)
        }
        FactureRoutes(base: bases[.facturation]).ajouter(a: routes)
        AvoirRoutes(base: bases[.facturation]).ajouter(a: routes)
        CoordonneesRoutes(base: bases[.facturation]).ajouter(a: routes)
        VerificationRoutes(base: bases[.facturation]).ajouter(a: routes)
        IdentiteRoutes(base: bases[.facturation], chemin: IdentiteRoutes.facturation, acces: AFacturerRoutes.acces).ajouter(a: routes)
        EncoursRoutes(base: bases[.facturation]).ajouter(a: routes)
        EncaissementRoutes(base: bases[.facturation]).ajouter(a: routes)
        RelanceRoutes(base: bases[.facturation]).ajouter(a: routes)
        EncaissementsRoutes(base: bases[.facturation]).ajouter(a: routes)
        ReleveRoutes(base: bases[.facturation]).ajouter(a: routes)
        RelancesEnvoyees(base: bases[.facturation]).ajouter(a: routes)
        if let exportateur {
            ExportRoutes(base: bases[.facturation], exportateur: exportateur).ajouter(a: routes)
            ReglagesExportRoutes(base: bases[.facturation]).ajouter(a: routes)
        }
    }

    /// Page of app_gestion: the identity printed on invoices, for direction.
    public func ajouterDirection(a routes: Routes) {
        routes.gabarits("Facturation", .module)
        IdentiteRoutes(base: bases[.gestion], chemin: IdentiteRoutes.direction, acces: .compte(.gestion, .direction)).ajouter(a: routes)
    }

    /// Pages of app_client: a company's own invoices.
    public func ajouterClient(a routes: Routes) {
        routes.gabarits("Facturation", .module)
        FactureClientRoutes(base: bases[.client]).ajouter(a: routes)
    }
}
