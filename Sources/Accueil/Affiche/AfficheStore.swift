import Postgres
import Tenancy

/// Reads as app_public, by one function that knows no booking.
struct AfficheStore: Sendable {
    let base: Database

    /// nil for a code nobody displays; an unknown one takes the same path as a known one.
    func lire(_ code: String) async throws -> Affiche? {
        try await base.transactionSansSession { tx in
            try Affiche(
                try tx.rows(
                    """
                    SELECT service, telephone, permanence_id, jour, debut, fin, intervenant, ligne, lieu, adresse, reservable
                    FROM gestion.affiche(\(code))
                    """),
                joindre: try tx.rows("SELECT horaires, courriel FROM gestion.affiche_joindre(\(code))").first)
        }
    }
}
