import InstancesFictives
import Testing

@Suite struct TailleTests {
    @Test func fourSizes() { #expect(Taille.allCases.count == 4) }
}
