package import Chiffrement
package import Tenancy
package import Web

/// The nominative room: every URL of it is served by the compartment `nominatif`, to accounts with the function `intervenant`.
package struct DossiersRoom {
    static let acces = Acces.compte(.nominatif, .intervenant)

    private let bases: Bases
    private let coffre: Coffre
    private let adresse: String?

    /// `adresse`: `https://exemple.fr`, for the link of the messages; nil when the installation does not say.
    package init(bases: Bases, coffre: Coffre, adresse: String? = nil) {
        self.bases = bases
        self.coffre = coffre
        self.adresse = adresse
    }

    package func ajouter(a routes: Routes) {
        routes.gabarits("Dossiers", .module)
        let base = bases[.nominatif]
        let dossiers = DossierStore(base, coffre)
        let entretiens = EntretienStore(base, coffre)
        let brouillons = BrouillonStore(base, coffre)
        let journees = JourneeStore(base)
        let journee = JourneeRoutes(store: journees, avis: AvisStore(base: base))
        journee.ajouter(a: routes)
        VifRoutes(store: VifStore(base), journee: journee).ajouter(a: routes)
        RappelRoutes(store: RappelStore(base, coffre), journees: journees).ajouter(a: routes)
        DossierRoutes(store: dossiers, etablissements: EtablissementStore(base), brouillons: brouillons).ajouter(a: routes)
        let avis = RendezVousAvis(dossiers: dossiers, adresse: adresse)
        PersonneRoutes(store: dossiers, avis: avis).ajouter(a: routes)
        ClotureRoutes(store: dossiers).ajouter(a: routes)
        EntretienRoutes(store: entretiens, dossiers: dossiers, brouillons: brouillons).ajouter(a: routes)
        DemarcheRoutes(store: DemarcheStore(base, coffre), dossiers: dossiers).ajouter(a: routes)
        PlanRoutes(store: PlanStore(base, coffre), dossiers: dossiers).ajouter(a: routes)
        FeuilleRoutes(store: FeuilleStore(base, coffre), dossiers: dossiers).ajouter(a: routes)
        OrientationRoutes(store: OrientationStore(base, coffre), dossiers: dossiers, demarches: DemarcheStore(base, coffre)).ajouter(
            a: routes)
        PdpRoutes(store: PdpStore(base), dossiers: dossiers).ajouter(a: routes)
        MesureRoutes(store: MesureStore(base, coffre), dossiers: dossiers).ajouter(a: routes)
        EmploiRoutes(store: EmploiStore(base, coffre), dossiers: dossiers, etablissements: EtablissementStore(base)).ajouter(a: routes)
        BudgetRoutes(store: BudgetStore(base, coffre), dossiers: dossiers).ajouter(a: routes)
        DocumentRoutes(store: DocumentStore(base, coffre)).ajouter(a: routes)
        EcritRoutes(store: EcritStore(base, coffre), matieres: MatiereStore(base, coffre), dossiers: dossiers).ajouter(a: routes)
        PartageRoutes(store: PartageStore(base), dossiers: dossiers).ajouter(a: routes)
        LectureRoutes(store: LectureStore(base, coffre), verrous: VerrouStore(base)).ajouter(a: routes)
        secret(dossiers, a: routes)
        RedactionRoutes(store: RedactionStore(base, coffre)).ajouter(a: routes)
        RendezVousRoutes(store: RendezVousStore(base, adresse: adresse), dossiers: dossiers, avis: avis).ajouter(a: routes)
    }
}

extension DossiersRoom {
    /// Urgent access, locks, handover, a psychologist's notes.
    private func secret(_ dossiers: DossierStore, a routes: Routes) {
        let base = dossiers.base
        let partages = PartageStore(base)
        SecretRoutes(
            urgences: UrgenceStore(base, dossiers.coffre), transferts: TransfertStore(base), verrous: VerrouStore(base), partages: partages,
            echeances: FinDeConservationStore(base), replacements: ReplacementStore(base)
        ).ajouter(a: routes)
        DepartRoutes(transferts: TransfertStore(base), partages: partages, replacements: ReplacementStore(base), dossiers: dossiers)
            .ajouter(
                a: routes)
        RelaisRoutes(transferts: TransfertStore(base), partages: partages, dossiers: dossiers).ajouter(a: routes)
        CopieRoutes(store: CopieStore(base, dossiers.coffre)).ajouter(a: routes)
        SuivisRoutes(
            notes: NotePsychologueStore(base, dossiers.coffre), transferts: TransfertSuiviStore(base), partages: partages
        ).ajouter(a: routes)
        PsychologueRoutes(store: NotePsychologueStore(base, dossiers.coffre), dossiers: dossiers).ajouter(a: routes)
    }
}

extension Requete {
    /// The dossier named by `/dossiers/:entreprise/:id`.
    func dossier() throws -> Dossier.Ref { Dossier.Ref(try id("entreprise"), try id("id")) }
}
