import Calendrier
import Testing

@testable import Contrats

@Suite struct EcheanceTests {
    private func jour(_ texte: String) throws -> DateCivile { try #require(DateCivile(texte)) }

    private func echeance(fin: String?, tacite: Bool = true, preavis: Int = 3, renouvellement: String? = nil) throws -> Echeance {
        Echeance(
            debut: try jour("2024-03-01"), fin: try fin.map(jour), renouvellementLe: try renouvellement.map(jour),
            taciteReconduction: tacite,
            preavisMois: preavis)
    }

    /// The mock-up's contract: term 28 févr. 2027, notice until 30 nov. 2026.
    @Test func preavisDuContratDeForbach() throws {
        let e = try echeance(fin: "2027-02-28")
        #expect(try e.dernierJour(apres: jour("2026-11-20")) == jour("2027-02-28"))
        #expect(try e.limitePreavis(apres: jour("2026-11-20")) == jour("2026-11-30"))
        #expect(try e.alerte(le: jour("2026-11-20"), horizon: 90) == .preavis(limite: jour("2026-11-30"), dernier: jour("2027-02-28")))
        #expect(try e.alerte(le: jour("2026-08-01"), horizon: 90) == nil)
        #expect(try e.alerte(le: jour("2026-12-15"), horizon: 90) == .renouvelle(jour("2027-02-28")))
    }

    @Test func taciteAjouteDesAnneesEntieres() throws {
        let e = try echeance(fin: "2025-02-28")
        #expect(try e.dernierJour(apres: jour("2025-02-28")) == jour("2025-02-28"))
        #expect(try e.dernierJour(apres: jour("2025-03-01")) == jour("2026-02-28"))
        #expect(try e.dernierJour(apres: jour("2027-06-01")) == jour("2028-02-29"))
        #expect(try e.dernierJour(apres: jour("2036-06-01")) == jour("2037-02-28"))
    }

    @Test func sansTermeNiReconduction() throws {
        #expect(try echeance(fin: nil, tacite: false).dernierJour(apres: jour("2030-01-01")) == nil)
        #expect(try echeance(fin: nil, tacite: true).dernierJour(apres: jour("2024-06-01")) == jour("2025-02-28"))
        #expect(try echeance(fin: "2026-12-31", renouvellement: "2026-07-01").dernierJour(apres: jour("2026-01-01")) == jour("2026-06-30"))
    }

    @Test func finSeche() throws {
        let e = try echeance(fin: "2026-12-31", tacite: false)
        #expect(try e.alerte(le: jour("2026-12-15"), horizon: 30) == .finit(jour("2026-12-31")))
        #expect(try e.alerte(le: jour("2027-01-02"), horizon: 30) == .expire(jour("2026-12-31")))
    }
}
