import Entreprises
import Postgres
import Tenancy

/// A seat taken: a code given to the person, and nothing of the person.
struct Place: RowDecodable {
    let id: ID<Place>
    /// Five signs without 0, O, 1 nor I.
    let code: String

    init(row: Row) throws(RowError) {
        id = try row.id("id")
        code = try row.string("code")
    }
}

/// Statements on gestion.action_place, for app_gestion as for app_nominatif.
enum PlaceStore {
    static func de(_ entreprise: EntrepriseID, _ action: ID<ActionCollective>, _ tx: Transaction) throws -> [Place] {
        try tx.all(
            "SELECT id, code FROM gestion.action_place WHERE entreprise_id = \(entreprise) AND action_id = \(action) ORDER BY code")
    }

    /// Takes one seat and gives its code. Throws `checkViolation` of `places_prises` when none is left, of `action_ouverte` when the action
    /// is held, cancelled or past.
    static func prendre(_ entreprise: EntrepriseID, _ action: ID<ActionCollective>, _ tx: Transaction) throws -> String {
        try tx.rows(
            "INSERT INTO gestion.action_place (entreprise_id, action_id) VALUES (\(entreprise), \(action)) RETURNING code"
        )[0].string("code")
    }

    /// Gives a seat back; false when no seat has this code.
    static func rendre(_ entreprise: EntrepriseID, _ action: ID<ActionCollective>, code: String, _ tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            DELETE FROM gestion.action_place
            WHERE entreprise_id = \(entreprise) AND action_id = \(action) AND code = \(code.uppercased())
            """) == 1
    }
}
