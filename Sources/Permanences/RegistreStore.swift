import Calendrier
import Contrats
import Entreprises
import Postgres
import Tenancy

/// Statements on gestion.registre and gestion.registre_compte.
public enum RegistreStore {
    private static let comptes: SQL = """
        SELECT c.entreprise_id, c.contrat_id, e.nom AS entreprise_nom, k.numero, c.annee, c.dues, c.tenues, c.ouvertes, c.creditees,
          c.renoncees,
          count(*) FILTER (WHERE r.etat = 'publiee') AS publiees, count(*) FILTER (WHERE r.etat = 'planifiee') AS planifiees
        FROM gestion.registre_compte c
        JOIN gestion.contrat k ON (k.entreprise_id, k.id) = (c.entreprise_id, c.contrat_id)
        JOIN gestion.entreprise e ON e.entreprise_id = c.entreprise_id
        LEFT JOIN gestion.registre r ON (r.entreprise_id, r.contrat_id) = (c.entreprise_id, c.contrat_id)
          AND r.periode_debut BETWEEN make_date(c.annee, 1, 1) AND make_date(c.annee, 12, 31) AND r.etat IN ('publiee', 'planifiee')
        """
    private static let groupe: SQL = "GROUP BY c.entreprise_id, c.contrat_id, c.annee, e.nom, k.numero"

    static func annee(_ annee: Int, _ tx: Transaction) throws -> [ContratDuRegistre] {
        try tx.all(
            """
            \(fragment: comptes)
            WHERE c.annee = \(annee)
            \(fragment: groupe)
            ORDER BY e.nom, k.numero
            """)
    }

    static func un(_ entreprise: EntrepriseID, _ contrat: ID<Contrat>, _ tx: Transaction) throws -> [ContratDuRegistre] {
        try tx.all(
            """
            \(fragment: comptes)
            WHERE c.entreprise_id = \(entreprise)::uuid AND c.contrat_id = \(contrat)::uuid
            \(fragment: groupe)
            ORDER BY c.annee DESC
            """)
    }

    /// A contract of which nothing is owed yet: an account of zeros.
    static func vide(_ entreprise: EntrepriseID, _ contrat: ID<Contrat>, annee: Int, _ tx: Transaction) throws -> ContratDuRegistre? {
        try tx.first(
            """
            SELECT k.entreprise_id, k.id AS contrat_id, e.nom AS entreprise_nom, k.numero, \(annee)::int AS annee, 0 AS dues, 0 AS tenues,
              0 AS ouvertes, 0 AS creditees, 0 AS renoncees, 0 AS publiees, 0 AS planifiees
            FROM gestion.contrat k
            JOIN gestion.entreprise e ON e.entreprise_id = k.entreprise_id
            WHERE k.entreprise_id = \(entreprise)::uuid AND k.id = \(contrat)::uuid
            """)
    }

    static func demiJournees(_ entreprise: EntrepriseID, _ contrat: ID<Contrat>, annee: Int, _ tx: Transaction) throws -> [DemiJourneeDue] {
        try tx.all(
            """
            SELECT r.periode_debut, r.periode_fin, r.rang, r.etat, l.nom AS lieu_nom, r.permanence_id, p.jour, i.nom, i.prenom
            FROM gestion.registre r
            JOIN gestion.prestation s ON (s.entreprise_id, s.id) = (r.entreprise_id, r.prestation_id)
            JOIN gestion.lieu l ON l.id = s.lieu_id
            LEFT JOIN gestion.permanence p ON (p.entreprise_id, p.id) = (r.entreprise_id, r.permanence_id)
            LEFT JOIN gestion.intervenant i ON i.id = p.intervenant_id
            WHERE r.entreprise_id = \(entreprise)::uuid AND r.contrat_id = \(contrat)::uuid
              AND r.periode_debut BETWEEN make_date(\(annee)::int, 1, 1) AND make_date(\(annee)::int, 12, 31)
            ORDER BY r.periode_debut, r.prestation_id, r.rang
            """)
    }

    /// The year's account of one company, for its HR (who reads no line of the ledger: planned ones count as to place).
    static func pourRh(_ tx: Transaction, annee: Int) throws -> [CompteDuRegistre] {
        try tx.all(
            """
            SELECT c.annee, sum(c.dues)::int AS dues, sum(c.tenues)::int AS tenues, sum(c.ouvertes)::int AS ouvertes,
              sum(c.creditees)::int AS creditees, sum(c.renoncees)::int AS renoncees,
              least(sum(c.ouvertes), (
                SELECT coalesce(sum(CASE p.moment WHEN 'JOUR' THEN 2 ELSE 1 END), 0)
                  FROM gestion.permanence p
                 WHERE p.statut = 'publiee' AND p.jour BETWEEN make_date(c.annee, 1, 1) AND make_date(c.annee, 12, 31)))::int AS publiees,
              0 AS planifiees
            FROM gestion.registre_compte c
            WHERE c.annee = \(annee)
            GROUP BY c.annee
            """)
    }
}
