public import Postgres
import Tenancy

/// Statements on gestion.echeance_legale.
public enum EcheanceStore {
    /// Those in force, of one type of partner or of all; to contest first.
    public static func actives(_ partenaire: TypePartenaire? = nil, _ tx: Transaction) throws -> [Echeance] {
        try tx.all(
            """
            SELECT \(fragment: Echeance.colonnes) FROM gestion.echeance_legale
            WHERE actif AND (\(partenaire?.rawValue)::text IS NULL OR partenaire_code = \(partenaire?.rawValue))
            ORDER BY partenaire_code, effet <> 'recours', demarche, id
            """)
    }

    /// Somebody has just read the text it quotes; false when unknown.
    static func reverifier(_ id: ID<Echeance>, _ tx: Transaction) throws -> Bool {
        try tx.rows("SELECT gestion.reverifier_echeance(\(id)) AS fait").first?.bool("fait") ?? false
    }
}
