import Postgres
import Tenancy

/// Reads as app_public, by one function that knows no booking.
struct AfficheStore: Sendable {
    let base: Database

    /// nil for a code nobody displays; an unknown one takes the same path as a known one.
    func lire(_ code: String) async throws -> Affiche? {
        try Affiche(
            try await base.transactionSansSession {
                try $0.rows(
                    """
                    SELECT service, telephone, permanence_id, jour, debut, fin, intervenant, ligne, lieu, adresse, reservable
                    FROM gestion.affiche(\(code))
                    """)
            })
    }
}
