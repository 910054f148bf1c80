import Calendrier
import Entreprises
import Partenaires
import Postgres
import Tenancy

/// Statements on gestion.projet and what hangs on it, for app_gestion, app_nominatif, and app_client behind its walls.
enum ProjetStore {
    private static let lecture: SQL = """
        SELECT p.entreprise_id, p.id, e.nom AS entreprise_nom, p.titre, p.but, p.etat, p.debut, p.fin, p.partage,
          coalesce(x.etapes, 0) AS etapes, coalesce(x.faites, 0) AS faites, x.prochaine
        FROM gestion.projet p
        JOIN gestion.entreprise e ON e.entreprise_id = p.entreprise_id
        LEFT JOIN LATERAL (
          SELECT count(*) AS etapes, count(s.faite_le) AS faites, min(s.echeance) FILTER (WHERE s.faite_le IS NULL) AS prochaine
          FROM gestion.projet_etape s WHERE s.entreprise_id = p.entreprise_id AND s.projet_id = p.id) x ON true
        """

    /// The living ones first, the nearest step on top.
    static func tous(_ tx: Transaction) throws -> [Projet] {
        try tx.all(
            """
            \(fragment: lecture)
            ORDER BY p.etat IN ('termine', 'abandonne'), x.prochaine NULLS LAST, p.debut DESC, p.titre, p.id LIMIT 300
            """)
    }

    /// The living ones of a company: choices of a form.
    static func de(_ entreprise: EntrepriseID, _ tx: Transaction) throws -> [Projet] {
        try tx.all(
            """
            \(fragment: lecture)
            WHERE p.entreprise_id = \(entreprise) AND p.etat IN ('preparation', 'en_cours') ORDER BY p.titre, p.id
            """)
    }

    static func un(_ entreprise: EntrepriseID, _ id: ID<Projet>, _ tx: Transaction) throws -> Projet? {
        try tx.first("\(fragment: lecture) WHERE p.entreprise_id = \(entreprise) AND p.id = \(id)")
    }

    static func etapes(_ p: Projet, _ tx: Transaction) throws -> [Etape] {
        try tx.all(
            """
            SELECT id, libelle, echeance, faite_le FROM gestion.projet_etape
            WHERE entreprise_id = \(p.entreprise) AND projet_id = \(p.id) ORDER BY echeance, id
            """)
    }

    static func partenaires(_ p: Projet, _ tx: Transaction) throws -> Set<ID<FichePartenaire>> {
        Set(
            try tx.rows(
                "SELECT partenaire_id FROM gestion.projet_partenaire WHERE entreprise_id = \(p.entreprise) AND projet_id = \(p.id)"
            ).map { try $0.id("partenaire_id") })
    }

    static func creer(_ v: ProjetValeurs, _ tx: Transaction) throws -> ID<Projet> {
        try tx.rows(
            """
            INSERT INTO gestion.projet (entreprise_id, titre, but, etat, debut, fin, partage)
            VALUES (\(v.entreprise), \(v.titre), \(v.but), \(v.etat.rawValue), \(v.debut)::date, \(v.fin)::date, \(v.partage))
            RETURNING id
            """)[0].id("id")
    }

    static func modifier(_ p: Projet, _ v: ProjetValeurs, _ tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE gestion.projet SET titre = \(v.titre), but = \(v.but), etat = \(v.etat.rawValue), debut = \(v.debut)::date,
              fin = \(v.fin)::date, partage = \(v.partage)
            WHERE entreprise_id = \(p.entreprise) AND id = \(p.id)
            """) == 1
    }

    static func ajouter(_ p: Projet, etape libelle: String, pour echeance: DateCivile, _ tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO gestion.projet_etape (entreprise_id, projet_id, libelle, echeance)
            VALUES (\(p.entreprise), \(p.id), \(libelle), \(echeance)::date)
            """)
    }

    /// Done on `jour`, or again to do when nil; false when the step is not there.
    static func marquer(_ p: Projet, _ etape: ID<Etape>, faite jour: DateCivile?, _ tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE gestion.projet_etape SET faite_le = \(jour)::date
            WHERE entreprise_id = \(p.entreprise) AND projet_id = \(p.id) AND id = \(etape)
            """) == 1
    }

    static func retirer(_ p: Projet, _ etape: ID<Etape>, _ tx: Transaction) throws -> Bool {
        try tx.execute(
            "DELETE FROM gestion.projet_etape WHERE entreprise_id = \(p.entreprise) AND projet_id = \(p.id) AND id = \(etape)") == 1
    }

    /// Replaces the partners by these.
    static func associer(_ p: Projet, _ choisis: Set<ID<FichePartenaire>>, _ tx: Transaction) throws {
        let avant = try partenaires(p, tx)
        for id in avant.subtracting(choisis) {
            try tx.execute(
                """
                DELETE FROM gestion.projet_partenaire
                WHERE entreprise_id = \(p.entreprise) AND projet_id = \(p.id) AND partenaire_id = \(id)
                """)
        }
        for id in choisis.subtracting(avant) {
            try tx.execute(
                """
                INSERT INTO gestion.projet_partenaire (entreprise_id, projet_id, partenaire_id) VALUES (\(p.entreprise), \(p.id), \(id))
                """)
        }
    }
}
