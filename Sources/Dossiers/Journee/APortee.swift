import Postgres

/// The open dossiers of a desk: mine, and those shared with me, where only what I set myself is mine to follow.
enum APortee {
    /// Rows (entreprise_id, id, numero, mien). Two branches rather than an OR: each has its index.
    static let selection: SQL = """
        SELECT o.entreprise_id, o.id, o.numero, true AS mien FROM nominatif.dossier o
         WHERE o.referent_id = garde.uid() AND o.etat = 'ouvert'
        UNION ALL
        SELECT o.entreprise_id, o.id, o.numero, false FROM nominatif.dossier o
         WHERE o.referent_id <> garde.uid() AND o.etat = 'ouvert' AND (o.entreprise_id, o.id) IN (
           SELECT p.entreprise_id, p.dossier_id FROM nominatif.partage p WHERE p.compte_id = garde.uid() AND p.retire_le IS NULL)
        """
}
