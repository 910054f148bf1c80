import Chiffrement
import Foundation
import Postgres
import Tenancy

/// Orientations addressed to the signed-in worker.
struct OrientationStore: Sendable {
    let base: Database
    let coffre: Coffre

    private static let selection: SQL = """
        SELECT o.entreprise_id, o.id, o.etablissement_id, o.transmise_le, o.rappelee_le, e.nom AS entreprise, t.nom AS etablissement
        FROM nominatif.orientation_rh o
        JOIN gestion.entreprise e ON e.entreprise_id = o.entreprise_id
        JOIN gestion.etablissement t ON (t.entreprise_id, t.id) = (o.entreprise_id, o.etablissement_id)
        WHERE o.referent_id = (SELECT garde.uid()) AND o.etat = 'recue' AND o.transmise_le > current_date - 30
        """

    /// Oldest first: who has waited longest.
    func liste(as principal: Principal) async throws -> [Orientation] {
        try await base.read(as: principal, "\(fragment: Self.selection) ORDER BY o.transmise_le, o.id LIMIT 100")
    }

    /// Opens the name, which the journal notes; nil when it is not addressed to me, closed, or more than thirty days old. The person: nil
    /// when the letter box that sealed her name is not here, or not opened by the master key at hand.
    func lire(_ entreprise: ID<EntrepriseTag>, _ id: ID<Orientation>, as principal: Principal) async throws -> (
        Orientation, PersonneOrientee?
    )? {
        let coffre = coffre
        return try await base.transaction(as: principal) { tx in
            let lignes = try tx.pipeline([
                "\(fragment: Self.selection) AND o.entreprise_id = \(entreprise) AND o.id = \(id)",
                "SELECT contenu FROM nominatif.lire_orientation(\(entreprise), \(id))",
                BoiteStore.privees,
            ])
            guard let orientation = lignes[0].first, let contenu = try lignes[1].first?.optionalBytes("contenu") else { return nil }
            let feuillet = try? BoiteStore.boites(lignes[2], coffre).ouvrir(contenu, .orientation, id.rawValue)
            return (try Orientation(row: orientation), feuillet.map(PersonneOrientee.init))
        }
    }

    enum Suite: String, Sendable {
        case dossier
        case sansSuite = "sans_suite"
    }

    /// False when it is not mine or already closed. The name is destroyed.
    func clore(_ entreprise: ID<EntrepriseTag>, _ id: ID<Orientation>, _ suite: Suite, as principal: Principal) async throws -> Bool {
        try await dire("SELECT nominatif.clore_orientation(\(entreprise), \(id), \(suite.rawValue)) AS fait", principal)
    }

    func rappeler(_ entreprise: ID<EntrepriseTag>, _ id: ID<Orientation>, as principal: Principal) async throws -> Bool {
        try await dire("SELECT nominatif.rappeler_orientation(\(entreprise), \(id)) AS fait", principal)
    }

    enum Remise: String, Sendable {
        case fait
        /// Not mine, or closed.
        case refuse
        /// Inactive, or in a conflict of interests: which one is not said.
        case collegue
    }

    func confier(_ entreprise: ID<EntrepriseTag>, _ id: ID<Orientation>, a compte: UUID, as principal: Principal) async throws -> Remise {
        try await base.transaction(as: principal) {
            try $0.rows("SELECT nominatif.confier_orientation(\(entreprise), \(id), \(compte)) AS issue").first?.value("issue") ?? .refuse
        }
    }

    func collegues(as principal: Principal) async throws -> [(id: UUID, nom: String)] {
        try await base.read(as: principal, ["SELECT id, nom FROM garde.collegues('intervenant') WHERE id <> garde.uid() ORDER BY nom"])[0]
            .map { (try $0.uuid("id"), try $0.string("nom")) }
    }

    private func dire(_ sql: SQL, _ principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { try $0.rows(sql).first?.bool("fait") ?? false }
    }
}
