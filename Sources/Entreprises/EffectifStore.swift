public import Calendrier
public import Postgres
public import Tenancy

/// Statements on gestion.effectif. Usable by every role that may read it: planning, billing, management, and the HR of one company.
public enum EffectifStore {
    /// Every declaration of a company, oldest first.
    public static func historique(_ entreprise: EntrepriseID, _ tx: Transaction) throws -> HistoriqueEffectif {
        HistoriqueEffectif(
            try tx.all(
                """
                SELECT etablissement_id, a_partir_du, nombre, source, declare_le
                FROM gestion.effectif
                WHERE entreprise_id = \(entreprise)
                ORDER BY a_partir_du, etablissement_id
                """))
    }

    /// The declarations of every company, for a run over all contracts.
    public static func historiques(_ tx: Transaction) throws -> [EntrepriseID: HistoriqueEffectif] {
        var par: [EntrepriseID: [Effectif]] = [:]
        let lignes = try tx.rows(
            """
            SELECT entreprise_id, etablissement_id, a_partir_du, nombre, source, declare_le
            FROM gestion.effectif
            ORDER BY entreprise_id, a_partir_du, etablissement_id
            """)
        for ligne in lignes { par[try ligne.value("entreprise_id"), default: []].append(try Effectif(row: ligne)) }
        return par.mapValues(HistoriqueEffectif.init)
    }

    /// The company's headcount in force on a day, all establishments together; nil when none was declared by then.
    public static func nombre(_ entreprise: EntrepriseID, le jour: DateCivile, _ tx: Transaction) throws -> Int? {
        try tx.rows(
            """
            SELECT sum(nombre) AS nombre FROM (
              SELECT DISTINCT ON (etablissement_id) nombre
              FROM gestion.effectif
              WHERE entreprise_id = \(entreprise) AND a_partir_du <= \(jour)
              ORDER BY etablissement_id, a_partir_du DESC) en_vigueur
            """
        ).first?.optionalInt("nombre")
    }

    /// Adds a declaration; a second one for the same day and establishment is refused by the key (`effectif_pkey`).
    public static func declarer(_ entreprise: EntrepriseID, _ effectif: Effectif, _ tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO gestion.effectif (entreprise_id, etablissement_id, a_partir_du, nombre, source)
            VALUES (\(entreprise), \(effectif.etablissement), \(effectif.aPartirDu), \(effectif.nombre), \(effectif.source))
            """)
    }

    /// Replaces the number declared for a day: staff and imports only, the HR role has no right to update.
    public static func remplacer(_ entreprise: EntrepriseID, _ effectif: Effectif, _ tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO gestion.effectif (entreprise_id, etablissement_id, a_partir_du, nombre, source)
            VALUES (\(entreprise), \(effectif.etablissement), \(effectif.aPartirDu), \(effectif.nombre), \(effectif.source))
            ON CONFLICT (entreprise_id, etablissement_id, a_partir_du)
            DO UPDATE SET nombre = excluded.nombre, source = excluded.source, declare_le = current_date
            """)
    }
}
