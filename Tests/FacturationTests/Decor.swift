import Calendrier
import Postgres
import Tenancy
import TestSupport

@testable import Facturation

/// Companies, contracts and permanences enough to bill, written as the cluster's superuser: it only arranges.
struct Decor {
    let base: BaseDeTest
    let octobre = Mois(rang: 2026 * 12 + 9)

    /// Client companies by code: `A` forfait per employee, `B` half-days, `C` monthly in Luxembourg without VAT number.
    /// The ids are those of the codes: two bases give the same numbers to the same documents.
    func poser() async throws -> [String: ID<EntrepriseTag>] {
        try await base.superutilisateur { connexion in
            try connexion.executeScript(Self.sql)
            var ids: [String: ID<EntrepriseTag>] = [:]
            for row in try connexion.rows("SELECT entreprise_id, code FROM gestion.entreprise") {
                ids[try row.string("code")] = try row.id("entreprise_id")
            }
            return ids
        }
    }

    /// `nombre` more companies, each with one contract of 10.00 € a month.
    func multiplier(_ nombre: Int) async throws {
        try await base.superutilisateur { connexion in
            _ = try connexion.rows(
                """
                INSERT INTO gestion.entreprise (code, nom, adresse, code_postal, commune)
                SELECT 'M' || lpad(n::text, 4, '0'), 'Maison ' || n, '1 rue', '57000', 'Metz' FROM generate_series(1, \(nombre)::int) n
                """)
            try connexion.executeScript(
                """
                INSERT INTO gestion.contrat (entreprise_id, numero, statut, debut)
                SELECT entreprise_id, 'K-' || code, 'signe', '2026-01-01' FROM gestion.entreprise WHERE code LIKE 'M%';
                INSERT INTO gestion.tarif (entreprise_id, contrat_id, code, modele, prix_micro, du)
                SELECT c.entreprise_id, c.id, 'MENSUEL', 'mensuel', 10000000, '2026-01-01'
                FROM gestion.contrat c JOIN gestion.entreprise e USING (entreprise_id) WHERE e.code LIKE 'M%';
                """)
        }
    }

    private static let sql = """
        INSERT INTO gestion.prestataire (nom, adresse, code_postal, commune, siren, tva_fr, tva_lu, iban)
        VALUES ('Service social d''essai', '14 rue du Pont', '57000', 'Metz', '000000000', 'FR00000000000', 'LU00000000', 'FR7600000000000000000000000');
        INSERT INTO gestion.lieu (id, nom, type, territoire) VALUES ('00000000-0000-4000-8000-000000000001', 'Metz', 'bureau', 'FR-AM');
        INSERT INTO gestion.intervenant (id, nom, metier, bureau_id)
        VALUES ('00000000-0000-4000-8000-000000000002', 'Essai', 'assistant_social', '00000000-0000-4000-8000-000000000001');
        INSERT INTO gestion.entreprise (entreprise_id, code, nom, pays, adresse, code_postal, commune)
        SELECT md5(code)::uuid, code, nom, pays, adresse, code_postal, commune FROM (VALUES
          ('AA', 'Aciéries d''essai', 'FR', '1 rue A', '57000', 'Metz'), ('BB', 'Bois d''essai', 'FR', '2 rue B', '54000', 'Nancy'),
          ('CC', 'Caisse d''essai', 'LU', '3 rue C', 'L-1111', 'Luxembourg')) AS e (code, nom, pays, adresse, code_postal, commune);
        INSERT INTO gestion.etablissement (entreprise_id, id, code, nom, territoire)
        SELECT entreprise_id, gen_random_uuid(), 'SIEGE', 'Siège', 'FR' FROM gestion.entreprise;
        INSERT INTO gestion.effectif (entreprise_id, etablissement_id, a_partir_du, nombre)
        SELECT entreprise_id, id, '2026-01-01', 120 FROM gestion.etablissement;
        INSERT INTO gestion.contrat (entreprise_id, numero, statut, debut)
        SELECT entreprise_id, 'K-' || code, 'signe', '2026-01-01' FROM gestion.entreprise;
        INSERT INTO gestion.tarif (entreprise_id, contrat_id, code, modele, prix_micro, du)
        SELECT c.entreprise_id, c.id, m.code, m.modele, m.prix, '2026-01-01'
        FROM gestion.contrat c JOIN gestion.entreprise e USING (entreprise_id)
        JOIN (VALUES ('AA', 'SAL', 'forfait_salarie', 20000000::bigint), ('BB', 'DJ', 'demi_journee', 420000000), ('CC', 'MOIS', 'mensuel', 2500000000)
          ) AS m (entreprise, code, modele, prix) ON m.entreprise = e.code;
        INSERT INTO gestion.prestation (entreprise_id, contrat_id, du, lieu_id, frequence, duree_demi_journees, demi_journees_an, creneaux_autorises)
        SELECT entreprise_id, id, '2026-01-01', '00000000-0000-4000-8000-000000000001', 'hebdomadaire', 1, 44, '{mar-AM}'
        FROM gestion.contrat WHERE numero = 'K-BB';
        INSERT INTO gestion.permanence (entreprise_id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, statut,
          motif_annulation, annulee_le)
        SELECT p.entreprise_id, p.contrat_id, p.id, p.lieu_id, '00000000-0000-4000-8000-000000000002', v.jour::date, 'AM', '09:00', '12:00', v.statut,
          CASE WHEN v.statut LIKE 'annulee%' THEN 'essai' END, v.annulee::timestamp
        FROM gestion.prestation p, (VALUES ('2026-10-06', 'tenue', NULL), ('2026-10-13', 'tenue', NULL), ('2026-10-20', 'annulee_client', '2026-10-19 18:00'),
          ('2026-10-27', 'annulee_prestataire', NULL)) AS v (jour, statut, annulee);
        """
}
