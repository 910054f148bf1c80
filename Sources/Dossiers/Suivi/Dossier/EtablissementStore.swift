import Calendrier
import Foundation
import Postgres
import Tenancy

/// An establishment where a dossier may be opened.
struct Lieu: RowDecodable, Sendable {
    let entreprise: ID<EntrepriseTag>
    let id: UUID
    let nom: String
    let entrepriseNom: String
    let commune: String

    init(row: Row) throws(RowError) {
        entreprise = try row.id("entreprise_id")
        id = try row.uuid("id")
        nom = try row.string("nom")
        entrepriseNom = try row.string("entreprise")
        commune = try row.string("commune")
    }

    /// Value of the form's list: both ids.
    var valeur: String { "\(entreprise)/\(id.uuidString.lowercased())" }
    var mot: String { [entrepriseNom, nom == entrepriseNom ? "" : nom, commune].filter { !$0.isEmpty }.joined(separator: ", ") }

    /// Reads `valeur` back.
    static func lire(_ valeur: String) -> (ID<EntrepriseTag>, UUID)? {
        let parties = valeur.split(separator: "/")
        guard parties.count == 2, let entreprise = ID<EntrepriseTag>(String(parties[0])), let id = UUID(uuidString: String(parties[1]))
        else {
            return nil
        }
        return (entreprise, id)
    }
}

struct EtablissementStore: Sendable {
    let base: Database

    init(_ base: Database) { self.base = base }

    /// Open establishments of a company; without one, of the companies where I stand within three months.
    func liste(_ entreprise: ID<EntrepriseTag>?, as principal: Principal) async throws -> [Lieu] {
        let jour = DateCivile.aujourdhui()
        return try await base.read(
            as: principal,
            """
            SELECT e.entreprise_id, e.id, e.nom, g.nom AS entreprise, e.commune
            FROM gestion.etablissement e
            JOIN gestion.entreprise g ON g.entreprise_id = e.entreprise_id
            WHERE e.ouvert AND g.statut = 'client'
              AND (e.entreprise_id = \(entreprise)::uuid OR (\(entreprise)::uuid IS NULL AND e.entreprise_id IN (
                SELECT p.entreprise_id FROM gestion.permanence p
                JOIN gestion.intervenant i ON i.id = p.intervenant_id AND i.compte_id = garde.uid()
                WHERE p.jour BETWEEN \(jour.plus(jours: -92))::date AND \(jour.plus(jours: 92))::date)))
            ORDER BY g.nom, e.nom
            """, as: Lieu.self)
    }
}
