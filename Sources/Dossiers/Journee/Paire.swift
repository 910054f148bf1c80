import Foundation
import Tenancy

/// « company/row », the value of a list whose rows live in several companies.
enum Paire {
    static func lire(_ valeur: String) -> (ID<EntrepriseTag>, UUID)? {
        let parties = valeur.split(separator: "/")
        guard parties.count == 2, let entreprise = ID<EntrepriseTag>(String(parties[0])), let id = UUID(uuidString: String(parties[1]))
        else { return nil }
        return (entreprise, id)
    }

    static func ecrire(_ entreprise: ID<EntrepriseTag>, _ id: UUID) -> String { "\(entreprise)/\(id.uuidString.lowercased())" }
}
