import Calendrier
import Foundation
import Postgres
import Tenancy

extension RendezVousStore {
    /// One of mine, the permanences of its company where it may go, and what they already hold; nil when it is not mine.
    func ouvrir(
        _ entreprise: ID<EntrepriseTag>, _ id: ID<RendezVous>, as principal: Principal
    ) async throws -> (rendez: RendezVous, permanences: [Permanence], pris: [RendezVous])? {
        let jour = DateCivile.aujourdhui()
        let fin = jour.plus(jours: 42)
        let lignes = try await base.read(
            as: principal,
            [
                "\(fragment: RendezVous.colonnes) WHERE r.referent_id = garde.uid() AND r.entreprise_id = \(entreprise) AND r.id = \(id)",
                """
                \(fragment: Permanence.selection)
                WHERE p.entreprise_id = \(entreprise) AND p.jour BETWEEN \(jour)::date AND \(fin)::date AND p.statut IN ('publiee', 'tenue')
                ORDER BY p.jour, p.debut
                """,
                """
                \(fragment: RendezVous.colonnes)
                WHERE r.referent_id = garde.uid() AND r.jour BETWEEN \(jour)::date AND \(fin)::date
                  AND r.id <> \(id)
                """,
            ])
        guard let rendez = lignes[0].first else { return nil }
        return (try RendezVous(row: rendez), try lignes[1].map { try Permanence(row: $0) }, try lignes[2].map { try RendezVous(row: $0) })
    }

    /// Moves it into one of my permanences of the same company: it keeps its id, so the link the person was given still leads to it.
    /// False when it is not mine or has taken place. One that was cancelled holds again: the person is told its new hour.
    func deplacer(
        _ entreprise: ID<EntrepriseTag>, _ id: ID<RendezVous>, vers permanence: UUID, _ heure: Heure, as principal: Principal
    ) async throws -> Bool {
        do {
            let adresse = adresse
            return try await base.transaction(as: principal) { transaction in
                guard
                    try !transaction.rows(
                        """
                        SELECT 1 AS un FROM gestion.permanence p
                        JOIN gestion.intervenant i ON i.id = p.intervenant_id AND i.compte_id = garde.uid()
                        LEFT JOIN nominatif.rendez_vous r ON r.entreprise_id = p.entreprise_id AND r.id = \(id)
                        WHERE p.entreprise_id = \(entreprise) AND p.id = \(permanence) AND p.statut IN ('publiee', 'tenue')
                          AND \(heure)::time >= p.debut
                          AND p.jour + \(heure)::time + make_interval(mins => coalesce(r.minutes, 15)) <= p.jour + p.fin
                        """
                    ).isEmpty
                else { throw Refus.horsPermanence }
                let deplaces = try transaction.execute(
                    """
                    UPDATE nominatif.rendez_vous r SET permanence_id = p.id, jour = p.jour, heure = \(heure)::time, statut = 'a_venir'
                    FROM gestion.permanence p
                    WHERE p.entreprise_id = \(entreprise) AND p.id = \(permanence)
                      AND r.entreprise_id = \(entreprise) AND r.id = \(id) AND r.statut NOT IN ('honore', 'non_honore')
                    """)
                if deplaces == 1 { try LienDeRendezVous.renouveler(entreprise, id, adresse: adresse, transaction) }
                return deplaces == 1
            }
        } catch let erreur as PostgresError where Self.prise(erreur) {
            throw Refus.heurePrise
        } catch let erreur as PostgresError where erreur.state == .insufficientPrivilege {
            return false
        }
    }

    /// Gives one taken by code its dossier; false when either is not mine, or the dossier is closed.
    func rattacher(_ entreprise: ID<EntrepriseTag>, _ id: ID<RendezVous>, _ dossier: ID<Dossier>, as principal: Principal) async throws
        -> Bool
    {
        try await base.transaction(as: principal) { transaction in
            try transaction.execute(
                """
                UPDATE nominatif.rendez_vous SET dossier_id = \(dossier)
                WHERE entreprise_id = \(entreprise) AND id = \(id) AND dossier_id IS NULL
                  AND EXISTS (SELECT 1 FROM nominatif.dossier d
                    WHERE d.entreprise_id = \(entreprise) AND d.id = \(dossier) AND d.etat = 'ouvert')
                """) == 1
        }
    }
}
