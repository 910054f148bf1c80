import Testing

@testable import Tarification

/// Rules that no published case tells from a misreading: ties of a split, sums over several corrections.
@Suite struct LimitesTests {
    private func scenario(_ lignes: String, plus: String) throws -> Scenario {
        try Scenario(
            json: Array(
                """
                {"schema":1,"seller":{"country":"FR"},"customers":[{"code":"A","country":"FR","vatIdValid":true},{"code":"B","country":"FR","vatIdValid":true}],
                "sites":[{"code":"S","territory":"FR"}],
                "contracts":[{"code":"C1","customer":"A","start":"2026-01-01","invoicing":{"everyMonths":12,"timing":"ADVANCE"},"lines":[\(lignes)]},
                {"code":"C2","customer":"B","start":"2026-01-01","invoicing":{"everyMonths":1,"timing":"ARREARS"},"lines":[]}],
                \(plus),"period":{"from":"2026-01-01","to":"2026-12-31"}}
                """.utf8))
    }

    /// R20: 2 cents by 1 and 3 leave the same remainder; the larger weight takes the cent, whatever the order and the codes.
    @Test(arguments: [("C1", "C2"), ("C2", "C1")]) func leCentDUneEgaliteVaAuPlusLourd(_ contrats: (leger: String, lourd: String)) throws {
        let documents = try Moteur.documents(
            try scenario(
                "",
                plus: """
                    "pools":[{"code":"P","price":"0.02","participants":[{"contract":"\(contrats.leger)","from":"2026-01-01","weight":1},
                    {"contract":"\(contrats.lourd)","from":"2026-01-01","weight":3}]}],
                    "permanences":[{"pool":"P","site":"S","date":"2026-03-03","slot":"AM","status":"DELIVERED"}]
                    """), complet: true)
        #expect(documents.map(\.contrat) == [contrats.lourd])
        #expect(documents.map(\.netCents) == [2])
    }

    private static let annuel = #"{"code":"L","kind":"ANNUAL_AMOUNT","price":"1200.00"}"#
    private static let resiliation = #"{"id":"T","type":"TERMINATION","contract":"C1","date":"2026-05-01","newEnd":"2026-06-30"}"#

    private func montant(_ code: String, _ valeur: String) -> String {
        #"{"id":"\#(code)","type":"AMOUNT","date":"2026-07-01","document":"C1/2026-01-01/ADVANCE","lines":[{"item":"L","amount":"\#(valeur)"}]}"#
    }

    /// 1,200 € over 365 days: 184 after 30 June give 604.93 €; what remains of the invoice is 595.07 €.
    @Test func uneResiliationCompteDansLePlafondDeLaFacture() throws {
        let juste = try Moteur.documents(
            try scenario(Self.annuel, plus: "\"corrections\":[\(Self.resiliation),\(montant("M", "595.07"))]"), complet: true)
        #expect(juste.filter { $0.genre == .avoir }.map(\.netCents).sorted() == [59507, 60493])
        let trop = try scenario(Self.annuel, plus: "\"corrections\":[\(montant("M", "595.08")),\(Self.resiliation)]")
        #expect(throws: RefusMoteur.self) { try Moteur.documents(trop, complet: true) }
    }

    /// R34: 0.6 + 0.4 of a line is the whole of it; 0.6 + 0.4001 is more, in either order.
    @Test(arguments: [("0.6", "0.4", true), ("0.6", "0.4001", false), ("0.4001", "0.6", false)])
    func lesQuantitesSAdditionnent(_ cas: (premiere: String, seconde: String, admis: Bool)) throws {
        let credit = { (code: String, quantite: String) in
            #"{"id":"\#(code)","type":"QUANTITY","date":"2026-07-01","document":"C1/2026-01-01/ADVANCE","lines":[{"item":"L","quantity":"\#(quantite)"}]}"#
        }
        let scenario = try scenario(
            Self.annuel, plus: "\"corrections\":[\(credit("Q1", cas.premiere)),\(credit("Q2", cas.seconde))]")
        if cas.admis {
            #expect(try Moteur.documents(scenario, complet: true).count == 3)
        } else {
            #expect(throws: RefusMoteur.self) { try Moteur.documents(scenario, complet: true) }
        }
    }
}
