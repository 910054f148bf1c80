import Contrats
import Entreprises
import Postgres
import Tenancy

/// Statements on gestion.agenda; the feed itself is read by `gestion.agenda_lire`, without a session.
enum AgendaStore {
    static func creer(_ jeton: JetonAgenda, intervenant: ID<IntervenantTag>, _ tx: Transaction) throws {
        try tx.execute("INSERT INTO gestion.agenda (empreinte, intervenant_id) VALUES (\(jeton.empreinte), \(intervenant)::uuid)")
    }

    static func creer(_ jeton: JetonAgenda, entreprise: EntrepriseID, _ tx: Transaction) throws {
        try tx.execute("INSERT INTO gestion.agenda (empreinte, entreprise_id) VALUES (\(jeton.empreinte), \(entreprise)::uuid)")
    }

    static func revoquer(intervenant: ID<IntervenantTag>, _ tx: Transaction) throws -> Int {
        try tx.execute("UPDATE gestion.agenda SET revoque_le = now() WHERE intervenant_id = \(intervenant)::uuid AND revoque_le IS NULL")
    }

    static func revoquer(entreprise: EntrepriseID, _ tx: Transaction) throws -> Int {
        try tx.execute("UPDATE gestion.agenda SET revoque_le = now() WHERE entreprise_id = \(entreprise)::uuid AND revoque_le IS NULL")
    }

    static func ouvertes(intervenant: ID<IntervenantTag>, _ tx: Transaction) throws -> Int {
        try tx.rows("SELECT count(*) AS n FROM gestion.agenda WHERE intervenant_id = \(intervenant)::uuid AND revoque_le IS NULL")[0].int(
            "n")
    }

    static func ouvertes(entreprise: EntrepriseID, _ tx: Transaction) throws -> Int {
        try tx.rows("SELECT count(*) AS n FROM gestion.agenda WHERE entreprise_id = \(entreprise)::uuid AND revoque_le IS NULL")[0].int("n")
    }

    /// Empty when the address is unknown or revoked.
    static func lire(_ jeton: JetonAgenda, _ base: Database) async throws -> [AgendaLigne] {
        try await base.readSansSession(
            """
            SELECT genre, titre, id, jour, debut, fin, statut, sequence, entreprise, lieu, adresse
            FROM gestion.agenda_lire(\(jeton.empreinte))
            """)
    }
}
