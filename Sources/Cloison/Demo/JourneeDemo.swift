import Calendrier
import Chiffrement
import Dossiers
import Foundation
import Postgres
import Tenancy

/// What fills the day of each worker: rendez-vous to come and to be told, calls to return, answers given without a dossier, a draft.
struct JourneeDemo {
    let aujourdhui: DateCivile
    let base: Database
    let coffre: Coffre

    private struct Presence {
        let entreprise: UUID
        let permanence: UUID
        let compte: UUID
        let etablissement: UUID?
        let jour: DateCivile
        let debut: Heure
    }

    func charger() async throws {
        let (jour, coffre) = (aujourdhui, coffre)
        try await base.transactionSansSession { tx in
            let presences = try Self.presences(jour, tx)
            try tx.execute("SET LOCAL ROLE prop_nominatif")
            try Self.rendezVous(presences, jour, tx)
            try Self.informations(presences, jour, tx)
            try Self.brouillons(tx)
            try tx.execute("RESET ROLE")
            try Semoir(coffre).semer(rappels: Self.rappels(presences, jour), dans: tx)
        }
    }

    private static func presences(_ jour: DateCivile, _ tx: Transaction) throws -> [Presence] {
        try tx.execute("SET LOCAL ROLE prop_gestion")
        let lignes = try tx.rows(
            """
            SELECT p.entreprise_id, p.id, i.compte_id, l.etablissement_id, p.jour, to_char(p.debut, 'HH24:MI') AS debut
            FROM gestion.permanence p
            JOIN gestion.intervenant i ON i.id = p.intervenant_id AND i.compte_id IS NOT NULL
            JOIN gestion.lieu l ON l.id = p.lieu_id
            WHERE p.jour BETWEEN \(jour.plus(jours: -4))::date AND \(jour.plus(jours: 10))::date AND p.statut IN ('publiee', 'tenue')
            ORDER BY p.jour, p.debut, p.id
            """)
        try tx.execute("RESET ROLE")
        return try lignes.map { ligne in
            Presence(
                entreprise: try ligne.uuid("entreprise_id"), permanence: try ligne.uuid("id"), compte: try ligne.uuid("compte_id"),
                etablissement: try ligne.optionalUUID("etablissement_id"), jour: try ligne.value("jour"), debut: try ligne.value("debut"))
        }
    }

    /// Up to three dossiers of the company an hour apart, then a code of the poster; one past permanence in three has one left to tell.
    private static func rendezVous(_ presences: [Presence], _ jour: DateCivile, _ tx: Transaction) throws {
        let retenues = presences.enumerated().filter { $0.element.jour >= jour || $0.offset % 3 == 0 }.map(\.element)
        try tx.execute(
            """
            INSERT INTO nominatif.rendez_vous (entreprise_id, permanence_id, referent_id, jour, heure, dossier_id, code, nature, forme)
            SELECT v.e, v.p, v.c, v.j, v.h + (v.n - 1) * interval '1 hour', v.d, CASE WHEN v.d IS NULL THEN v.code END,
                   CASE WHEN v.d IS NULL THEN 'premier_contact' ELSE 'suivi' END, CASE WHEN v.n = 2 THEN 'telephone' ELSE 'presentiel' END
            FROM (
              SELECT u.e, u.p, u.c, u.j, u.h, x.d, x.n, chr(65 + (u.r % 26)::int) || (u.r % 10) || chr(75 + (u.r % 15)::int) AS code
              FROM unnest(\(retenues.map(\.entreprise))::uuid[], \(retenues.map(\.permanence))::uuid[], \(retenues.map(\.compte))::uuid[],
                          \(retenues.map(\.jour.description))::date[], \(retenues.map(\.debut.description))::time[]) WITH ORDINALITY
                   AS u (e, p, c, j, h, r)
              CROSS JOIN LATERAL (
                (SELECT d.id AS d, row_number() OVER (ORDER BY d.numero) AS n FROM nominatif.dossier d
                  WHERE d.entreprise_id = u.e AND d.referent_id = u.c AND d.etat = 'ouvert' ORDER BY d.numero LIMIT 2)
                UNION ALL SELECT NULL, 3 WHERE u.j >= \(jour)::date) x
              WHERE u.j >= \(jour)::date OR x.n = 1) v
            ON CONFLICT DO NOTHING
            """)
    }

    private static func informations(_ presences: [Presence], _ jour: DateCivile, _ tx: Transaction) throws {
        let passees = presences.filter { $0.jour <= jour && $0.etablissement != nil }
        try tx.execute(
            """
            INSERT INTO nominatif.information (entreprise_id, referent_id, etablissement_id, jour, forme, motif)
            SELECT u.e, u.c, u.s, u.j, (ARRAY['spontane', 'telephone', 'courriel'])[1 + u.r % 3],
                   (ARRAY['budget', 'logement', 'droits', 'famille', 'sante'])[1 + u.r % 5]
            FROM unnest(\(passees.map(\.entreprise))::uuid[], \(passees.map(\.compte))::uuid[], \(passees.map { $0.etablissement })::uuid[],
                        \(passees.map(\.jour.description))::date[]) WITH ORDINALITY AS u (e, c, s, j, r)
            """)
    }

    /// The latest entretien not yet exported of one open dossier in forty is still a draft.
    private static func brouillons(_ tx: Transaction) throws {
        try tx.execute(
            """
            UPDATE nominatif.entretien e SET etat = 'brouillon'
            WHERE NOT e.exporte AND e.jour >= current_date - 14
              AND EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = e.entreprise_id AND d.id = e.dossier_id
                          AND d.etat = 'ouvert' AND d.numero LIKE '%7')
              AND NOT EXISTS (SELECT 1 FROM nominatif.entretien s WHERE s.entreprise_id = e.entreprise_id AND s.dossier_id = e.dossier_id
                              AND s.jour > e.jour)
            """)
    }

    private static let objets = ["un courrier de la banque", "un loyer en retard", "une demande de RQTH", "la garde des enfants"]

    private static func rappels(_ presences: [Presence], _ jour: DateCivile) -> [RappelSemence] {
        var vus: Set<UUID> = []
        let premieres = presences.filter { vus.insert($0.compte).inserted }
        return premieres.enumerated().flatMap { rang, presence in
            (0..<2).map { fois in
                RappelSemence(
                    entreprise: ID(presence.entreprise), referent: ID(presence.compte), duLe: jour.plus(jours: fois - 1),
                    heure: fois == 0 ? nil : Heure(14, 30),
                    qui: "\(PersonnesDemo.prenoms[(rang * 2 + fois) % PersonnesDemo.prenoms.count])",
                    telephone: "06 39 98 \(10 + rang % 80) \(10 + fois)", objet: objets[(rang + fois) % objets.count])
            }
        }
    }
}
