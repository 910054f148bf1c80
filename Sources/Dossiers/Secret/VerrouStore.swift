package import Foundation
package import Postgres
package import Tenancy

/// A conflict of interests: this account never opens this dossier.
package struct Verrou: RowDecodable, Sendable {
    package enum Origine: String, Sendable { case referent, soi, direction }

    package let id: ID<Verrou>
    package let compte: UUID
    package let origine: Origine
    package let poseLe: Date

    package init(row: Row) throws(RowError) {
        id = try row.id("id")
        compte = try row.uuid("compte_id")
        origine = try row.value("origine")
        poseLe = try row.instant("pose_le")
    }
}

/// Statements on `nominatif.verrou`, all by functions: who is locked out never learns of which dossier.
package struct VerrouStore: Sendable {
    let base: Database

    package init(_ base: Database) { self.base = base }

    package enum Reponse: String, Sendable {
        case fait, refuse
        /// This account follows dossiers there: hand them over first.
        case referent
    }

    /// The referent closes a dossier to a colleague.
    package func verrouiller(_ ref: Dossier.Ref, a compte: ID<CompteTag>, as principal: Principal) async throws -> Reponse {
        try await reponse("SELECT nominatif.verrouiller(\(ref.entreprise), \(ref.id), \(compte)) AS r", principal)
    }

    /// I close a whole company to myself; only the direction reopens it.
    package func mExclure(_ entreprise: ID<EntrepriseTag>, as principal: Principal) async throws -> Reponse {
        try await reponse("SELECT nominatif.verrouiller(\(entreprise), NULL, \(principal.compte)) AS r", principal)
    }

    /// Lifts a lock the referent of this dossier set.
    package func lever(_ ref: Dossier.Ref, _ id: ID<Verrou>, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) {
            try $0.rows("SELECT nominatif.deverrouiller(\(ref.entreprise), \(id)) AS fait").first?.bool("fait") ?? false
        }
    }

    /// Companies I closed to myself, by name.
    package func miens(as principal: Principal) async throws -> [(nom: String, poseLe: Date)] {
        try await base.read(
            as: principal,
            [
                """
                SELECT coalesce(g.nom, v.entreprise_id::text) AS nom, v.pose_le FROM nominatif.mes_verrous() v
                LEFT JOIN gestion.entreprise g ON g.entreprise_id = v.entreprise_id ORDER BY 1
                """
            ])[0].map { (try $0.string("nom"), try $0.instant("pose_le")) }
    }

    /// Companies to choose from, by name.
    package func entreprises(as principal: Principal) async throws -> [(id: ID<EntrepriseTag>, nom: String)] {
        try await base.read(as: principal, ["SELECT entreprise_id, nom FROM gestion.entreprise WHERE statut = 'client' ORDER BY nom"])[0]
            .map { (try $0.id("entreprise_id"), try $0.string("nom")) }
    }

    private func reponse(_ sql: SQL, _ principal: Principal) async throws -> Reponse {
        try await base.transaction(as: principal) { try $0.rows(sql).first?.value("r", as: Reponse.self) ?? .refuse }
    }
}
