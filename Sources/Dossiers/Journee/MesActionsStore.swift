package import Calendrier
package import Permanences
package import Postgres
package import Tenancy

/// Collective actions of the session's worker, in gestion: no employee is in them.
package struct MesActionsStore: Sendable {
    let base: Database

    package init(_ base: Database) { self.base = base }

    /// Hers, from `debut` on, those to come first by day, then the past ones from the latest.
    package func liste(depuis debut: DateCivile, aujourdhui: DateCivile, as principal: Principal) async throws -> [ActionCollective] {
        try await base.read(
            as: principal,
            """
            SELECT a.entreprise_id, a.id, e.nom AS entreprise_nom, a.etablissement_id, s.nom AS etablissement_nom, a.intervenant_id, i.prenom, i.nom,
              a.jour, a.debut, a.minutes, a.genre, a.theme, a.places, a.participants, a.statut
            FROM gestion.action_collective a
            JOIN gestion.entreprise e ON e.entreprise_id = a.entreprise_id
            JOIN gestion.intervenant i ON i.id = a.intervenant_id AND i.compte_id = garde.uid()
            LEFT JOIN gestion.etablissement s ON (s.entreprise_id, s.id) = (a.entreprise_id, a.etablissement_id)
            WHERE a.jour >= \(debut)::date
            ORDER BY a.jour < \(aujourdhui)::date, CASE WHEN a.jour >= \(aujourdhui)::date THEN a.jour END, a.jour DESC, a.debut, a.id
            LIMIT 200
            """, as: ActionCollective.self)
    }

    /// False when it is not hers, still to come, or cancelled.
    package func compter(_ entreprise: ID<EntrepriseTag>, _ action: ID<ActionCollective>, participants: Int, as principal: Principal)
        async throws -> Bool
    {
        try await base.transaction(as: principal) {
            try $0.rows("SELECT gestion.compter_presents(\(entreprise), \(action), \(participants)::smallint) AS fait").first?.bool("fait")
                ?? false
        }
    }
}
