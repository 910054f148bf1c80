import Calendrier
import Contrats
import Postgres
import Tenancy

/// Statements on gestion.absence.
enum AbsenceStore {
    private static let lecture: SQL = """
        SELECT a.id, a.intervenant_id, i.nom, i.prenom, a.debut, a.fin, a.nature,
          (SELECT count(*)
             FROM gestion.permanence p
            WHERE p.intervenant_id = a.intervenant_id AND p.jour BETWEEN a.debut AND a.fin
              AND p.statut IN ('planifiee', 'publiee')) AS touchees
        FROM gestion.absence a
        JOIN gestion.intervenant i ON i.id = a.intervenant_id
        """

    /// Those that touch a period, the earliest first.
    static func pendant(_ periode: Periode, _ tx: Transaction) throws -> [Absence] {
        try tx.all(
            """
            \(fragment: lecture)
            WHERE a.debut <= \(periode.fin)::date AND a.fin >= \(periode.debut)::date
            ORDER BY a.debut, i.nom, i.prenom
            """)
    }

    static func de(_ intervenant: ID<IntervenantTag>, depuis: DateCivile, _ tx: Transaction) throws -> [Absence] {
        try tx.all(
            """
            \(fragment: lecture)
            WHERE a.intervenant_id = \(intervenant)::uuid AND a.fin >= \(depuis)::date
            ORDER BY a.debut
            """)
    }

    static func ajouter(_ v: AbsenceValeurs, _ tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO gestion.absence (intervenant_id, debut, fin, nature)
            VALUES (\(v.intervenant)::uuid, \(v.periode.debut)::date, \(v.periode.fin)::date, \(v.nature))
            """)
    }

    /// False when there is no such row.
    static func retirer(_ id: ID<Absence.Tag>, _ tx: Transaction) throws -> Bool {
        try tx.execute("DELETE FROM gestion.absence WHERE id = \(id)::uuid") == 1
    }
}
