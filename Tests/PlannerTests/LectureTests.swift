import Foundation
import Planner
import Testing

@Suite struct LectureTests {
    private func refus(_ changer: (inout Instance) -> Void) -> String? {
        var instance = Exemple.instance([Exemple.demande("D1"), Exemple.demande("D2")])
        changer(&instance)
        do {
            _ = try Planificateur(instance)
            return nil
        } catch {
            return error.description
        }
    }

    @Test func saysWhereWhatAndHow() {
        #expect(refus { _ in } == nil)
        #expect(refus { $0.demandes[1].duree = 3 } == "demandes[1].duree, « 3 » : une permanence dure 1 ou 2 demi-journées.")
        #expect(refus { $0.demandes[1].id = "D1" } == "demandes[1].id, « D1 » : cet identifiant est déjà pris plus haut.")
        #expect(refus { $0.demandes[0].lieu = "L9" } == "demandes[0].lieu, « L9 » : cet identifiant n'existe pas dans l'instance.")
        #expect(
            refus { $0.demandes[0].creneauxAutorises = ["sam-AM"] }
                == "demandes[0].creneauxAutorises[0], « sam-AM » : un créneau s'écrit lun, mar, mer, jeu ou ven, puis -AM ou -PM.")
        #expect(refus { $0.horizon.premierLundi = Exemple.jour("2026-03-31") }?.contains("ce jour est un mardi") == true)
        #expect(refus { $0.minutesTrajet[0][1] = 21 }?.contains("minutesTrajet[1][0]") == true)
        #expect(refus { $0.intervenantes[0].cibleHebdo = 4 }?.contains("de 0 à maxHebdo (3)") == true)
        #expect(refus { $0.demandes[0].referente = "I2" }?.contains("la référente doit avoir le métier") == true)
    }

    @Test func saysWhichFieldIsMissingOrMisread() throws {
        let texte = try #require(String(data: Exemple.fichier("s-1"), encoding: .utf8))
        func refus(_ texte: String) -> Malformation? {
            do {
                _ = try Instance(json: Data(texte.utf8))
                return nil
            } catch { return error }
        }
        #expect(refus(texte) == nil)
        #expect(refus("pas du JSON")?.remede == "le fichier n'est pas du JSON lisible.")
        #expect(refus(texte.replacingOccurrences(of: "\"maxHebdo\"", with: "\"maxHebdi\""))?.champ == "intervenantes[0].maxHebdo")
        #expect(refus(texte.replacingOccurrences(of: "\"2026-04-06\"", with: "\"6 avril\""))?.description.contains("AAAA-MM-JJ") == true)
        #expect(throws: Malformation.self) {
            try Solution(
                json: Data(#"{"instance":"s-1","permanences":[{"demande":"D","intervenante":"I","date":"d","moment":"AM","x":1}]}"#.utf8))
        }
    }
}
