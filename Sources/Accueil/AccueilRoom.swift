package import Chiffrement
package import Tenancy
package import Web

/// Employees without an account, and the employer who passes a name on: everything they give is sealed on arrival, and only the
/// nominative process opens it.
package struct AccueilRoom: Sendable {
    private let bases: Bases

    package init(bases: Bases) { self.bases = bases }

    /// The pages of a poster's code and of a booking's link. `cle`: 32 bytes at least, from which the caps' fingerprints are derived;
    /// `adresse`: `https://exemple.fr`, written in the messages of those who ask for their link, nil when the installation does not say.
    package func publique(_ routes: Routes, cle: [UInt8], adresse: String?) {
        routes.gabarits("Accueil", .module)
        let garde = Garde(empreintes: Empreintes(cle: cle))
        let boite = BoiteStore(base: bases[.publique])
        let reservations = ReservationStore(base: bases[.publique])
        let ateliers = AtelierStore(base: bases[.publique])
        AfficheRoutes(
            store: AfficheStore(base: bases[.publique]), boite: boite, reservations: reservations, ateliers: ateliers, garde: garde,
            adresse: adresse
        ).ajouter(a: routes)
        ReservationRoutes(store: reservations, ateliers: ateliers, boite: boite, garde: garde, adresse: adresse).ajouter(a: routes)
    }

    /// `/rh/orientations`, and the poster to print at `adresse`.
    package func client(_ routes: Routes, adresse: String?) {
        routes.gabarits("Accueil", .module)
        AImprimerRoutes(base: bases[.client], adresse: adresse).ajouter(a: routes)
        OrienterRoutes(base: bases[.client]).ajouter(a: routes)
    }

    /// `/orientations`: what employers passed on to the signed-in worker.
    package func nominatif(_ routes: Routes, coffre: Coffre) {
        routes.gabarits("Accueil", .module)
        OrientationRoutes(store: OrientationStore(base: bases[.nominatif], coffre: coffre)).ajouter(a: routes)
    }
}
