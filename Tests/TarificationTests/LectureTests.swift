import Testing

@testable import Tarification

/// A wrong field is named by its path; nothing crashes.
@Suite struct LectureTests {
    static let base = """
        {"schema":1,"seller":{"country":"FR"},"customers":[{"code":"A","country":"FR","vatIdValid":true}],
        "sites":[{"code":"S1","territory":"FR"}],
        "contracts":[{"code":"C1","customer":"A","start":"2026-01-01","invoicing":{"everyMonths":1,"timing":"ARREARS"},
        "headcounts":[{"from":"2026-01-01","count":12}],
        "lines":[{"code":"F","kind":"PER_EMPLOYEE_YEAR","price":"24.00"},{"code":"H","kind":"HALF_DAY","price":"420"}]}],
        "permanences":[{"contract":"C1","site":"S1","date":"2026-10-06","slot":"AM","status":"DELIVERED"}],
        "period":{"from":"2026-10-01","to":"2026-10-31"}}
        """

    @Test func leModeleSeLit() throws {
        #expect(try Moteur.documents(try Scenario(json: Array(Self.base.utf8)), complet: true).map(\.cle) == ["C1/2026-10-01/ARREARS"])
    }

    @Test(arguments: [
        ("\"schema\":1", "\"schema\":2", "schema"),
        ("\"count\":12", "\"count\":12.0", "contracts[0].headcounts[0].count"),
        ("\"count\":12", "\"count\":\"12\"", "contracts[0].headcounts[0].count"),
        ("\"count\":12", "\"count\":-1", "contracts[0].headcounts[0].count"),
        ("\"price\":\"24.00\"", "\"price\":24.00", "contracts[0].lines[0].price"),
        ("\"price\":\"24.00\"", "\"price\":\"24,00\"", "contracts[0].lines[0].price"),
        ("\"price\":\"24.00\"", "\"price\":\"1e3\"", "contracts[0].lines[0].price"),
        ("\"price\":\"24.00\"", "\"price\":\"-0.01\"", "contracts[0].lines[0].price"),
        ("\"price\":\"24.00\"", "\"price\":\"24.0000001\"", "contracts[0].lines[0].price"),
        ("\"price\":\"24.00\"", "\"price\":\"24.00\",\"tiers\":[{\"price\":\"1\"}],\"tierMode\":\"VOLUME\"", "contracts[0].lines[0].price"),
        ("\"price\":\"24.00\"", "\"tiers\":[{\"price\":\"1\"}]", "contracts[0].lines[0].tierMode"),
        ("\"everyMonths\":1", "\"everyMonths\":5", "contracts[0].invoicing.everyMonths"),
        ("\"timing\":\"ARREARS\"", "\"timing\":\"LATER\"", "contracts[0].invoicing.timing"),
        ("\"start\":\"2026-01-01\"", "\"start\":\"2026-02-30\"", "contracts[0].start"),
        ("\"start\":\"2026-01-01\"", "\"start\":\"1999-01-01\"", "contracts[0].start"),
        ("\"start\":\"2026-01-01\"", "\"start\":\"2026-01-01\",\"end\":\"2025-01-01\"", "contracts[0].end"),
        ("\"code\":\"C1\"", "\"code\":\"C/1\"", "contracts[0].code"),
        ("\"customer\":\"A\"", "\"customer\":\"B\"", "contracts[0].customer"),
        ("\"territory\":\"FR\"", "\"territory\":\"DE\"", "sites[0].territory"),
        ("\"vatIdValid\":true", "\"vatIdValid\":\"true\"", "customers[0].vatIdValid"),
        ("\"country\":\"FR\"},\"customers\"", "\"country\":\"LU\",\"vatRegime\":\"FRANCHISE_293B\"},\"customers\"", "seller.vatRegime"),
        ("\"status\":\"DELIVERED\"", "\"status\":\"CANCELLED_CLIENT\"", "permanences[0].cancelledAt"),
        (
            "\"status\":\"DELIVERED\"", "\"status\":\"CANCELLED_CLIENT\",\"cancelledAt\":\"2026-10-01T08:30:00\"",
            "permanences[0].cancelledAt"
        ),
        ("\"contract\":\"C1\"", "\"contract\":\"C1\",\"pool\":\"P\"", "permanences[0]"),
        ("\"slot\":\"AM\"", "\"slot\":\"JOUR\"", "permanences[0].slot"),
        ("\"to\":\"2026-10-31\"", "\"to\":\"2026-09-30\"", "period"),
        ("\"sites\"", "\"sites\":[],\"sites\"", "ligne 2"),
        ("\"period\"", "period", "ligne 7"),
    ])
    func unChampFauxEstNomme(_ change: (de: String, a: String, chemin: String)) throws {
        let texte = Self.base.replacing(change.de, with: change.a, maxReplacements: 1)
        #expect(texte != Self.base)
        let refus = try #require(throws: RefusScenario.self) { try Scenario(json: Array(texte.utf8)) }
        #expect(refus.chemin == change.chemin)
        #expect(!refus.motif.isEmpty)
    }

    @Test(arguments: ["", "[", "{\"schema\":1", "nul", "{\"a\":\"\\ud800\"}", "\u{1}", "{} {}", String(repeating: "[", count: 5000)])
    func cePasDuJSON(_ texte: String) {
        #expect(throws: RefusScenario.self) { try Scenario(json: Array(texte.utf8)) }
    }
}
