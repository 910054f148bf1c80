package import Calendrier
package import Foundation
package import Postgres
package import Tenancy

/// One day of an intervenant, over all her companies.
package struct Journee: Sendable {
    package let permanences: [Permanence]
    package let rendezVous: [RendezVous]
    /// Past rendez-vous nobody has told the end of.
    package let aRenseigner: Int
    package let demarches: [Demarche]
    package let sansNouvelles: [Dossier]
    /// Minutes of travel between two places, both ways.
    package let trajets: [Set<UUID>: Int]
}

package struct JourneeStore: Sendable {
    let base: Database

    package init(_ base: Database) { self.base = base }

    /// Days without any news after which an open dossier is recalled.
    package static let silence = 45

    /// Everything the page shows, in one round trip. `maintenant` in Paris.
    package func lire(_ jour: DateCivile, aujourdhui: DateCivile, as principal: Principal) async throws -> Journee {
        let lignes = try await base.read(
            as: principal,
            [
                """
                \(fragment: Permanence.selection)
                WHERE p.jour = \(jour)::date AND p.statut IN ('planifiee', 'publiee', 'tenue') ORDER BY p.debut
                """,
                "\(fragment: RendezVous.colonnes) WHERE r.referent_id = garde.uid() AND r.jour = \(jour)::date ORDER BY r.heure",
                """
                SELECT count(*) AS n FROM nominatif.rendez_vous r
                WHERE r.referent_id = garde.uid() AND r.jour < \(aujourdhui)::date AND r.statut IN ('a_venir', 'a_renseigner')
                """,
                """
                \(fragment: Demarche.colonnes)
                WHERE d.referent_id = garde.uid() AND d.etat = 'ouvert' AND m.statut IN ('a_completer', 'en_instruction', 'ajournee')
                  AND m.echeance <= \(aujourdhui.plus(jours: 7))::date
                ORDER BY m.echeance DESC LIMIT 100
                """,
                """
                \(fragment: Dossier.selection)
                WHERE d.referent_id = garde.uid() AND d.etat = 'ouvert' AND d.derniere_activite < \(aujourdhui.plus(jours: -Self.silence))::date
                  AND NOT EXISTS (SELECT 1 FROM nominatif.rendez_vous r WHERE r.entreprise_id = d.entreprise_id AND r.dossier_id = d.id
                                  AND r.jour >= \(aujourdhui)::date AND r.statut = 'a_venir')
                ORDER BY d.derniere_activite DESC LIMIT 100
                """,
                """
                SELECT t.lieu_a, t.lieu_b, t.minutes FROM gestion.trajet t
                WHERE EXISTS (SELECT 1 FROM gestion.permanence p JOIN gestion.intervenant i ON i.id = p.intervenant_id AND i.compte_id = garde.uid()
                              WHERE p.jour = \(jour)::date AND p.lieu_id IN (t.lieu_a, t.lieu_b))
                """,
            ])
        return Journee(
            permanences: try lignes[0].map { try Permanence(row: $0) }, rendezVous: try lignes[1].map { try RendezVous(row: $0) },
            aRenseigner: try lignes[2].first?.int("n") ?? 0, demarches: try lignes[3].map { try Demarche(row: $0) },
            sansNouvelles: try lignes[4].map { try Dossier(row: $0) },
            trajets: Dictionary(
                try lignes[5].map { (Set([try $0.uuid("lieu_a"), try $0.uuid("lieu_b")]), try $0.int("minutes")) },
                uniquingKeysWith: { premier, _ in premier }))
    }

    /// Marks my permanence as held; false when it is not mine, not published, or still to come.
    package func marquerTenue(_ entreprise: ID<EntrepriseTag>, _ permanence: UUID, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            try transaction.rows("SELECT gestion.marquer_tenue(\(entreprise), \(permanence)) AS fait").first?.bool("fait") ?? false
        }
    }
}
