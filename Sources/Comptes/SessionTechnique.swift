import Crypto
import Foundation
import Postgres
public import Tenancy

/// The session under which a command run on the server works: two hours, one compartment, journaled.
///
/// Only gestion, facturation and pilotage: the server takes nobody's place behind the other walls.
public enum SessionTechnique {
    /// - Throws: `.server(.insufficientPrivilege)` for another compartment, or when `bases` has no migration role.
    public static func ouvrir(_ bases: Bases, _ compartiment: Compartiment) async throws -> Principal {
        let fonction: Fonction =
            switch compartiment {
            case .gestion: .planification
            case .facturation: .facturation
            case .pilotage: .direction
            default: throw PostgresError.server(.insufficientPrivilege, constraint: nil)
            }
        let cookie = Connexion.nouveauJeton()
        let empreinte = SHA256.hash(data: Principal.jeton(cookie: cookie, compartiment)).map { String(format: "%02x", $0) }.joined()
        let role = compartiment.rawValue
        let compte = try await bases[.migrateur].transactionSansSession { tx in
            guard let ligne = try tx.rows("SELECT garde.session_technique(\(role), \(empreinte)) AS compte").first else {
                throw PostgresError.row(RowError("compte"))
            }
            return try ligne.uuid("compte")
        }
        return Principal(compte: ID(compte), nom: "Commande du serveur", fonctions: [fonction], cookie: cookie)
    }
}
