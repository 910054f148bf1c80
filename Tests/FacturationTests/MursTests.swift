import Calendrier
import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing
import Web

@testable import Facturation

/// What billing may not do, and what may not be done to an issued document.
@Suite struct MursTests {
    @Test func unePieceEmiseEstImmuablePourTous() async throws {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            _ = try await decor.poser()
            let facturation = try await base.principal(.facturation)
            _ = try await Emission(base.bases[.facturation]).lancer(decor.octobre, le: DateCivile.aujourdhui(), as: facturation)
            for ordre in [
                "UPDATE facturation.facture SET acheteur_nom = 'x'", "DELETE FROM facturation.ligne",
                "UPDATE facturation.tva SET vatex = NULL",
                "TRUNCATE facturation.reference", "DELETE FROM facturation.facture",
                // A line added afterwards.
                """
                INSERT INTO facturation.ligne SELECT entreprise_id, facture_id, 99, article, nature, libelle, detail, unite, quantite, prix_micro,
                  net_cents, categorie, taux, periode_debut, periode_fin FROM facturation.ligne LIMIT 1
                """,
                "SET session_replication_role = replica; DELETE FROM facturation.ligne",
            ] {
                // The superuser itself: the refusal is the table's, not a missing grant.
                await #expect(throws: ScriptError.self, "\(ordre)") {
                    try await base.superutilisateur { try $0.executeScript(ordre) }
                }
            }
            for ordre: SQL in [
                "UPDATE facturation.facture SET acheteur_nom = 'x'", "INSERT INTO facturation.compteur (serie, annee) VALUES ('F', 2030)",
                "UPDATE facturation.compteur SET dernier = 9", "DELETE FROM facturation.lot_contrat",
            ] {
                await Self.refuse(base, .facturation, facturation, ordre)
            }
        }
    }

    @Test func laFacturationNeLitNiDossierNiFaitNiBilan() async throws {
        try await BaseDeTest.avec { base in
            let facturation = try await base.principal(.facturation)
            for ordre: SQL in [
                "SELECT 1 FROM nominatif.dossier", "SELECT 1 FROM nominatif.rendez_vous", "SELECT 1 FROM passerelle.acte",
                "SELECT contenu FROM pilotage.bilan", "SELECT passerelle.agreger(gen_random_uuid(), '2026-01-01', '2026-03-31', '{}')",
            ] {
                await Self.refuse(base, .facturation, facturation, ordre)
            }
        }
    }

    @Test func emettreExigeLaFonctionFacturation() async throws {
        try await BaseDeTest.avec { base in
            let planification = try await base.principal(.planification)
            let entreprises = try await Decor(base: base).poser()
            let rh = try await base.principal(.rh, entreprise: entreprises["AA"])
            let piece = "{}"
            await Self.refuse(base, .gestion, planification, "SELECT facturation.emettre(\(piece)::jsonb, current_date)")
            await Self.refuse(base, .client, rh, "SELECT facturation.emettre(\(piece)::jsonb, current_date)")
            await Self.refuse(base, .gestion, planification, "SELECT net_cents FROM facturation.facture")
        }
    }

    @Test func laRHNeLitQueSesFactures() async throws {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            let entreprises = try await decor.poser()
            let facturation = try await base.principal(.facturation)
            _ = try await Emission(base.bases[.facturation]).lancer(decor.octobre, le: DateCivile.aujourdhui(), as: facturation)
            let rh = try await base.principal(.rh, entreprise: entreprises["AA"])
            let store = FactureStore(base: base.bases[.client])
            let siennes = try await store.page(FactureStore.Filtre(), debut: 0, nombre: 10, as: rh)
            #expect(siennes.map(\.contratNumero) == ["K-AA"])
            let autre = try #require(
                try await FactureStore(base: base.bases[.facturation]).page(
                    FactureStore.Filtre(texte: "K-BB"), debut: 0, nombre: 1, as: facturation
                ).first)
            #expect(try await store.complete(autre.id, as: rh) == nil)
            #expect(try await store.complete(siennes[0].id, as: rh)?.lignes.count == 1)
            await Self.refuse(base, .client, rh, "SELECT dernier FROM facturation.compteur")
        }
    }

    @Test func uneFactureNeChangePasAvecLesDossiers() async throws {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            let entreprises = try await decor.poser()
            let facturation = try await base.principal(.facturation)
            let facturations = base.bases[.facturation]
            func calcul() async throws -> String {
                try await facturations.transaction(as: facturation, readOnly: true) { transaction in
                    let entrees = try EntreesStore(transaction: transaction).lire(decor.octobre)
                    return try entrees.contrats.flatMap { contrat in
                        try contrat.documents(decor.octobre, sites: entrees.sites).map {
                            try PieceJSON($0, contrat, entrees.vendeur).texte()
                        }
                    }.joined(separator: "\n")
                }
            }
            let avant = try await calcul()
            _ = try await Emission(facturations).lancer(decor.octobre, le: DateCivile.aujourdhui(), as: facturation)
            let facture = try #require(
                try await FactureStore(base: facturations).page(FactureStore.Filtre(texte: "K-BB"), debut: 0, nombre: 1, as: facturation)
                    .first)
            let feuille = Feuille(piece: try #require(try await FactureStore(base: facturations).complete(facture.id, as: facturation)))
                .renderText
            let entreprise = try #require(entreprises["BB"])
            try await base.superutilisateur { connexion in
                _ = try connexion.rows(
                    """
                    INSERT INTO passerelle.acte (entreprise_id, etablissement_id, mois, motif, nature, forme, origine, duree, nouveau, pseudonyme)
                    SELECT \(entreprise), gen_random_uuid(), '2026-10-01', 'budget', 'suivi', 'presentiel', 'rh', 30, true, substr(sha256(n::text::bytea), 1, 16)
                    FROM generate_series(1, 200) n
                    """)
            }
            #expect(try await calcul() == avant)
            let apres = Feuille(piece: try #require(try await FactureStore(base: facturations).complete(facture.id, as: facturation)))
                .renderText
            #expect(apres == feuille)
        }
    }

    static func refuse(_ base: BaseDeTest, _ compartiment: Compartiment, _ principal: Principal, _ ordre: SQL) async {
        await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil), "\(ordre)") {
            try await base.bases[compartiment].transaction(as: principal) { try $0.rows(ordre).count }
        }
    }
}
