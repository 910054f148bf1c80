public import Postgres
public import Tenancy

/// Statements on gestion.modele_courrier.
public enum ModeleCourrierStore {
    /// The letters in use, those of one partner first when `partenaire` is given, then those for all.
    public static func liste(_ partenaire: TypePartenaire? = nil, _ tx: Transaction) throws -> [ModeleCourrier] {
        try tx.all(
            """
            SELECT \(fragment: ModeleCourrier.colonnes) FROM gestion.modele_courrier
            WHERE actif AND (\(partenaire?.rawValue)::text IS NULL OR partenaire_code IS NULL OR partenaire_code = \(partenaire?.rawValue))
            ORDER BY partenaire_code NULLS LAST, titre, id
            """)
    }

    /// Nil when unknown, or hidden by the wall.
    public static func trouver(_ id: ID<ModeleCourrier>, _ tx: Transaction) throws -> ModeleCourrier? {
        try tx.first("SELECT \(fragment: ModeleCourrier.colonnes) FROM gestion.modele_courrier WHERE id = \(id)")
    }
}
