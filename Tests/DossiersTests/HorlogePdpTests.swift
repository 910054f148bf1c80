import Calendrier
import Testing

@testable import Dossiers

/// The lawful clock of a sick leave, day by day.
@Suite struct HorlogePdpTests {
    private func jour(_ texte: String) throws -> DateCivile { try #require(DateCivile(texte)) }

    private func arret(_ debut: String, _ fin: String?, _ origine: OrigineArret = .maladie) throws -> PeriodeArret {
        PeriodeArret(origine, try jour(debut), try fin.map(jour))
    }

    private func etapes(_ arrets: [PeriodeArret]) -> [EtapePdp: DateCivile] {
        Dictionary(HorlogePdp.absences(arrets).flatMap(HorlogePdp.pas).map { ($0.etape, $0.le) }, uniquingKeysWith: { a, _ in a })
    }

    /// « Plus de trente jours » is the 31st day; « au moins soixante » the 60th.
    @Test func lesSeuilsTombentAuJourPres() throws {
        let etapes = etapes([try arret("2026-01-01", nil)])
        #expect(etapes[.liaison] == (try jour("2026-01-31")))
        #expect(etapes[.preReprise] == (try jour("2026-01-31")))
        #expect(etapes[.seuilReprise] == (try jour("2026-03-01")))
        #expect(etapes[.essai] == (try jour("2026-03-31")))
        #expect(etapes[.sixMois] == (try jour("2026-06-30")))
        #expect(etapes[.unAn] == (try jour("2026-12-26")))
        #expect(etapes[.reprise] == nil, "sans fin connue, pas de visite de reprise datée")
    }

    @Test(arguments: [
        (OrigineArret.maladie, "2026-03-01", true), (.maladie, "2026-02-28", false), (.accidentTravail, "2026-01-30", true),
        (.accidentTravail, "2026-01-29", false), (.maladiePro, "2026-01-01", true), (.maternite, "2026-01-05", true),
    ])
    func laVisiteDeRepriseSuitLaCause(_ origine: OrigineArret, _ fin: String, _ due: Bool) throws {
        let etapes = etapes([try arret("2026-01-01", fin, origine)])
        #expect((etapes[.reprise] != nil) == due)
        // Work is taken up the day after; eight days later at most.
        if due { #expect(etapes[.reprise] == (try jour(fin).plus(jours: 9))) }
    }

    @Test func unArretCourtNOuvreRien() throws {
        #expect(etapes([try arret("2026-01-01", "2026-01-30")]).isEmpty)
        #expect(Set(etapes([try arret("2026-01-01", "2026-01-31")]).keys) == [.liaison, .preReprise])
    }

    @Test func uneMaterniteNOuvrePasLHorloge() throws {
        #expect(Set(etapes([try arret("2026-01-01", "2026-05-01", .maternite)]).keys) == [.reprise])
    }

    @Test func lesArretsContigusSAjoutent() throws {
        // 2026-01-16 is a Friday: Monday the 19th prolongs it, Tuesday the 20th does not.
        let prolonge = HorlogePdp.absences([try arret("2026-01-19", "2026-02-20"), try arret("2026-01-01", "2026-01-16")])
        #expect(prolonge.count == 1)
        #expect(prolonge[0].jours(au: try jour("2026-12-31")) == 51)
        #expect(HorlogePdp.absences([try arret("2026-01-01", "2026-01-16"), try arret("2026-01-20", "2026-02-20")]).count == 2)
        #expect(
            HorlogePdp.absences([try arret("2026-01-01", nil), try arret("2026-03-01", "2026-03-05")]) == [
                Absence(debut: try jour("2026-01-01"), fin: nil, origine: .maladie)
            ])
    }

    @Test func laCauseLaPlusProtectriceLEmporte() throws {
        let absences = HorlogePdp.absences([try arret("2026-01-01", "2026-01-10"), try arret("2026-01-11", "2026-01-31", .accidentTravail)])
        #expect(absences[0].origine == .accidentTravail)
        #expect(HorlogePdp.pas(absences[0]).contains { $0.etape == .reprise }, "31 jours d'absence, seuil de 30")
    }

    @Test func leCumulCompteDouzeMois() throws {
        let absences = HorlogePdp.absences([
            try arret("2024-12-01", "2025-01-10"), try arret("2025-06-01", "2025-06-10"), try arret("2025-12-25", nil),
        ])
        #expect(HorlogePdp.cumul(absences, au: try jour("2025-12-31")) == 10 + 10 + 7)
    }

    /// Each step says where it is written.
    @Test func chaqueEtapeDitSaSource() {
        for etape in EtapePdp.allCases { #expect(etape.source.contains("C. trav.") || etape.source.contains("CSS"), "\(etape)") }
    }
}
