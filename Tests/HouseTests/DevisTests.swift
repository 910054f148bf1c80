import Foundation
import TestSupport
import Testing

/// `cloison devis`, through the program: what it prints and its exit codes.
@Suite struct DevisTests {
    private static let scenario = """
        {"schema":1,"seller":{"country":"FR"},"customers":[{"code":"A","country":"LU","vatIdValid":true}],
        "contracts":[{"code":"C1","customer":"A","start":"2026-01-01","invoicing":{"everyMonths":3,"timing":"ADVANCE"},
        "lines":[{"code":"M","kind":"MONTHLY","price":"2500.00"}]}],"period":{"from":"2026-04-01","to":"2026-06-30"}}
        """

    private func lancer(_ texte: String?) async throws -> (statut: Int32, sortie: String) {
        let fichier = FileManager.default.temporaryDirectory.appending(path: "cloison-devis-\(UUID().uuidString).json")
        if let texte { try texte.write(to: fichier, atomically: true, encoding: .utf8) }
        defer { try? FileManager.default.removeItem(at: fichier) }
        let binaire = Serveur.projet.appending(path: ".build/debug/cloison").path
        return try await enFil { try Programme(binaire, ["devis", fichier.path]).executer() }
    }

    private func objet(_ sortie: String) throws -> [String: Any] {
        // The refusal is also said on standard error, after the object.
        let json = sortie.split(separator: "\n").first { $0.hasPrefix("{") } ?? ""
        return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }

    @Test func lesDocumentsSontImprimes() async throws {
        let reponse = try await lancer(Self.scenario)
        #expect(reponse.statut == 0)
        let documents = try #require(try objet(reponse.sortie)["documents"] as? [[String: Any]])
        #expect(documents.map { $0["key"] as? String } == ["C1/2026-04-01/ADVANCE"])
        #expect(documents.first?["netCents"] as? Int == 750_000)
        #expect(documents.first?["vatCents"] as? Int == 0)
    }

    @Test func unScenarioFautifNommeLeChamp() async throws {
        let reponse = try await lancer(Self.scenario.replacing("\"2500.00\"", with: "2500"))
        #expect(reponse.statut == 65)
        let objet = try objet(reponse.sortie)
        #expect(objet["error"] as? Bool == true)
        #expect((objet["message"] as? String)?.hasPrefix("contracts[0].lines[0].price : le nombre 2500 ne convient pas") == true)
    }

    @Test func ceQuiNEstPasDuJSONEstRefuse() async throws {
        let reponse = try await lancer("facture;montant\nF1;3")
        #expect(reponse.statut == 65)
        #expect((try objet(reponse.sortie)["message"] as? String)?.contains("ligne 1") == true)
    }

    @Test func unFichierAbsentSeDit() async throws {
        let reponse = try await lancer(nil)
        #expect(reponse.statut == 66)
        #expect(try objet(reponse.sortie)["error"] as? Bool == true)
    }
}
