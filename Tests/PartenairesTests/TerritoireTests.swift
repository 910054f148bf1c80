import Testing

@testable import Partenaires

@Suite struct TerritoireTests {
    @Test(arguments: [("57000", "57"), ("20000", "2A"), ("20600", "2B"), ("97200", "972")])
    func leDepartementDUnCodePostal(code: String, attendu: String) {
        #expect(TerritoirePartenaire(codePostal: code)?.description == attendu)
    }

    @Test(arguments: ["", "5", "5700", "DE", "57 ", "2C"]) func ceQuiNEstPasUnTerritoire(texte: String) {
        #expect(TerritoirePartenaire(texte) == nil)
    }

    @Test func lOrdre() {
        let ranges = ["LU", "57", "FR", "54"].compactMap { TerritoirePartenaire($0) }.sorted().map(\.description)
        #expect(ranges == ["FR", "54", "57", "LU"])
    }
}
