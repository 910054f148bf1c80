public import Calendrier
public import Entreprises
public import Postgres
public import Tenancy

/// Statements on gestion.prestation.
public enum PrestationStore {
    static let colonnes: SQL = """
        entreprise_id, id, contrat_id, avenant_id, type, libelle, du, au, lieu_id, frequence, duree_demi_journees, demi_journees_an,
        creneaux_autorises, creneaux_preferes, langue, metier, intervenant_id
        """

    /// Every line of the contract, past ones included, by date.
    /// - Parameter rh: read as app_client, who has no right on the pool.
    public static func duContrat(
        _ entreprise: EntrepriseID, _ contrat: ID<Contrat>, rh: Bool = false, _ tx: Transaction
    ) throws -> [Prestation] {
        let groupe: SQL = rh ? "NULL::uuid AS groupe_id" : "groupe_id"
        return try tx.all(
            """
            SELECT \(fragment: colonnes), \(fragment: groupe) FROM gestion.prestation
            WHERE entreprise_id = \(entreprise) AND contrat_id = \(contrat)
            ORDER BY type = 'permanence' DESC, du, libelle, id
            """)
    }

    /// Every line in force at least one day of `periode`, all contracts visible to the session.
    public static func enVigueur(_ periode: Periode, _ tx: Transaction) throws -> [Prestation] {
        try tx.all(
            """
            SELECT \(fragment: colonnes), groupe_id FROM gestion.prestation
            WHERE du <= \(periode.fin) AND (au IS NULL OR au >= \(periode.debut))
            ORDER BY entreprise_id, contrat_id, du, id
            """)
    }

    public static func ouvrir(
        _ entreprise: EntrepriseID, _ contrat: ID<Contrat>, du: DateCivile, au: DateCivile?, avenant: ID<Avenant>? = nil,
        _ v: PrestationValeurs, _ tx: Transaction
    ) throws -> ID<Prestation> {
        let lignes = try tx.rows(
            """
            INSERT INTO gestion.prestation (entreprise_id, contrat_id, avenant_id, type, libelle, du, au, lieu_id, frequence,
              duree_demi_journees, demi_journees_an, creneaux_autorises, creneaux_preferes, langue, metier, intervenant_id,
              groupe_id)
            VALUES (\(entreprise), \(contrat), \(avenant), \(v.genre), \(v.libelle), \(du), \(au), \(v.lieu), \(v.frequence),
              \(v.dureeDemiJournees), \(v.demiJourneesAn), \(v.creneauxAutorises), \(v.creneauxPreferes), \(v.langue), \(v.metier),
              \(v.intervenant), \(v.groupe))
            RETURNING id
            """)
        guard let ligne = lignes.first else { throw RowError("id", .missing) }
        return try ligne.value("id")
    }

    /// Ends a line on `au`. Half-days of the ledger still due after that day, and never planned, are not owed any more.
    public static func fermer(_ entreprise: EntrepriseID, _ id: ID<Prestation>, au: DateCivile, _ tx: Transaction) throws {
        try tx.execute("UPDATE gestion.prestation SET au = \(au) WHERE entreprise_id = \(entreprise) AND id = \(id)")
        try tx.execute(
            """
            DELETE FROM gestion.registre
            WHERE entreprise_id = \(entreprise) AND prestation_id = \(id) AND periode_debut > \(au) AND etat = 'due'
              AND permanence_id IS NULL
            """)
    }

    /// Removes a line: drafts only. Refused by the keys (foreign key violation) once the ledger or a permanence names it.
    static func retirer(_ entreprise: EntrepriseID, _ id: ID<Prestation>, _ tx: Transaction) throws {
        try tx.execute("DELETE FROM gestion.prestation WHERE entreprise_id = \(entreprise) AND id = \(id)")
    }

    /// Permanences of a line already placed after `jour`: what an avenant must tell the planner about.
    public static func placees(_ entreprise: EntrepriseID, _ ids: [ID<Prestation>], apres jour: DateCivile, _ tx: Transaction) throws -> Int
    {
        try tx.rows(
            """
            SELECT count(*) AS nombre FROM gestion.permanence
            WHERE entreprise_id = \(entreprise) AND prestation_id = ANY(\(ids)::uuid[]) AND jour > \(jour)
              AND statut IN ('planifiee', 'publiee')
            """
        ).first?.int("nombre") ?? 0
    }
}
