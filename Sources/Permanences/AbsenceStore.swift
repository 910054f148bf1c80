import Calendrier
import Contrats
import Entreprises
import Postgres
import Tenancy
import Web

/// Statements on gestion.absence.
enum AbsenceStore {
    /// Hit permanences are those to come.
    private static var lecture: SQL {
        """
        SELECT a.id, a.intervenant_id, i.nom, i.prenom, a.debut, a.fin, a.nature,
          (SELECT count(*)
             FROM gestion.permanence p
            WHERE p.intervenant_id = a.intervenant_id AND p.jour BETWEEN a.debut AND a.fin
              AND p.jour >= \(DateCivile.aujourdhui())::date AND p.statut IN ('planifiee', 'publiee')) AS touchees
        FROM gestion.absence a
        JOIN gestion.intervenant i ON i.id = a.intervenant_id
        """
    }

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

    static func une(_ id: ID<Absence.Tag>, _ tx: Transaction) throws -> Absence? {
        try tx.first("\(fragment: lecture) WHERE a.id = \(id)::uuid")
    }

    /// Permanences of the absent person on these days, from `jour` on, that can still be replaced.
    static func touchees(_ a: Absence, depuis jour: DateCivile, _ tx: Transaction) throws -> [Permanence] {
        let debut = max(jour, a.periode.debut)
        guard debut <= a.periode.fin else { return [] }
        return try PermanenceStore.pendant(Periode(debut: debut, fin: a.periode.fin), .init(intervenant: a.intervenant), tx)
            .filter(\.modifiable)
    }

    /// Published permanences of these days that another one already replaces.
    static func reglees(_ a: Absence, _ tx: Transaction) throws -> [Remplacee] {
        try tx.all(
            """
            SELECT e.nom AS entreprise_nom, p.entreprise_id, r.id, p.jour AS ancien, r.jour, r.moment, i.prenom, i.nom, r.statut
            FROM gestion.permanence p
            JOIN gestion.permanence r ON (r.entreprise_id, r.remplace_id) = (p.entreprise_id, p.id)
            JOIN gestion.entreprise e ON e.entreprise_id = p.entreprise_id
            JOIN gestion.intervenant i ON i.id = r.intervenant_id
            WHERE p.intervenant_id = \(a.intervenant)::uuid AND p.jour BETWEEN \(a.periode.debut)::date AND \(a.periode.fin)::date
              AND p.statut IN ('remplacee', 'reportee')
            ORDER BY p.jour, e.nom
            LIMIT 50
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

/// A permanence that took the place of another.
struct Remplacee: RowDecodable {
    let entrepriseNom: String
    let chemin: String
    let ancien: DateCivile
    let jour: DateCivile
    let moment: Moment
    let intervenantNom: String
    let statut: StatutPermanence

    init(row: Row) throws(RowError) {
        entrepriseNom = try row.string("entreprise_nom")
        let (entreprise, id): (EntrepriseID, ID<Permanence>) = (try row.value("entreprise_id"), try row.id("id"))
        chemin = "/permanences/\(entreprise)/\(id)"
        ancien = try row.value("ancien")
        jour = try row.value("jour")
        moment = try row.value("moment")
        intervenantNom = Intervenant.complet(try row.string("prenom"), try row.string("nom"))
        statut = try row.value("statut")
    }
}
