import Foundation
import Mustache
import Testing

@testable import Web

@Suite struct GabaritsTests {
    @Test func partielAbsentRefuse() {
        #expect(throws: Gabarits.Defaut.partielAbsent("A.x", partiel: "nulle")) {
            try Gabarits(textes: ["A": ["x": "{{> nulle}}"], "Web": [:]])
        }
    }

    @Test func malFormeRefuse() {
        #expect(throws: Gabarits.Defaut.self) { try Gabarits(textes: ["A": ["x": "{{#a}}jamais fermé"], "Web": [:]]) }
        #expect(throws: Gabarits.Defaut.dossierAbsent("Vide")) { try Gabarits(salles: ["Vide": URL(filePath: "/nulle/part")]) }
    }

    @Test func partielDeLaSalleDabord() throws {
        let gabarits = try Gabarits(textes: ["A": ["x": "{{> p}}{{> q}}", "p": "a"], "Web": ["p": "w", "q": "z"]])
        #expect(gabarits.rendre("A.x", [String: String]()) == "az")
        #expect(gabarits.rendre("A.nulle", 0) == nil)
    }

    @Test func heritage() throws {
        let gabarits = try Gabarits(textes: ["A": ["x": "{{< cadre}}{{$c}}ici{{/c}}{{/cadre}}"], "Web": ["cadre": "[{{$c}}là{{/c}}]"]])
        #expect(gabarits.rendre("A.x", 0) == "[ici]")
    }

    /// Indentation leaves the page; line breaks stay.
    @Test func indentation() throws {
        #expect(try Gabarits.resoudre("a\n    b\n\n\tc\n", nom: "x") { _ in nil } == "a\nb\nc")
    }

    /// Every template of Web renders.
    @Test func tous() throws {
        let gabarits = try Gabarits(salles: [:])
        #expect(gabarits.noms.contains("Web.page-nominative"))
        for nom in gabarits.noms { #expect(gabarits.rendre(nom, [String: Any]()) != nil) }
    }

    @Test func signesDeLaPlanche() throws {
        let planche = try String(
            contentsOf: Gabarits.dossier(.module).deletingLastPathComponent().appending(path: "Statique/signes.svg"), encoding: .utf8)
        let noms = planche.split(separator: "<symbol id=\"i-").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        #expect(noms == Signe.noms)
    }
}
