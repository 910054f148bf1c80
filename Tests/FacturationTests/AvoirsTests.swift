import Calendrier
import Foundation
import Postgres
import Tarification
import Tenancy
import TestSupport
import Testing

@testable import Facturation

/// Credit notes by quantity and by amount, and the limits that hold whoever issues them and however many at once.
@Suite struct AvoirsTests {
    /// BB is billed 3 half-days at 420.00: two held, one late.
    static func avec(_ corps: @Sendable (Avoir, ID<FactureTag>, Principal) async throws -> Void) async throws {
        try await EncaissementsTests.avec { caisse in
            let facture = try await caisse.compte("BB").pieces[0]
            try await corps(Avoir(base: caisse.base.bases[.facturation]), facture.id, caisse.facturation)
        }
    }

    @Test func parQuantitePuisParMontantPuisLeReste() async throws {
        try await Self.avec { avoirs, id, facturation in
            let jour = EncaissementsTests.jour
            var calcul = try #require(try await avoirs.calcul(id, as: facturation))
            let tenues = try #require(calcul.piece.lignes.firstIndex { $0.nature == .service }) + 1
            let premier = try calcul.calculer(DemandeAvoir(jeton: "a", motif: .permanence, parts: [tenues: .quantite(10_000)]))
            #expect(premier.lignes[0].netCents == 42_000 && premier.lignes[0].unite == .piece && premier.tva[0].taxeCents == 8_400)
            _ = try await avoirs.emettre(
                calcul, DemandeAvoir(jeton: "a", motif: .permanence, parts: [tenues: .quantite(10_000)]), le: jour, as: facturation)
            calcul = try #require(try await avoirs.calcul(id, as: facturation))
            #expect(calcul.reste(tenues) == 42_000 && calcul.resteCents == 84_000)
            #expect(throws: RefusAvoir.self) {
                try calcul.calculer(DemandeAvoir(jeton: "b", motif: .prix, parts: [tenues: .quantite(20_000)]))
            }
            #expect(throws: RefusAvoir.self) {
                try calcul.calculer(DemandeAvoir(jeton: "b", motif: .prix, parts: [tenues: .montant(42_001)]))
            }
            _ = try await avoirs.emettre(
                calcul, DemandeAvoir(jeton: "b", motif: .prix, parts: [tenues: .montant(12_345)]), le: jour, as: facturation)
            calcul = try #require(try await avoirs.calcul(id, as: facturation))
            let reste = try calcul.calculer(calcul.total(jeton: "c", motif: .geste))
            #expect(reste.lignes.reduce(0) { $0 + $1.netCents } == 84_000 - 12_345)
            _ = try await avoirs.emettre(calcul, calcul.total(jeton: "c", motif: .geste), le: jour, as: facturation)
            calcul = try #require(try await avoirs.calcul(id, as: facturation))
            #expect(calcul.resteCents == 0)
        }
    }

    /// Two clerks hold the same preview: the base lets one of them issue.
    @Test func deuxAvoirsEnsembleNeDepassentPas() async throws {
        try await Self.avec { avoirs, id, facturation in
            let calcul = try #require(try await avoirs.calcul(id, as: facturation))
            let tenues = try #require(calcul.piece.lignes.firstIndex { $0.nature == .service }) + 1
            let emis = await withTaskGroup(of: Bool.self) { groupe in
                for rang in 0..<4 {
                    groupe.addTask {
                        let demande = DemandeAvoir(jeton: "j\(rang)", motif: .prix, parts: [tenues: .montant(50_000)])
                        return (try? await avoirs.emettre(calcul, demande, le: EncaissementsTests.jour, as: facturation)) != nil
                    }
                }
                return await groupe.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(emis == 1, "840 € de demi-journées ne portent qu'une fois 500 €")
            #expect(try await avoirs.calcul(id, as: facturation)?.totalCredite == 50_000)
            let defauts = try await avoirs.base.read(as: facturation, ["SELECT defaut FROM facturation.verifier_series()"])[0]
            #expect(defauts.isEmpty, "les refusés rendent leur numéro")
        }
    }

    /// The door of issuing itself, without the lines it corrects: refused.
    @Test func unAvoirDitCeQuIlCorrige() async throws {
        try await Self.avec { avoirs, id, facturation in
            let calcul = try #require(try await avoirs.calcul(id, as: facturation))
            let resultat = try calcul.calculer(calcul.total(jeton: "z", motif: .prix))
            let json = try PieceJSON(
                avoir: calcul.piece, cle: "CREDIT/z/\(calcul.piece.facture.cle)", lignes: resultat.lignes, tva: resultat.tva,
                le: EncaissementsTests.jour
            ).texte()
            await #expect(throws: PostgresError.server(.checkViolation, constraint: "avoir_lignes")) {
                try await avoirs.base.transaction(as: facturation) {
                    try $0.rows("SELECT id FROM facturation.emettre(\(json)::jsonb, \(EncaissementsTests.jour))").count
                }
            }
        }
    }
}
