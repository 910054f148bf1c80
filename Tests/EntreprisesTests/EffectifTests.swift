import Calendrier
import Tenancy
import Testing

@testable import Entreprises

@Suite struct EffectifTests {
    private let metz = ID<Etablissement>.nouveau()
    private let nancy = ID<Etablissement>.nouveau()

    private func jour(_ texte: String) throws -> DateCivile { try #require(DateCivile(texte)) }

    private func historique() throws -> HistoriqueEffectif {
        HistoriqueEffectif([
            Effectif(etablissement: metz, aPartirDu: try jour("2026-07-01"), nombre: 260),
            Effectif(etablissement: metz, aPartirDu: try jour("2025-01-01"), nombre: 240),
            Effectif(etablissement: nancy, aPartirDu: try jour("2026-01-01"), nombre: 60),
            Effectif(etablissement: nancy, aPartirDu: try jour("2026-07-01"), nombre: 40),
        ])
    }

    @Test func nombreEnVigueur() throws {
        let h = try historique()
        #expect(try h.total(le: jour("2024-12-31")) == nil)
        #expect(try h.total(le: jour("2025-01-01")) == 240)
        #expect(try h.total(le: jour("2026-06-30")) == 300)
        #expect(try h.total(le: jour("2026-07-01")) == 300)
        #expect(try h.enVigueur(metz, le: jour("2026-12-31"))?.nombre == 260)
        #expect(try h.enVigueur(nancy, le: jour("2025-12-31")) == nil)
    }

    /// Two changes of one day that cancel out are not a step.
    @Test func paliers() throws {
        #expect(
            try historique().paliers == [
                .init(aPartirDu: jour("2025-01-01"), nombre: 240), .init(aPartirDu: jour("2026-01-01"), nombre: 300),
            ])
    }
}
