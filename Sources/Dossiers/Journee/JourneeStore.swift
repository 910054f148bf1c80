import Calendrier
import Foundation
import Postgres
import Tenancy

/// Statements of `/journee`.
struct JourneeStore: Sendable {
    let base: Database

    init(_ base: Database) { self.base = base }

    /// Everything the page of `jour` shows, in one round trip.
    func lire(_ jour: DateCivile, aujourdhui: DateCivile, as principal: Principal) async throws -> Journee {
        let lignes = try await base.read(
            as: principal,
            [
                """
                \(fragment: Permanence.selection)
                WHERE p.jour BETWEEN \(jour)::date AND \(jour.plus(jours: 7))::date AND p.statut IN ('planifiee', 'publiee', 'tenue')
                ORDER BY p.jour, p.debut
                """,
                """
                \(fragment: RendezVous.colonnes)
                WHERE r.referent_id = garde.uid() AND r.jour BETWEEN \(jour)::date AND \(jour.plus(jours: 7))::date
                ORDER BY r.jour, r.heure LIMIT 300
                """,
                """
                \(fragment: Rappel.colonnes) AND r.du_le <= \(max(jour, aujourdhui))::date
                ORDER BY r.du_le, r.heure NULLS LAST LIMIT 100
                """,
                ASuivre.demarches(jusqua: aujourdhui.plus(jours: 7)),
                Echeance.selection(jusqua: aujourdhui.plus(jours: 7)),
                ASuivre.sansNouvelles(aujourdhui),
                AFinir.selection,
                Information.duJour(aujourdhui),
                """
                SELECT count(*) AS n FROM nominatif.information i
                WHERE i.referent_id = garde.uid() AND i.jour >= \(aujourdhui.leMois.premierJour)::date
                """,
                """
                \(fragment: Dossier.selection)
                WHERE d.referent_id = garde.uid() AND d.etat = 'ouvert'
                ORDER BY EXISTS (SELECT 1 FROM nominatif.rendez_vous r WHERE r.entreprise_id = d.entreprise_id AND r.dossier_id = d.id
                                 AND r.referent_id = garde.uid() AND r.jour = \(aujourdhui)::date) DESC,
                         d.entreprise_id IN (SELECT p.entreprise_id FROM gestion.permanence p
                           JOIN gestion.intervenant i ON i.id = p.intervenant_id AND i.compte_id = garde.uid()
                           WHERE p.jour = \(aujourdhui)::date) DESC,
                         d.derniere_activite DESC
                LIMIT 9
                """,
                Self.lieux(aujourdhui),
                """
                SELECT t.lieu_a, t.lieu_b, t.minutes FROM gestion.trajet t
                WHERE EXISTS (SELECT 1 FROM gestion.permanence p JOIN gestion.intervenant i ON i.id = p.intervenant_id AND i.compte_id = garde.uid()
                              WHERE p.jour = \(jour)::date AND p.lieu_id IN (t.lieu_a, t.lieu_b))
                """,
                "SELECT i.bureau_id FROM gestion.intervenant i WHERE i.compte_id = garde.uid()",
                OrientationRecue.selection,
                RendezVous.aDire(avant: aujourdhui), RendezVous.sansPermanence(depuis: aujourdhui), PartageRecu.selection,
                DemandeAcces.aRappeler(aujourdhui),
            ])
        return try Journee(lignes, jour: jour, aujourdhui: aujourdhui)
    }

    /// What a call to return may be about: my open dossiers, the companies where I stand.
    func choix(as principal: Principal) async throws -> ChoixDuBureau {
        let lignes = try await base.read(
            as: principal,
            [
                """
                \(fragment: Dossier.selection)
                WHERE d.referent_id = garde.uid() AND d.etat = 'ouvert' ORDER BY d.derniere_activite DESC LIMIT 300
                """,
                Self.lieux(.aujourdhui()),
            ])
        return ChoixDuBureau(dossiers: try lignes[0].map { try Dossier(row: $0) }, lieux: try lignes[1].map { try Lieu(row: $0) })
    }

    /// Open establishments of the companies where I stand within three months.
    private static func lieux(_ jour: DateCivile) -> SQL {
        """
        SELECT e.entreprise_id, e.id, e.nom, g.nom AS entreprise, e.commune
        FROM gestion.etablissement e
        JOIN gestion.entreprise g ON g.entreprise_id = e.entreprise_id
        WHERE e.ouvert AND g.statut = 'client' AND e.entreprise_id IN (
          SELECT p.entreprise_id FROM gestion.permanence p
          JOIN gestion.intervenant i ON i.id = p.intervenant_id AND i.compte_id = garde.uid()
          WHERE p.jour BETWEEN \(jour.plus(jours: -92))::date AND \(jour.plus(jours: 92))::date)
        ORDER BY g.nom, e.nom
        """
    }

    /// Marks my permanence as held; false when it is not mine, not published, or still to come.
    func marquerTenue(_ entreprise: ID<EntrepriseTag>, _ permanence: UUID, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            try transaction.rows("SELECT gestion.marquer_tenue(\(entreprise), \(permanence)) AS fait").first?.bool("fait") ?? false
        }
    }
}
