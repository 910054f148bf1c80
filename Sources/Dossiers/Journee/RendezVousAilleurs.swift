package import Calendrier
import Foundation
import Postgres
package import Tenancy

extension RendezVousStore {
    /// Puts one on an hour of its own: at home, outside, by telephone. Not during a permanence of mine: there it belongs to her.
    package func poser(
        _ entreprise: ID<EntrepriseTag>, le jour: DateCivile, _ nouveau: Nouveau, as principal: Principal
    ) async throws {
        do {
            try await base.transaction(as: principal) { transaction in
                if let dossier = nouveau.dossier {
                    do { try EntretienStore.exigerOuvert(Dossier.Ref(entreprise, dossier), transaction) } catch is EntretienStore.Refus {
                        throw Refus.dossierIntrouvable
                    }
                }
                try Self.exigerLibre(jour, nouveau.heure, nouveau.minutes, transaction)
                let poses = try transaction.execute(
                    """
                    INSERT INTO nominatif.rendez_vous (entreprise_id, jour, heure, minutes, dossier_id, code, nature, forme)
                    SELECT g.entreprise_id, \(jour)::date, \(nouveau.heure)::time, \(nouveau.minutes)::smallint, \(nouveau.dossier)::uuid,
                           \(nouveau.code), \(nouveau.nature), \(nouveau.forme)
                    FROM gestion.entreprise g WHERE g.entreprise_id = \(entreprise)
                    """)
                guard poses == 1 else { throw Refus.dossierIntrouvable }
            }
        } catch let erreur as PostgresError where Self.prise(erreur) {
            throw Refus.heurePrise
        }
    }

    /// Moves one of a dossier out of any permanence; false when it is not mine, has taken place, or was taken by a code: what the person
    /// was given leads to a permanence.
    package func deplacer(
        _ entreprise: ID<EntrepriseTag>, _ id: ID<RendezVous>, au jour: DateCivile, _ heure: Heure, as principal: Principal
    ) async throws -> Bool {
        do {
            return try await base.transaction(as: principal) { transaction in
                let ligne = try transaction.rows(
                    "SELECT minutes FROM nominatif.rendez_vous WHERE entreprise_id = \(entreprise) AND id = \(id) AND code IS NULL"
                ).first
                guard let ligne else { return false }
                try Self.exigerLibre(jour, heure, try ligne.int("minutes"), transaction)
                let deplaces = try transaction.execute(
                    """
                    UPDATE nominatif.rendez_vous SET permanence_id = NULL, jour = \(jour)::date, heure = \(heure)::time, statut = 'a_venir'
                    WHERE entreprise_id = \(entreprise) AND id = \(id) AND statut NOT IN ('honore', 'non_honore')
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

    private static func exigerLibre(_ jour: DateCivile, _ heure: Heure, _ minutes: Int, _ transaction: Transaction) throws {
        let tenue = try transaction.rows(
            """
            SELECT g.nom, to_char(p.debut, 'HH24:MI') AS debut, to_char(p.fin, 'HH24:MI') AS fin
            FROM gestion.permanence p
            JOIN gestion.intervenant i ON i.id = p.intervenant_id AND i.compte_id = garde.uid()
            JOIN gestion.entreprise g ON g.entreprise_id = p.entreprise_id
            WHERE p.jour = \(jour)::date AND p.statut IN ('planifiee', 'publiee', 'tenue')
              AND p.jour + p.debut < p.jour + \(heure)::time + make_interval(mins => \(minutes)) AND \(heure)::time < p.fin
            ORDER BY p.debut LIMIT 1
            """
        ).first
        guard let tenue else { return }
        let (debut, fin): (Heure, Heure) = (try tenue.value("debut"), try tenue.value("fin"))
        throw Refus.enPermanence("\(try tenue.string("nom")), \(debut.libelle) – \(fin.libelle)")
    }
}
