import Calendrier
import Contrats
import Postgres
import Tenancy

/// Statements on gestion.intervenant and gestion.disponibilite.
enum IntervenantStore {
    private static let lecture: SQL = """
        SELECT i.id, i.nom, i.prenom, i.metier, i.diplome, i.rpps, i.langues, i.bureau_id, b.nom AS bureau_nom, i.cible_hebdo, i.max_hebdo,
          i.telephone, i.actif,
          ARRAY(
            SELECT (ARRAY['lun', 'mar', 'mer', 'jeu', 'ven'])[d.jour] || '-' || d.demi_journee
              FROM gestion.disponibilite d
             WHERE d.intervenant_id = i.id) AS disponibilites
        FROM gestion.intervenant i
        JOIN gestion.lieu b ON b.id = i.bureau_id
        """

    static func tous(_ tx: Transaction) throws -> [Intervenant] {
        try tx.all("\(fragment: lecture) ORDER BY i.actif DESC, b.nom, i.nom, i.prenom")
    }

    /// Active ones of an office, or of all.
    static func actifs(bureau: ID<LieuTag>?, _ tx: Transaction) throws -> [Intervenant] {
        try tx.all(
            """
            \(fragment: lecture)
            WHERE i.actif AND (\(bureau)::uuid IS NULL OR i.bureau_id = \(bureau)::uuid)
            ORDER BY b.nom, i.nom, i.prenom
            """)
    }

    static func un(_ id: ID<IntervenantTag>, _ tx: Transaction) throws -> Intervenant? {
        try tx.first("\(fragment: lecture) WHERE i.id = \(id)::uuid")
    }

    /// Creates when `id` is nil. Gives the identifier, nil when there is no such row.
    static func enregistrer(_ id: ID<IntervenantTag>?, _ v: IntervenantValeurs, _ tx: Transaction) throws -> ID<IntervenantTag>? {
        let ecrit: [Row]
        if let id {
            ecrit = try tx.rows(
                """
                UPDATE gestion.intervenant
                   SET nom = \(v.nom), prenom = \(v.prenom), metier = \(v.metier), diplome = \(v.diplome), rpps = \(v.rpps),
                       langues = \(v.langues)::text[], bureau_id = \(v.bureau)::uuid, cible_hebdo = \(v.cible), max_hebdo = \(v.max),
                       telephone = \(v.telephone), actif = \(v.actif)
                 WHERE id = \(id)::uuid
                RETURNING id
                """)
        } else {
            ecrit = try tx.rows(
                """
                INSERT INTO gestion.intervenant (nom, prenom, metier, diplome, rpps, langues, bureau_id, cible_hebdo, max_hebdo, telephone, actif)
                VALUES (\(v.nom), \(v.prenom), \(v.metier), \(v.diplome), \(v.rpps), \(v.langues)::text[], \(v.bureau)::uuid, \(v.cible),
                  \(v.max), \(v.telephone), \(v.actif))
                RETURNING id
                """)
        }
        guard let ecrit: ID<IntervenantTag> = try ecrit.first?.id("id") else { return nil }
        try tx.executeAll(
            ["DELETE FROM gestion.disponibilite WHERE intervenant_id = \(ecrit)::uuid"]
                + v.disponibilites.map { c in
                    """
                    INSERT INTO gestion.disponibilite (intervenant_id, jour, demi_journee)
                    VALUES (\(ecrit)::uuid, \(c.jourSemaine), \(c.demi))
                    """
                })
        return ecrit
    }
}
