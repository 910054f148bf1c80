public import Calendrier
public import Entreprises
public import Postgres
public import Tenancy

/// Statements on gestion.contrat. Reads work for planning, billing and the HR of one company alike.
public enum ContratStore {
    static let colonnes: SQL = """
        c.entreprise_id, c.id, c.numero, c.statut, c.cadre, c.objet, c.debut, c.fin, c.tacite_reconduction, c.preavis_mois,
        c.renouvellement_le, c.intervenant_id, c.facturation_mois, c.terme, c.annee_contractuelle, c.preavis_annulation_jours,
        (c.taux_annulation_tardive * 100)::int AS taux_tardif, c.minimum_cents, c.minimum_par, c.minimum_prorata,
        c.etablissement_id, c.acheteur_tva, c.signe_le
        """

    /// Nil when unknown, or hidden by the wall.
    public static func trouver(_ entreprise: EntrepriseID, _ id: ID<Contrat>, _ tx: Transaction) throws -> Contrat? {
        try tx.first("SELECT \(fragment: colonnes) FROM gestion.contrat c WHERE c.entreprise_id = \(entreprise) AND c.id = \(id)")
    }

    /// By identifier alone, for pages of staff: the address does not name the company.
    public static func trouver(_ id: ID<Contrat>, _ tx: Transaction) throws -> Contrat? {
        try tx.first("SELECT \(fragment: colonnes) FROM gestion.contrat c WHERE c.id = \(id)")
    }

    public static func deEntreprise(_ entreprise: EntrepriseID, _ tx: Transaction) throws -> [Contrat] {
        try tx.all(
            "SELECT \(fragment: colonnes) FROM gestion.contrat c WHERE c.entreprise_id = \(entreprise) ORDER BY c.debut DESC, c.numero")
    }

    /// Every contract visible to the session, by number.
    public static func tous(_ tx: Transaction) throws -> [Contrat] {
        try tx.all("SELECT \(fragment: colonnes) FROM gestion.contrat c ORDER BY c.numero")
    }

    /// Contracts signed or ended that served at least one day of `periode`: what a billing run goes through.
    /// A tacit renewal keeps a signed contract running after `fin`.
    public static func servis(_ periode: Periode, _ tx: Transaction) throws -> [Contrat] {
        try tx.all(
            """
            SELECT \(fragment: colonnes) FROM gestion.contrat c
            WHERE c.statut <> 'brouillon' AND c.debut <= \(periode.fin)
              AND (c.fin IS NULL OR c.fin >= \(periode.debut) OR (c.statut = 'signe' AND c.tacite_reconduction))
            ORDER BY c.numero
            """)
    }

    public static func creer(_ entreprise: EntrepriseID, _ v: ContratValeurs, _ tx: Transaction) throws -> ID<Contrat> {
        let lignes = try tx.rows(
            """
            INSERT INTO gestion.contrat (entreprise_id, numero, statut, cadre, objet, debut, fin, tacite_reconduction, preavis_mois,
              renouvellement_le, intervenant_id, facturation_mois, terme, annee_contractuelle, preavis_annulation_jours,
              taux_annulation_tardive, minimum_cents, minimum_par, minimum_prorata, etablissement_id, acheteur_tva, signe_le)
            VALUES (\(entreprise), \(v.numero), \(v.statut), \(v.cadre), \(v.objet), \(v.debut), \(v.fin), \(v.taciteReconduction),
              \(v.preavisMois), \(v.renouvellementLe), \(v.intervenant), \(v.facturationMois), \(v.terme), \(v.anneeContractuelle),
              \(v.preavisAnnulationJours), \(v.tauxAnnulationTardive)::numeric / 100, \(v.minimumCents),
              \(v.minimumPar), \(v.minimumProrata), \(v.etablissement), \(v.acheteurTVA), \(v.signeLe))
            RETURNING id
            """)
        guard let ligne = lignes.first else { throw RowError("id", .missing) }
        return try ligne.value("id")
    }

    /// The head of the contract only: what is owed and its price change by an avenant.
    @discardableResult
    public static func modifier(_ entreprise: EntrepriseID, _ id: ID<Contrat>, _ v: ContratValeurs, _ tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE gestion.contrat SET numero = \(v.numero), statut = \(v.statut), cadre = \(v.cadre), objet = \(v.objet),
              debut = \(v.debut), fin = \(v.fin), tacite_reconduction = \(v.taciteReconduction), preavis_mois = \(v.preavisMois),
              renouvellement_le = \(v.renouvellementLe), intervenant_id = \(v.intervenant), facturation_mois = \(v.facturationMois),
              terme = \(v.terme), annee_contractuelle = \(v.anneeContractuelle), preavis_annulation_jours = \(v.preavisAnnulationJours),
              taux_annulation_tardive = \(v.tauxAnnulationTardive)::numeric / 100, minimum_cents = \(v.minimumCents),
              minimum_par = \(v.minimumPar), minimum_prorata = \(v.minimumProrata), etablissement_id = \(v.etablissement),
              acheteur_tva = \(v.acheteurTVA),
              signe_le = \(v.signeLe)
            WHERE entreprise_id = \(entreprise) AND id = \(id)
            """) == 1
    }
}
