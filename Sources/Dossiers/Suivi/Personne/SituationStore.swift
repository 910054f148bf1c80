import Calendrier
import Chiffrement
import Postgres
import Tenancy

/// Statements on the one sheet `situation` of a dossier.
enum SituationStore {
    /// Writes the situation read at `version`, nil when there was none; false when somebody changed it since.
    @discardableResult
    static func poser(
        _ situation: Situation, version: Int?, _ ref: Dossier.Ref, _ coffre: Coffre, _ transaction: Transaction
    ) throws -> Bool {
        let jour = DateCivile.aujourdhui()
        let ligne =
            if let version {
                try transaction.rows(
                    """
                    UPDATE nominatif.feuille SET maj_le = \(jour)::date
                    WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND sorte = 'situation' AND version = \(version)
                    RETURNING id
                    """
                ).first
            } else {
                try transaction.rows(
                    """
                    INSERT INTO nominatif.feuille (entreprise_id, dossier_id, sorte, maj_le)
                    VALUES (\(ref.entreprise), \(ref.id), 'situation', \(jour))
                    ON CONFLICT (entreprise_id, dossier_id) WHERE sorte = 'situation' DO NOTHING
                    RETURNING id
                    """
                ).first
            }
        guard let ligne else { return false }
        try Contenu.poser(situation.feuillet, .feuille, try ligne.uuid("id"), version: (version ?? 0) + 1, ref, coffre, transaction)
        return true
    }
}
