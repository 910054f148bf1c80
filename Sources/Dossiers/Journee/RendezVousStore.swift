package import Actes
package import Calendrier
package import Foundation
package import Postgres
package import Tenancy

/// Statements on `nominatif.rendez_vous`: mine only.
package struct RendezVousStore: Sendable {
    let base: Database
    /// `https://exemple.fr`, for the link of the messages; nil when the installation does not say.
    let adresse: String?

    package init(_ base: Database, adresse: String? = nil) {
        self.base = base
        self.adresse = adresse
    }

    /// Days from `debut` on, those before whose outcome is not known, and those put off without a new date since two months. Three
    /// queries: however long what waits is, the days to come are all there.
    package func liste(depuis debut: DateCivile, as principal: Principal) async throws -> [RendezVous] {
        let lignes = try await base.read(
            as: principal,
            [
                RendezVous.aDire(avant: debut),
                """
                \(fragment: RendezVous.colonnes)
                WHERE r.referent_id = garde.uid() AND r.statut = 'reporte' AND r.jour < \(debut)::date AND r.jour >= \(debut.plus(jours: -60))::date
                ORDER BY r.jour, r.heure LIMIT 100
                """,
                """
                \(fragment: RendezVous.colonnes)
                WHERE r.referent_id = garde.uid() AND r.jour >= \(debut)::date
                ORDER BY r.jour, r.heure LIMIT 500
                """,
            ])
        return try lignes.flatMap { $0 }.map { try RendezVous(row: $0) }
    }

    /// Four months of those whose outcome is said, the last first.
    package func passes(avant jour: DateCivile, as principal: Principal) async throws -> [RendezVous] {
        try await base.read(
            as: principal,
            """
            \(fragment: RendezVous.colonnes)
            WHERE r.referent_id = garde.uid() AND r.jour < \(jour)::date AND r.jour >= \(jour.plus(jours: -120))::date
              AND r.statut NOT IN ('a_venir', 'a_renseigner')
            ORDER BY r.jour DESC, r.heure DESC LIMIT 300
            """, as: RendezVous.self)
    }

    /// My permanences between two days, where a rendez-vous may be put.
    package func permanences(_ periode: Periode, as principal: Principal) async throws -> [Permanence] {
        try await base.read(
            as: principal,
            """
            \(fragment: Permanence.selection)
            WHERE p.jour BETWEEN \(periode.debut)::date AND \(periode.fin)::date AND p.statut IN ('publiee', 'tenue')
            ORDER BY p.jour, p.debut
            """, as: Permanence.self)
    }

    package func permanence(_ entreprise: ID<EntrepriseTag>, _ id: UUID, as principal: Principal) async throws -> (
        Permanence, [RendezVous]
    )? {
        let lignes = try await base.read(
            as: principal,
            [
                "\(fragment: Permanence.selection) WHERE p.entreprise_id = \(entreprise) AND p.id = \(id)",
                // Whatever the company: she is one.
                """
                \(fragment: RendezVous.colonnes)
                WHERE r.referent_id = garde.uid()
                  AND r.jour = (SELECT p.jour FROM gestion.permanence p WHERE p.entreprise_id = \(entreprise) AND p.id = \(id))
                ORDER BY r.heure
                """,
            ])
        guard let permanence = lignes[0].first else { return nil }
        return (try Permanence(row: permanence), try lignes[1].map { try RendezVous(row: $0) })
    }

    /// What a new rendez-vous needs: a dossier, or the code the person was given.
    package struct Nouveau: Sendable {
        package var heure: Heure
        package var minutes: Int
        package var dossier: ID<Dossier>?
        package var code: String?
        package var nature: Nature
        package var forme: Forme

        package init(heure: Heure, minutes: Int, dossier: ID<Dossier>?, code: String?, nature: Nature, forme: Forme) {
            self.heure = heure
            self.minutes = minutes
            self.dossier = dossier
            self.code = code
            self.nature = nature
            self.forme = forme
        }
    }

    package enum Refus: Error, Equatable {
        /// Not my permanence, cancelled, or the hour is outside of it, or it would end after it.
        case horsPermanence
        /// I hold a permanence at that hour: it is put there.
        case enPermanence(String)
        case heurePrise
        case dossierIntrouvable
    }

    package func ajouter(_ entreprise: ID<EntrepriseTag>, _ permanence: UUID, _ nouveau: Nouveau, as principal: Principal) async throws {
        do {
            try await base.transaction(as: principal) { transaction in
                if let dossier = nouveau.dossier {
                    do { try EntretienStore.exigerOuvert(Dossier.Ref(entreprise, dossier), transaction) } catch is EntretienStore.Refus {
                        throw Refus.dossierIntrouvable
                    }
                }
                let poses = try transaction.execute(
                    """
                    INSERT INTO nominatif.rendez_vous (entreprise_id, permanence_id, jour, heure, minutes, dossier_id, code, nature, forme)
                    SELECT p.entreprise_id, p.id, p.jour, \(nouveau.heure)::time, \(nouveau.minutes)::smallint, \(nouveau.dossier)::uuid,
                           \(nouveau.code), \(nouveau.nature), \(nouveau.forme)
                    FROM gestion.permanence p
                    JOIN gestion.intervenant i ON i.id = p.intervenant_id AND i.compte_id = garde.uid()
                    WHERE p.entreprise_id = \(entreprise) AND p.id = \(permanence) AND p.statut IN ('publiee', 'tenue')
                      AND \(nouveau.heure)::time >= p.debut AND p.jour + \(nouveau.heure)::time + make_interval(mins => \(nouveau.minutes)) <= p.jour + p.fin
                    """)
                guard poses == 1 else { throw Refus.horsPermanence }
            }
        } catch let erreur as PostgresError where Self.prise(erreur) {
            throw Refus.heurePrise
        }
    }

    /// Same hour, or two that overlap.
    static func prise(_ erreur: PostgresError) -> Bool { erreur.state == .uniqueViolation || erreur.state == .exclusionViolation }

    /// What the outcome leads to.
    package enum Suite: Equatable, Sendable {
        /// Not mine.
        case introuvable
        case rien
        /// Said to come again, when its hour is taken.
        case prise
        /// She came, and stays unknown.
        case sansDossier
        /// The dossier of the person who came; `.rien` when it has changed hands since.
        case dossier(Dossier.Ref)
    }

    package func dire(
        _ entreprise: ID<EntrepriseTag>, _ id: ID<RendezVous>, _ statut: StatutRendezVous, as principal: Principal
    ) async throws -> Suite {
        do {
            return try await base.transaction(as: principal) { try dire(entreprise, id, statut, $0) }
        } catch let erreur as PostgresError where Self.prise(erreur) {
            return .prise
        } catch let erreur as PostgresError where erreur.state == .insufficientPrivilege {
            // Its dossier has changed hands: its outcome may be said, it does not come again.
            return .introuvable
        }
    }

    private func dire(
        _ entreprise: ID<EntrepriseTag>, _ id: ID<RendezVous>, _ statut: StatutRendezVous, _ transaction: Transaction
    ) throws -> Suite {
        let ligne = try transaction.rows(
            """
            UPDATE nominatif.rendez_vous SET statut = \(statut)
            WHERE entreprise_id = \(entreprise) AND id = \(id)
            RETURNING (SELECT d.id FROM nominatif.dossier d WHERE d.entreprise_id = rendez_vous.entreprise_id AND d.id = rendez_vous.dossier_id)
                      AS dossier_id, dossier_id IS NULL AS inconnue
            """
        ).first
        guard let ligne else { return .introuvable }
        if statut == .aVenir { try LienDeRendezVous.renouveler(entreprise, id, adresse: adresse, transaction) }
        let dossier: ID<Dossier>? = try ligne.optionalID("dossier_id")
        guard statut == .honore else { return .rien }
        if try ligne.bool("inconnue") { return .sansDossier }
        guard let dossier else { return .rien }
        return .dossier(Dossier.Ref(entreprise, dossier))
    }
}
