import Bilans
import Postgres
import Tenancy
import TestSupport

/// Companies of several sizes with facts of two years, written as the cluster's superuser: it only arranges.
struct Decor {
    let base: BaseDeTest

    /// `GG` 1,240 employees, `MM` 320 on three sites, `PP` 60, `TT` 12.
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

    /// A text as the nominative side leaves it, written as the cluster's superuser.
    static func deposer(
        _ textes: [String], _ entreprise: ID<EntrepriseTag>, _ periode: PeriodeBilan, par redacteur: String = "Nadia Benali",
        dans base: BaseDeTest
    ) async throws {
        try await base.superutilisateur {
            _ = try $0.rows(
                """
                INSERT INTO pilotage.recommandation (entreprise_id, periode, rang, textes, redacteur_id, redacteur)
                SELECT \(entreprise), \(periode), coalesce(max(rang), 0) + 1, \(textes)::text[], gen_random_uuid(), \(redacteur)
                FROM pilotage.recommandation WHERE entreprise_id = \(entreprise) AND periode = \(periode)
                """)
        }
    }

    private static let sql = """
        INSERT INTO gestion.prestataire (nom) VALUES ('Service social d''essai');
        INSERT INTO gestion.entreprise (code, nom) VALUES ('GG', 'Grande d''essai'), ('MM', 'Moyenne d''essai'), ('PP', 'Petite d''essai'),
          ('TT', 'Toute petite d''essai');
        INSERT INTO gestion.etablissement (entreprise_id, code, nom, territoire)
        SELECT e.entreprise_id, v.code, v.nom, 'FR' FROM gestion.entreprise e
        JOIN (VALUES ('GG', 'S', 'Siège'), ('MM', 'A', 'Atelier A'), ('MM', 'B', 'Atelier B'), ('MM', 'C', 'Bureau C'), ('PP', 'S', 'Siège'),
          ('TT', 'S', 'Siège')) AS v (entreprise, code, nom) ON v.entreprise = e.code;
        INSERT INTO gestion.effectif (entreprise_id, etablissement_id, a_partir_du, nombre)
        SELECT s.entreprise_id, s.id, '2024-01-01', v.nombre FROM gestion.etablissement s JOIN gestion.entreprise e USING (entreprise_id)
        JOIN (VALUES ('GG', 'S', 1240), ('MM', 'A', 180), ('MM', 'B', 120), ('MM', 'C', 20), ('PP', 'S', 60), ('TT', 'S', 12))
          AS v (entreprise, code, nombre) ON v.entreprise = e.code AND v.code = s.code;
        INSERT INTO passerelle.acte (entreprise_id, etablissement_id, mois, motif, nature, forme, origine, duree, nouveau, pseudonyme)
        SELECT e.entreprise_id,
          (SELECT s.id FROM gestion.etablissement s WHERE s.entreprise_id = e.entreprise_id ORDER BY (hashtext(s.code || (n / 2)::text) & 7) LIMIT 1),
          make_date(2025, 1 + n % 12, 1),
          (ARRAY['budget', 'budget', 'budget', 'sante', 'sante', 'logement', 'logement', 'vie_professionnelle', 'famille', 'droits', 'retraite',
            'violences'])[1 + n * 7 % 12],
          'suivi', 'presentiel', 'rh', 30, false, substr(sha256((e.code || n / 2)::bytea), 1, 16)
        FROM gestion.entreprise e
        JOIN (VALUES ('GG', 240), ('MM', 90), ('PP', 24), ('TT', 6)) AS v (entreprise, faits) ON v.entreprise = e.code,
        generate_series(0, v.faits - 1) n;
        """
}
