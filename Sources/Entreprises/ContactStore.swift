public import Postgres
public import Tenancy

/// Statements on gestion.contact.
public enum ContactStore {
    public static func de(_ entreprise: EntrepriseID, _ tx: Transaction) throws -> [Contact] {
        try tx.all(
            """
            SELECT id, nom, fonction, courriel, telephone, principal
            FROM gestion.contact WHERE entreprise_id = \(entreprise)
            ORDER BY principal DESC, nom
            """)
    }

    /// One principal contact at most: naming a new one takes the title from the others.
    public static func ajouter(_ entreprise: EntrepriseID, _ v: ContactValeurs, _ tx: Transaction) throws {
        if v.principal {
            try tx.execute("UPDATE gestion.contact SET principal = false WHERE entreprise_id = \(entreprise) AND principal")
        }
        try tx.execute(
            """
            INSERT INTO gestion.contact (entreprise_id, nom, fonction, courriel, telephone, principal)
            VALUES (\(entreprise), \(v.nom), \(v.fonction), \(v.courriel), \(v.telephone), \(v.principal))
            """)
    }

    @discardableResult
    public static func retirer(_ entreprise: EntrepriseID, _ id: ID<Contact>, _ tx: Transaction) throws -> Bool {
        try tx.execute("DELETE FROM gestion.contact WHERE entreprise_id = \(entreprise) AND id = \(id)") == 1
    }
}
