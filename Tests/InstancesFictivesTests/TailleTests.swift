import InstancesFictives
import Testing

@Suite struct TailleTests {
    @Test func theMeasuresOfThePublicInstances() {
        #expect(Taille.allCases.map(\.mesures.entreprises) == [10, 110, 110, 1100])
        #expect(Taille.allCases.map(\.mesures.intervenantes) == [4, 35, 35, 350])
        #expect(Taille.allCases.map(\.mesures.semaines) == [13, 13, 52, 52])
    }

    @Test func outOfRangeIsBroughtBack() {
        let mesures = Mesures(entreprises: -1, intervenantes: 1_000_000, semaines: 2, remplissage: 0...100)
        #expect(mesures == Mesures(entreprises: 1, intervenantes: 5_000, semaines: 4, remplissage: 10...95))
    }
}
