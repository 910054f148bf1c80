import Calendrier
import Tarification
import Testing

@testable import Facturation

/// Money received as entries.
@Suite struct EncaissementsFECTests {
    @Test func laBanqueDUnCoteLesFacturesDeLAutre() throws {
        let mars = try #require(Mois("2026-03"))
        let journal = JournalDesEncaissements(plan: PlanComptable(), periode: mars.periode)
        let client = CompteComptable(numero: "AA", libelle: "Aciéries")
        let mouvements = [
            JournalDesEncaissements.Mouvement(
                le: mars.premierJour.plus(jours: 4), reference: "REG-1", client: client, vendeur: .FR, cents: 10_000,
                factures: [("F-2026-0001", 7_000), ("F-2026-0002", 2_000)]),
            JournalDesEncaissements.Mouvement(
                le: mars.premierJour, reference: "REM-2", client: client, vendeur: .FR, cents: -500, factures: []),
        ]
        let exigibles = [
            JournalDesEncaissements.Exigible(
                le: mars.premierJour.plus(jours: 4), numero: "F-2026-0001", client: "Aciéries", vendeur: .FR, taux: 2_000, cents: 1_167)
        ]
        let ecritures = try journal.ecritures(mouvements, exigibles)
        #expect(ecritures.map(\.numero) == ["BQ20260301-00001", "BQ20260301-00002", "OD20260301-00001"])
        #expect(ecritures.allSatisfy { $0.debit == $0.credit })
        #expect(ecritures[0].lignes.map { $0.debit - $0.credit } == [-500, 500])
        // 10.00 are left on the client's account.
        #expect(ecritures[1].lignes.map { $0.debit - $0.credit } == [10_000, -7_000, -2_000, -1_000])
        #expect(ecritures[1].lignes.map(\.compte.numero) == ["512000", "411000", "411000", "411000"])
        #expect(ecritures[2].lignes.map(\.compte.numero) == ["445740", "445711"])
        #expect(ecritures[2].lignes.map { $0.debit - $0.credit } == [1_167, -1_167])
    }
}
