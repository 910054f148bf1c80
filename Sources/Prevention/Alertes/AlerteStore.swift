import Entreprises
import Postgres
import Tenancy
import Web

/// Statements on gestion.alerte: the management reads all of them, a social worker her own.
enum AlerteStore {
    private static let lecture: SQL = """
        SELECT a.entreprise_id, a.id, e.nom AS entreprise_nom, s.nom AS etablissement_nom, a.risque, a.signes, a.niveau, a.posee_le, a.etat,
          a.suite, a.close_le
        FROM gestion.alerte a
        JOIN gestion.entreprise e ON e.entreprise_id = a.entreprise_id
        LEFT JOIN gestion.etablissement s ON (s.entreprise_id, s.id) = (a.entreprise_id, a.etablissement_id)
        """

    /// Unread first, the most pressing on top.
    static func toutes(_ tx: Transaction) throws -> [AlerteCollective] {
        try tx.all(
            """
            \(fragment: lecture)
            ORDER BY array_position(ARRAY['ouverte', 'prise', 'close'], a.etat),
              array_position(ARRAY['immediate', 'forte', 'vigilance'], a.niveau), a.posee_le DESC, a.id
            LIMIT 300
            """)
    }

    /// Nil when it is not a company she follows. Throws `checkViolation` of `alerte_cinquante` for too small an establishment.
    static func poser(_ v: AlerteValeurs, _ tx: Transaction) throws -> ID<AlerteCollective>? {
        try tx.rows(
            """
            SELECT gestion.alerter(\(v.entreprise), \(v.etablissement), \(v.risque.rawValue), \(v.signes.map(\.rawValue)), \(v.niveau.rawValue))
              AS id
            """
        ).first?.optionalValue("id")
    }

    /// False when somebody took it already.
    static func prendre(_ entreprise: EntrepriseID, _ id: ID<AlerteCollective>, _ tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE gestion.alerte SET etat = 'prise', prise_le = current_date
            WHERE entreprise_id = \(entreprise) AND id = \(id) AND etat = 'ouverte'
            """) == 1
    }

    static func clore(_ entreprise: EntrepriseID, _ id: ID<AlerteCollective>, _ suite: AlerteCollective.Suite, _ tx: Transaction) throws
        -> Bool
    {
        try tx.execute(
            """
            UPDATE gestion.alerte SET etat = 'close', suite = \(suite.rawValue), close_le = current_date,
              prise_le = coalesce(prise_le, current_date)
            WHERE entreprise_id = \(entreprise) AND id = \(id) AND etat <> 'close'
            """) == 1
    }

    /// Closed by mistake: taken in charge again; false when it was not closed.
    static func rouvrir(_ entreprise: EntrepriseID, _ id: ID<AlerteCollective>, _ tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE gestion.alerte SET etat = 'prise', suite = NULL, close_le = NULL
            WHERE entreprise_id = \(entreprise) AND id = \(id) AND etat = 'close'
            """) == 1
    }

    /// Hers, while the management has not taken it; false afterwards.
    static func retirer(_ entreprise: EntrepriseID, _ id: ID<AlerteCollective>, _ tx: Transaction) throws -> Bool {
        try tx.rows("SELECT gestion.retirer_alerte(\(entreprise), \(id)) AS fait").first?.bool("fait") ?? false
    }

    /// The companies the session's worker follows.
    static func suivies(_ tx: Transaction) throws -> [Option] {
        try tx.rows(
            """
            SELECT e.entreprise_id, e.nom FROM gestion.entreprises_suivies() s
            JOIN gestion.entreprise e ON e.entreprise_id = s.entreprise_id ORDER BY e.nom
            """
        ).map { Option(try $0.string("entreprise_id"), try $0.string("nom")) }
    }

    /// Open establishments of a company; too small ones are refused when the alert is posted.
    static func etablissements(_ entreprise: EntrepriseID, _ tx: Transaction) throws -> [Option] {
        try tx.rows(
            "SELECT id, nom FROM gestion.etablissement WHERE entreprise_id = \(entreprise) AND ouvert ORDER BY nom"
        ).map { Option(try $0.string("id"), try $0.string("nom")) }
    }
}
