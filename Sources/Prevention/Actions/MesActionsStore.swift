import Calendrier
import Entreprises
import Postgres
import Tenancy

/// Collective actions as a social worker sees them: hers, and those to come in the companies she follows. No employee is in them.
struct MesActionsStore: Sendable {
    let base: Database

    init(_ base: Database) { self.base = base }

    /// Hers, from `debut` on, those to come first by day, then the past ones from the latest.
    func liste(depuis debut: DateCivile, aujourdhui: DateCivile, as principal: Principal) async throws -> [ActionCollective] {
        try await base.read(
            as: principal,
            """
            \(fragment: ActionCollectiveStore.lecture)
            WHERE i.compte_id = garde.uid() AND a.jour >= \(debut)::date
            ORDER BY a.jour < \(aujourdhui)::date, CASE WHEN a.jour >= \(aujourdhui)::date THEN a.jour END, a.jour DESC, a.debut, a.id
            LIMIT 200
            """, as: ActionCollective.self)
    }

    /// To come, held by colleagues, in the companies she follows: she may take a seat there for somebody.
    func voisines(_ aujourdhui: DateCivile, as principal: Principal) async throws -> [ActionCollective] {
        try await base.read(
            as: principal,
            """
            \(fragment: ActionCollectiveStore.lecture)
            WHERE i.compte_id IS DISTINCT FROM garde.uid() AND a.statut = 'prevue' AND a.jour >= \(aujourdhui)::date
              AND a.entreprise_id IN (SELECT s.entreprise_id FROM gestion.entreprises_suivies() s)
            ORDER BY a.jour, a.debut, a.id LIMIT 100
            """, as: ActionCollective.self)
    }

    /// The action, its seats, and whether the session's worker holds it; nil when unknown.
    func une(_ entreprise: EntrepriseID, _ action: ID<ActionCollective>, as principal: Principal) async throws
        -> (action: ActionCollective, places: [Place], sienne: Bool)?
    {
        try await base.transaction(as: principal, readOnly: true) { tx in
            guard let lue = try ActionCollectiveStore.une(entreprise, action, tx) else { return nil }
            let sienne = try tx.rows(
                "SELECT compte_id = garde.uid() AS sienne FROM gestion.intervenant WHERE id = \(lue.intervenant)"
            ).first?.optionalBool("sienne")
            return (lue, try PlaceStore.de(entreprise, action, tx), sienne ?? false)
        }
    }

    /// False when it is not hers, still to come, or cancelled.
    func compter(_ entreprise: EntrepriseID, _ action: ID<ActionCollective>, participants: Int, as principal: Principal) async throws
        -> Bool
    {
        try await fait(principal, "SELECT gestion.compter_presents(\(entreprise), \(action), \(participants)::smallint) AS fait")
    }

    /// False when it is not hers or not held.
    func noter(_ entreprise: EntrepriseID, _ action: ID<ActionCollective>, _ avis: Avis, as principal: Principal) async throws -> Bool {
        try await fait(principal, "SELECT gestion.noter_avis(\(entreprise), \(action), \(avis.billets)::smallint[]) AS fait")
    }

    /// False when it is not hers.
    func ecrire(_ entreprise: EntrepriseID, _ action: ID<ActionCollective>, programme: String, as principal: Principal) async throws -> Bool
    {
        try await fait(principal, "SELECT gestion.ecrire_programme(\(entreprise), \(action), \(programme)) AS fait")
    }

    /// Seats by the poster, or no more; false when it is not hers or no longer to come.
    func ouvrir(_ entreprise: EntrepriseID, _ action: ID<ActionCollective>, _ ouverte: Bool, as principal: Principal) async throws -> Bool {
        try await fait(principal, "SELECT gestion.ouvrir_inscription(\(entreprise), \(action), \(ouverte)) AS fait")
    }

    private func fait(_ principal: Principal, _ sql: SQL) async throws -> Bool {
        try await base.transaction(as: principal) { try $0.rows(sql).first?.bool("fait") ?? false }
    }
}
