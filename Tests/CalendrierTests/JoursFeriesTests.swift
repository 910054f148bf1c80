import Calendrier
import Foundation
import Testing

@Suite struct JoursFeriesTests {
    @Test(arguments: Territoire.allCases)
    func equalThePublishedLists(territoire: Territoire) throws {
        let url = try #require(Bundle.module.url(forResource: "feries", withExtension: "json", subdirectory: "Fixtures"))
        let publies = try JSONDecoder().decode([String: [String: [String]]].self, from: Data(contentsOf: url))
        let annees = try #require(publies[territoire.rawValue])
        #expect(annees.count == 8)
        for (annee, attendus) in annees {
            let calcules = JoursFeries.de(territoire, annee: try #require(Int(annee))).keys.sorted().map(\.description)
            #expect(calcules == attendus, "\(territoire.rawValue) \(annee)")
        }
    }

    @Test func namesAndSwitch() throws {
        let vendrediSaint = try #require(DateCivile("2026-04-03"))
        #expect(JoursFeries.nom(vendrediSaint, .alsaceMoselleVendrediSaint) == "Vendredi saint")
        #expect(!JoursFeries.estFerie(vendrediSaint, .alsaceMoselle))
        #expect(Territoire.alsaceMoselle.avec(vendrediSaint: true) == .alsaceMoselleVendrediSaint)
        #expect(Territoire.LU.avec(vendrediSaint: true) == .LU)
    }

    @Test func twoHolidaysOnOneDayAreBothNamed() throws {
        let jour = try #require(DateCivile("2008-05-01"))
        #expect(JoursFeries.nom(jour, .FR) == "Fête du Travail, Ascension")
    }

    @Test func holidaysOfAPeriodCrossTheYear() throws {
        let (debut, fin) = (try #require(DateCivile("2026-12-20")), try #require(DateCivile("2027-01-05")))
        let hiver = Periode(debut: debut, fin: fin)
        #expect(JoursFeries.de(.LU, hiver).map(\.jour.description) == ["2026-12-25", "2026-12-26", "2027-01-01"])
    }
}
