import Foundation
import Postgres
package import Tenancy

extension DossierStore {
    /// Closes the orientation by HR a new dossier came from (`entreprise/id`): its sealed copy of the name dies. Nothing when there is none,
    /// or when it was not addressed to me.
    package func solder(orientation: String?, as principal: Principal) async throws {
        guard let (entreprise, id) = orientation.flatMap({ Lieu.lire($0) }) else { return }
        try await base.transaction(as: principal) {
            _ = try $0.rows("SELECT nominatif.clore_orientation(\(entreprise), \(id), 'dossier') AS fait")
        }
    }
}
