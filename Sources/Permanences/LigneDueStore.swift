import Calendrier
import Contrats
import Entreprises
import Postgres
import Tenancy

/// Reads contract lines of signed contracts.
enum LigneDueStore {
    private static let lecture: SQL = """
        SELECT r.entreprise_id, e.nom AS entreprise_nom, r.id, r.contrat_id, c.numero AS contrat_numero, greatest(r.du, c.debut) AS du,
          least(r.au, c.fin) AS finale, r.lieu_id, s.nom AS lieu_nom, r.frequence, r.duree_demi_journees, r.demi_journees_an, r.creneaux_autorises,
          r.creneaux_preferes, r.langue, r.metier, coalesce(r.intervenant_id, c.intervenant_id) AS referent_id,
          e.lundi_pentecote_travaille AS pentecote
        FROM gestion.prestation r
        JOIN gestion.contrat c ON (c.entreprise_id, c.id) = (r.entreprise_id, r.contrat_id)
        JOIN gestion.entreprise e ON e.entreprise_id = r.entreprise_id
        JOIN gestion.lieu s ON s.id = r.lieu_id
        WHERE r.type = 'permanence' AND c.statut <> 'brouillon'
        """

    /// Lines that run in a period. Of a mutualised group only the one that carries the place, or the first, is planned.
    static func pendant(_ periode: Periode, _ tx: Transaction) throws -> [LigneDue] {
        try tx.all(
            """
            SELECT * FROM (\(fragment: lecture)) l
            WHERE l.du <= \(periode.fin)::date AND (l.finale IS NULL OR l.finale >= \(periode.debut)::date)
              AND NOT EXISTS (
                SELECT 1
                  FROM gestion.prestation moi
                  JOIN gestion.prestation autre ON autre.groupe_id = moi.groupe_id AND autre.id <> moi.id
                  JOIN gestion.lieu s ON s.id = moi.lieu_id
                 WHERE (moi.entreprise_id, moi.id) = (l.entreprise_id, l.id)
                   AND (autre.entreprise_id IS NOT DISTINCT FROM s.entreprise_id, autre.id)
                     > (moi.entreprise_id IS NOT DISTINCT FROM s.entreprise_id, moi.id))
            ORDER BY l.entreprise_nom, l.id
            """)
    }

    static func une(_ entreprise: EntrepriseID, _ id: ID<Prestation>, _ tx: Transaction) throws -> LigneDue? {
        try tx.first("SELECT * FROM (\(fragment: lecture)) l WHERE l.entreprise_id = \(entreprise)::uuid AND l.id = \(id)::uuid")
    }

    /// Periods the ledger already holds.
    static func registre(_ periode: Periode, _ tx: Transaction) throws -> [PeriodeDuRegistre] {
        try tx.all(
            """
            SELECT prestation_id, periode_debut, bool_and(etat NOT IN ('feriee', 'annulee_client', 'creditee')) AS ouverte
            FROM gestion.registre
            WHERE periode_debut BETWEEN \(periode.debut)::date AND \(periode.fin)::date
            GROUP BY prestation_id, periode_debut
            """)
    }

    /// Closings of companies in a period.
    static func fermetures(_ periode: Periode, _ tx: Transaction) throws -> [FermetureDue] {
        try tx.all(
            """
            SELECT entreprise_id, debut, fin, libelle
            FROM gestion.fermeture
            WHERE debut <= \(periode.fin)::date AND fin >= \(periode.debut)::date
            """)
    }
}

/// Days a company is closed.
struct FermetureDue: RowDecodable {
    let entreprise: EntrepriseID
    let periode: Periode
    let libelle: String

    init(row: Row) throws(RowError) {
        entreprise = try row.value("entreprise_id")
        periode = Periode(debut: try row.value("debut"), fin: try row.value("fin"))
        libelle = try row.string("libelle")
    }
}

/// A period already in the ledger; closed when it is a holiday, given up by the client or credited.
struct PeriodeDuRegistre: RowDecodable {
    let prestation: ID<Prestation>
    let debut: DateCivile
    let ouverte: Bool

    init(row: Row) throws(RowError) {
        prestation = try row.id("prestation_id")
        debut = try row.value("periode_debut")
        ouverte = try row.bool("ouverte")
    }
}
