public import Postgres
public import Tenancy

/// Statements on gestion.partenaire, for app_gestion as for app_nominatif.
public enum PartenaireStore {
    /// The active cards, national ones first; of one type, or of a territory and the national ones.
    public static func actifs(_ type: TypePartenaire? = nil, territoire: TerritoirePartenaire? = nil, _ tx: Transaction) throws
        -> [FichePartenaire]
    {
        try tx.all(
            """
            SELECT \(fragment: FichePartenaire.colonnes) FROM gestion.partenaire
            WHERE actif AND (\(type?.rawValue)::text IS NULL OR code = \(type?.rawValue))
              AND (\(territoire?.description)::text IS NULL OR territoire IN (\(territoire?.description), 'FR'))
            ORDER BY territoire <> 'FR', territoire, nom, id
            """)
    }

    /// Nil when unknown, or hidden by the wall.
    public static func trouver(_ id: ID<FichePartenaire>, _ tx: Transaction) throws -> FichePartenaire? {
        try tx.first("SELECT \(fragment: FichePartenaire.colonnes) FROM gestion.partenaire WHERE id = \(id)")
    }
}
