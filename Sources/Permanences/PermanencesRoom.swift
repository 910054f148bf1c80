public import Tenancy
public import Web

/// The room of half-days: who goes where and when, and what was owed.
public struct PermanencesRoom: Sendable {
    let bases: Bases
    let calculs: Calculs

    /// `calculs` runs the plans asked on the pages: its `run()` is a service of the process.
    public init(bases: Bases, calculs: Calculs) {
        self.bases = bases
        self.calculs = calculs
    }

    /// Every URL of the room; those of a compartment this process does not open are left out.
    public func ajouter(a routes: Routes, ouvre: (Compartiment) -> Bool = { _ in true }) {
        routes.gabarits("Permanences", .module)
        if ouvre(.gestion) {
            SemaineRoutes(bases: bases).ajouter(a: routes)
            MoisRoutes(bases: bases).ajouter(a: routes)
            PermanenceRoutes(bases: bases).ajouter(a: routes)
            RegistreRoutes(bases: bases).ajouter(a: routes)
            EquipeRoutes(bases: bases).ajouter(a: routes)
            ChargeRoutes(base: bases[.gestion]).ajouter(a: routes)
            LieuRoutes(bases: bases).ajouter(a: routes)
            TrajetRoutes(base: bases[.gestion]).ajouter(a: routes)
            AbsenceRoutes(bases: bases).ajouter(a: routes)
            RemplacementRoutes(base: bases[.gestion]).ajouter(a: routes)
            PoidsRoutes(base: bases[.gestion]).ajouter(a: routes)
            ChargeExpliqueeRoutes(base: bases[.gestion]).ajouter(a: routes)
            PlanRoutes(bases: bases, calculs: calculs).ajouter(a: routes)
        }
        if ouvre(.publique) { AgendaRoutes(bases: bases).ajouter(a: routes) }
        if ouvre(.client) { RhRoutes(bases: bases).ajouter(a: routes) }
    }
}
