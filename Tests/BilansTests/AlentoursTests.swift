import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Bilans

/// What stands beside the counts, read from the real tables as app_pilotage.
@Suite struct AlentoursTests {
    let t1 = PeriodeBilan("2025-T1")!

    private func lire(_ base: BaseDeTest, _ entreprise: ID<EntrepriseTag>, _ periode: PeriodeBilan) async throws -> Alentours {
        let direction = try await base.principal(.direction)
        return try await base.bases[.pilotage].transaction(as: direction) {
            try #require(try ReleveStore(transaction: $0).lire(entreprise, periode)).alentours
        }
    }

    @Test func lesActionsTenuesSeulement() async throws {
        try await BaseDeTest.avec { base in
            let entreprise = try #require(try await Decor(base: base).poser()["GG"])
            try await base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO gestion.lieu (id, nom, type, territoire) VALUES ('11111111-1111-4111-8111-111111111111', 'Bureau', 'bureau', 'FR');
                    INSERT INTO gestion.intervenant (id, nom, metier, bureau_id)
                      VALUES ('33333333-3333-4333-8333-333333333331', 'Benali', 'assistant_social', '11111111-1111-4111-8111-111111111111');
                    INSERT INTO gestion.action_collective
                      (entreprise_id, intervenant_id, jour, debut, minutes, genre, theme, places, participants, statut)
                    SELECT '\(entreprise)', '33333333-3333-4333-8333-333333333331', v.jour::date, '14:00', 90, v.genre, v.theme, 12, v.n::smallint, v.statut
                    FROM (VALUES ('2025-02-03', 'atelier', 'Lire sa fiche de paie', 3, 'tenue'),
                      ('2025-01-20', 'managers', 'Repérer et orienter', 11, 'tenue'), ('2025-03-03', 'groupe_parole', 'Aidants', 4, 'tenue'),
                      ('2025-03-10', 'groupe_parole', 'Aidants', 5, 'tenue'), ('2025-03-11', 'atelier', 'Annulé', NULL, 'annulee'),
                      ('2025-03-12', 'atelier', 'Prévu', NULL, 'prevue'), ('2025-04-01', 'atelier', 'Autre trimestre', 6, 'tenue'))
                      AS v (jour, genre, theme, n, statut);
                    """)
            }
            let actions = try await lire(base, entreprise, t1).actions
            #expect(
                actions.map(\.titre) == [
                    "Session des managers : Repérer et orienter", "Atelier : Lire sa fiche de paie", "Groupe de parole : Aidants",
                ])
            #expect(actions.map(\.participants) == [11, 3, 5], "un groupe de parole de moins de cinq ne se dit pas")
            #expect(actions.map(\.jour) == ["2025-01-20", "2025-02-03", "2025-03-10"])
        }
    }

    /// Distinct persons; the direction alone may count, and only whole quarters of one year.
    @Test func laPreventionSeCompteEnPersonnes() async throws {
        try await BaseDeTest.avec { base in
            let entreprise = try #require(try await Decor(base: base).poser()["GG"])
            try await base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO passerelle.acte (entreprise_id, etablissement_id, mois, motif, nature, forme, origine, duree, nouveau, pseudonyme)
                    SELECT '\(entreprise)', gen_random_uuid(), '2025-02-01', m, n, 'presentiel', 'rh', 30, false, substr(sha256(p::bytea), 1, 16)
                    FROM (VALUES ('maintien_emploi', 'suivi', 'a'), ('maintien_emploi', 'suivi', 'a'), ('sante', 'pre_reprise', 'b'),
                      ('sante', 'suivi', 'c')) AS v (m, n, p);
                    INSERT INTO passerelle.cloture (entreprise_id, mois, issue, pdp, pseudonyme)
                    SELECT '\(entreprise)', m::date, i, pdp, substr(sha256(p::bytea), 1, 16)
                    FROM (VALUES ('2025-02-01', 'retour_amenage', true, 'a'), ('2025-03-01', 'sans_nouvelles', true, 'a'),
                      ('2025-02-01', 'inaptitude', true, 'b'), ('2025-02-01', 'retour_meme_poste', false, 'c'),
                      ('2025-04-01', 'reclasse_interne', true, 'd')) AS v (m, i, pdp, p);
                    """)
            }
            #expect(try await lire(base, entreprise, t1).pdp == FaitsPdp(situations: 2, cloturees: 2, retours: 1))
            #expect(try await lire(base, entreprise, PeriodeBilan(annee: 2025)).pdp == FaitsPdp(situations: 2, cloturees: 3, retours: 2))
            #expect(try await lire(base, entreprise, #require(PeriodeBilan("2025-T3"))).pdp == nil)
            let direction = try await base.principal(.direction)
            for (debut, fin) in [("2025-01-01", "2025-02-28"), ("2025-10-01", "2026-03-31")] {
                await #expect(throws: PostgresError.self) {
                    try await base.bases[.pilotage].read(
                        as: direction, ["SELECT * FROM passerelle.compter_pdp(\(entreprise), \(debut)::date, \(fin)::date)"])
                }
            }
            let rh = try await base.principal(.rh, entreprise: entreprise)
            let planification = try await base.principal(.planification)
            for (compartiment, qui) in [(Compartiment.client, rh), (.gestion, planification)] {
                await MursTests.refuse(
                    base, compartiment, qui, "SELECT * FROM passerelle.compter_pdp(\(entreprise), '2025-01-01', '2025-03-31')")
            }
            await MursTests.refuse(base, .pilotage, direction, "SELECT issue FROM passerelle.cloture")
        }
    }
}
