import Calendrier
import Postgres
import Tarification
import Tenancy
import TestSupport
import Testing

@testable import Facturation

/// R36 on issued invoices: a year billed in advance, then an end brought forward.
@Suite struct ResiliationsTests {
    /// AA pays 20 € × 120 employees for 2026 in advance; the contract ends on 30 June.
    @Test func unAnFacturePuisTermine() async throws {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            _ = try await decor.poser()
            try await base.superutilisateur {
                try $0.executeScript("UPDATE gestion.contrat SET terme = 'AVANCE', facturation_mois = 12 WHERE numero = 'K-AA'")
            }
            let facturation = try await base.principal(.facturation)
            let facturations = base.bases[.facturation]
            let jour = DateCivile.aujourdhui()
            let janvier = Mois(rang: 2026 * 12)
            _ = try await Emission(facturations).lancer(janvier, le: jour, as: facturation)
            let store = FactureStore(base: facturations)
            let filtre = FactureStore.Filtre(texte: "K-AA")
            #expect(try await store.page(filtre, debut: 0, nombre: 9, as: facturation).map(\.netCents) == [240_000])
            func proposees(_ mois: Mois) async throws -> [AFacturer.Piece] {
                try await AFacturerStore(base: facturations).calculer(mois, le: jour, as: facturation).calcul.pieces.filter {
                    $0.contrat == "K-AA" && $0.avoir
                }
            }
            #expect(try await proposees(janvier).isEmpty)

            try await base.superutilisateur {
                try $0.executeScript("UPDATE gestion.contrat SET fin = '2026-06-30', statut = 'resilie' WHERE numero = 'K-AA'")
            }
            // 181 days of 365: 120 × round6(20 × 181 / 365) = 120 × 9.917808 = 1 190.14.
            let attendu = 240_000 - 119_014
            #expect(try await proposees(janvier).map(\.netCents) == [attendu])
            #expect(try await proposees(decor.octobre).map(\.netCents) == [attendu], "même sans jour servi dans le mois")

            _ = try await Emission(facturations).lancer(decor.octobre, le: jour, as: facturation)
            let avoirs = try await store.page(FactureStore.Filtre(texte: "K-AA", avoirs: true), debut: 0, nombre: 9, as: facturation)
            #expect(avoirs.map(\.netCents) == [attendu])
            #expect(avoirs.map(\.cle) == ["CREDIT/FIN-2026-06-30/K-AA/2026-01-01/ADVANCE"])
            let complet = try #require(try await store.complete(avoirs[0].id, as: facturation))
            #expect(complet.lignes[0].nature == .resiliation && complet.lignes[0].periode?.debut == DateCivile("2026-07-01"))
            #expect(complet.facture.periode.fin == DateCivile("2026-12-31"))
            #expect(try await proposees(decor.octobre).isEmpty, "proposée une fois")
            let reprise = try await Emission(facturations).lancer(decor.octobre, le: jour, as: facturation)
            #expect(reprise.emises == 0)
            #expect(try await EmissionTests.defauts(base, facturation).isEmpty)
        }
    }

    /// What another credit note gave back is not given twice.
    @Test func unAvoirDejaFaitSeDeduit() async throws {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            _ = try await decor.poser()
            try await base.superutilisateur {
                try $0.executeScript("UPDATE gestion.contrat SET terme = 'AVANCE', facturation_mois = 12 WHERE numero = 'K-AA'")
            }
            let facturation = try await base.principal(.facturation)
            let facturations = base.bases[.facturation]
            let jour = DateCivile.aujourdhui()
            _ = try await Emission(facturations).lancer(Mois(rang: 2026 * 12), le: jour, as: facturation)
            let facture = try #require(
                try await FactureStore(base: facturations).page(FactureStore.Filtre(texte: "K-AA"), debut: 0, nombre: 1, as: facturation)
                    .first)
            let calcul = try #require(try await Avoir(base: facturations).calcul(facture.id, as: facturation))
            _ = try await Avoir(base: facturations).emettre(
                calcul, DemandeAvoir(jeton: "geste", motif: .geste, parts: [1: .montant(100_000)]), le: jour, as: facturation)
            try await base.superutilisateur { try $0.executeScript("UPDATE gestion.contrat SET fin = '2026-06-30' WHERE numero = 'K-AA'") }
            let tacite = try await facturations.transaction(as: facturation, readOnly: true) {
                try ResiliationStore(transaction: $0).credits(facture.entreprise, facture.contrat)
            }
            #expect(tacite.isEmpty, "un terme reconduit tacitement ne termine rien")
            try await base.superutilisateur { try $0.executeScript("UPDATE gestion.contrat SET statut = 'resilie' WHERE numero = 'K-AA'") }
            let credits = try await facturations.transaction(as: facturation, readOnly: true) {
                try ResiliationStore(transaction: $0).credits(facture.entreprise, facture.contrat)
            }
            #expect(credits.map(\.netCents) == [240_000 - 100_000 - 119_014])
        }
    }
}
