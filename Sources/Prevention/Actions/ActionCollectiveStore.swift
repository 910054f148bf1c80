import Calendrier
import Contrats
import Entreprises
import Permanences
import Postgres
import Tenancy

/// Statements on gestion.action_collective.
enum ActionCollectiveStore {
    static let lecture: SQL = """
        SELECT a.entreprise_id, a.id, e.nom AS entreprise_nom, a.etablissement_id, s.nom AS etablissement_nom, a.intervenant_id, i.prenom, i.nom,
          a.jour, a.debut, a.minutes, a.genre, a.theme, a.places, a.participants, a.statut,
          a.prises, a.programme, a.inscription, a.projet_id, a.avis_1, a.avis_2, a.avis_3, a.avis_4, a.avis_5
        FROM gestion.action_collective a
        JOIN gestion.entreprise e ON e.entreprise_id = a.entreprise_id
        JOIN gestion.intervenant i ON i.id = a.intervenant_id
        LEFT JOIN gestion.etablissement s ON (s.entreprise_id, s.id) = (a.entreprise_id, a.etablissement_id)
        """

    static func une(_ entreprise: EntrepriseID, _ id: ID<ActionCollective>, _ tx: Transaction) throws -> ActionCollective? {
        try tx.first("\(fragment: lecture) WHERE a.entreprise_id = \(entreprise)::uuid AND a.id = \(id)::uuid")
    }

    /// Those of a period, the latest first.
    static func pendant(_ periode: Periode, intervenant: ID<IntervenantTag>? = nil, _ tx: Transaction) throws -> [ActionCollective] {
        try tx.all(
            """
            \(fragment: lecture)
            WHERE a.jour BETWEEN \(periode.debut)::date AND \(periode.fin)::date
              AND (\(intervenant)::uuid IS NULL OR a.intervenant_id = \(intervenant)::uuid)
            ORDER BY a.jour DESC, a.debut, e.nom, a.id
            """)
    }

    /// Past days whose presence was never counted.
    static func aRenseigner(avant jour: DateCivile, _ tx: Transaction) throws -> Int {
        try tx.rows("SELECT count(*) AS n FROM gestion.action_collective WHERE statut = 'prevue' AND jour < \(jour)::date")[0].int("n")
    }

    static func creer(_ v: ActionCollectiveValeurs, _ tx: Transaction) throws -> ID<ActionCollective> {
        try tx.rows(
            """
            INSERT INTO gestion.action_collective (entreprise_id, etablissement_id, intervenant_id, jour, debut, minutes, genre, theme, places,
              programme, projet_id, inscription)
            VALUES (\(v.entreprise)::uuid, \(v.etablissement)::uuid, \(v.intervenant)::uuid, \(v.jour)::date, \(v.debut.description)::time,
              \(v.minutes)::smallint, \(v.genre), \(v.theme), \(v.places)::smallint, \(v.programme), \(v.projet)::uuid,
              \(v.inscription))
            RETURNING id
            """)[0].id("id")
    }

    /// Only while it is to come; false when it is not.
    static func modifier(_ id: ID<ActionCollective>, _ v: ActionCollectiveValeurs, _ tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE gestion.action_collective
               SET etablissement_id = \(v.etablissement)::uuid, intervenant_id = \(v.intervenant)::uuid, jour = \(v.jour)::date,
                   debut = \(v.debut.description)::time, minutes = \(v.minutes)::smallint, genre = \(v.genre), theme = \(v.theme),
                   places = \(v.places)::smallint, programme = \(v.programme), projet_id = \(v.projet)::uuid,
                   inscription = \(v.inscription)
             WHERE entreprise_id = \(v.entreprise)::uuid AND id = \(id)::uuid AND statut = 'prevue'
            """) == 1
    }

    /// Held, with this many present; said again, it corrects.
    static func tenir(_ a: ActionCollective, participants: Int, _ tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE gestion.action_collective SET statut = 'tenue', participants = \(participants)::smallint
             WHERE entreprise_id = \(a.entreprise)::uuid AND id = \(a.id)::uuid AND statut <> 'annulee'
            """) == 1
    }

    static func annuler(_ a: ActionCollective, _ tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE gestion.action_collective SET statut = 'annulee'
             WHERE entreprise_id = \(a.entreprise)::uuid AND id = \(a.id)::uuid AND statut = 'prevue'
            """) == 1
    }

    /// Slips counted after it was held; false when it was not.
    static func noter(_ a: ActionCollective, _ avis: Avis, _ tx: Transaction) throws -> Bool {
        let n = avis.billets
        return try tx.execute(
            """
            UPDATE gestion.action_collective
               SET avis_1 = \(n[0])::smallint, avis_2 = \(n[1])::smallint, avis_3 = \(n[2])::smallint, avis_4 = \(n[3])::smallint,
                   avis_5 = \(n[4])::smallint
             WHERE entreprise_id = \(a.entreprise)::uuid AND id = \(a.id)::uuid AND statut = 'tenue'
            """) == 1
    }

    /// Who may hold an action: « Nadia Benali, Bureau de Metz ».
    static func intervenants(_ tx: Transaction) throws -> [(id: String, mot: String)] {
        try tx.rows(
            """
            SELECT i.id, i.prenom, i.nom, b.nom AS bureau FROM gestion.intervenant i JOIN gestion.lieu b ON b.id = i.bureau_id
            WHERE i.actif ORDER BY b.nom, i.nom, i.prenom
            """
        ).map {
            (try $0.string("id"), "\(Intervenant.complet(try $0.string("prenom"), try $0.string("nom"))), \(try $0.string("bureau"))")
        }
    }

    /// Where the worker already is at these hours, in words; nil when she is free. `sauf`: the action being changed.
    static func empechement(_ v: ActionCollectiveValeurs, sauf: ID<ActionCollective>?, _ tx: Transaction) throws -> String? {
        let rows = try tx.rows(
            """
            SELECT 'en permanence chez ' || e.nom AS mot
              FROM gestion.permanence p
              JOIN gestion.entreprise e ON e.entreprise_id = p.entreprise_id
             WHERE p.intervenant_id = \(v.intervenant)::uuid AND p.jour = \(v.jour)::date AND p.statut IN ('planifiee', 'publiee', 'tenue')
               AND p.plage && tsrange(\(v.jour)::date + \(v.debut.description)::time,
                 \(v.jour)::date + \(v.debut.description)::time + \(v.minutes)::int * interval '1 minute')
            UNION ALL
            SELECT 'en action collective chez ' || e.nom
              FROM gestion.action_collective a
              JOIN gestion.entreprise e ON e.entreprise_id = a.entreprise_id
             WHERE a.intervenant_id = \(v.intervenant)::uuid AND a.jour = \(v.jour)::date AND a.statut <> 'annulee'
               AND a.id IS DISTINCT FROM \(sauf)::uuid
               AND a.debut < \(v.debut.description)::time + \(v.minutes)::int * interval '1 minute'
               AND a.debut + a.minutes * interval '1 minute' > \(v.debut.description)::time
            UNION ALL
            SELECT 'absent ce jour-là'
              FROM gestion.absence b
             WHERE b.intervenant_id = \(v.intervenant)::uuid AND \(v.jour)::date BETWEEN b.debut AND b.fin
            LIMIT 1
            """)
        return try rows.first?.string("mot")
    }
}
