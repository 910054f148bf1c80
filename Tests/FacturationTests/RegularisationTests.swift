import Calendrier
import Postgres
import Tarification
import Tenancy
import TestSupport
import Testing

@testable import Facturation

/// A credit note that the run itself makes: the yearly adjustment of an average headcount (R10).
@Suite struct RegularisationTests {
    /// 120 employees on 1 January 2025, 60 from the 15th: billed 120 × 20 €, due 60 × 20 €.
    @Test func elleDesigneLesFacturesDeLAnneeEtSEnDeduit() async throws {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            let entreprises = try await decor.poser()
            try await base.superutilisateur {
                try $0.executeScript(
                    """
                    UPDATE gestion.contrat SET debut = '2025-01-01' WHERE numero = 'K-AA';
                    UPDATE gestion.tarif SET du = '2025-01-01', mode_effectif = 'moyenne' WHERE code = 'SAL';
                    UPDATE gestion.effectif SET a_partir_du = '2025-01-01';
                    INSERT INTO gestion.effectif (entreprise_id, etablissement_id, a_partir_du, nombre)
                    SELECT entreprise_id, etablissement_id, '2025-01-15', 60 FROM gestion.effectif;
                    """)
            }
            let facturation = try await base.principal(.facturation)
            let facturations = base.bases[.facturation]
            for rang in 0..<12 {
                let mois = Mois(rang: 2025 * 12 + rang)
                _ = try await Emission(facturations).lancer(mois, le: mois.dernierJour, as: facturation)
            }
            let store = FactureStore(base: facturations)
            let factures = try await store.page(FactureStore.Filtre(texte: "K-AA", avoirs: false), debut: 0, nombre: 20, as: facturation)
            let avoir = try #require(
                try await store.page(FactureStore.Filtre(texte: "K-AA", avoirs: true), debut: 0, nombre: 2, as: facturation).first)
            #expect(factures.count == 12 && avoir.cle == "K-AA/2025-01-01/ADJUSTMENT/SAL")
            #expect(avoir.netCents == factures.reduce(0) { $0 + $1.netCents } - 120_000)
            let complet = try #require(try await store.complete(avoir.id, as: facturation))
            #expect(Set(complet.corrige.map(\.numero)) == Set(factures.map(\.numero)))
            // Set off against the oldest first, to the last cent of the credit note.
            let aa = try #require(entreprises["AA"])
            let compte = try #require(try await EncaissementStore(base: facturations).compte(aa, as: facturation))
            #expect(compte.avoirsADeduire.isEmpty)
            let reste = factures.reduce(0) { $0 + $1.brutCents } - avoir.brutCents
            #expect(compte.releve.last?.soldeCents == reste && compte.ouvertes.reduce(0) { $0 + $1.resteCents } == reste)
            #expect(compte.ouvertes.map(\.emission).min() ?? avoir.emission > (DateCivile("2025-05-01") ?? avoir.emission))
            #expect(try await EmissionTests.defauts(base, facturation).isEmpty)
        }
    }

    /// A negative period whose advance invoice was never issued here waits: it would correct nothing.
    @Test func sansFactureACorrigerElleAttend() async throws {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            _ = try await decor.poser()
            try await base.superutilisateur {
                try $0.executeScript(
                    """
                    UPDATE gestion.contrat SET terme = 'AVANCE', facturation_mois = 3 WHERE numero = 'K-BB';
                    UPDATE gestion.tarif SET code = 'MOIS', modele = 'mensuel', prix_micro = 900000000, prix_deduction_micro = 400000000 WHERE code = 'DJ';
                    UPDATE gestion.permanence SET jour = jour - 35 WHERE statut = 'annulee_prestataire';
                    DELETE FROM gestion.permanence WHERE statut <> 'annulee_prestataire';
                    """)
            }
            let facturation = try await base.principal(.facturation)
            let facturations = base.bases[.facturation]
            let septembre = decor.octobre.precedent
            _ = try await Emission(facturations).lancer(septembre, le: DateCivile.aujourdhui(), as: facturation)
            let bloque = try await facturations.read(
                as: facturation,
                ["SELECT motif FROM facturation.lot_contrat WHERE etat = 'bloque' AND motif LIKE 'L''avoir de%'"])[0]
            #expect(bloque.count == 1, "le trimestre commence en juillet, jamais émis")
            _ = try await Emission(facturations).lancer(Mois(rang: septembre.rang - 2), le: DateCivile.aujourdhui(), as: facturation)
            _ = try await Emission(facturations).lancer(septembre, le: DateCivile.aujourdhui(), as: facturation)
            let avoirs = try await FactureStore(base: facturations).page(
                FactureStore.Filtre(texte: "K-BB", avoirs: true), debut: 0, nombre: 9, as: facturation)
            #expect(avoirs.map(\.netCents) == [40_000])
            let complet = try #require(try await FactureStore(base: facturations).complete(avoirs[0].id, as: facturation))
            #expect(complet.corrige.count == 1)
        }
    }
}
