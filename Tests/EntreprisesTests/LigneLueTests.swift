import Calendrier
import Testing

@testable import Entreprises

@Suite struct LigneLueTests {
    private func ligne(_ cellule: String) throws -> LigneLue {
        let colonnes = [Colonne("v", "valeur", exemple: ""), Colonne("w", "autre", exemple: "")]
        return try #require(Feuille(Tableur(octets: Array("w;v\nx;\(cellule)\n".utf8)), colonnes: colonnes).lectures.first)
    }

    @Test(arguments: [("1234", 1234), ("1 234", 1234), ("1\u{202F}234", 1234), ("286,00", 286)])
    func entiers(_ texte: String, _ attendu: Int) throws {
        var l = try ligne(texte)
        #expect(l.entier("v", 0...10_000) == attendu)
    }

    @Test func lettrePriseePourUnChiffre() throws {
        var l = try ligne("3l0")
        #expect(l.entier("v", 0...10_000) == nil)
        #expect(
            l.fautes.map(\.description) == [
                "Ligne 2, colonne B (valeur), « 3l0 » : un nombre est attendu. La lettre l remplace peut-être un 1 : 310 ?"
            ])
    }

    @Test(arguments: [("20", 20_000_000), ("20,5", 20_500_000), ("20.50 €", 20_500_000), ("1 234,567891", 1_234_567_891), ("0", 0)])
    func euros(_ texte: String, _ attendu: Int) throws {
        var l = try ligne(texte)
        #expect(l.euros("v") == attendu)
    }

    @Test(arguments: ["-5", "1,234,5", "vingt", "1,2345678", "€", "99999999999"])
    func eurosRefuses(_ texte: String) throws {
        var l = try ligne(texte)
        #expect(l.euros("v") == nil)
        #expect(l.fautes.count == 1)
    }

    @Test(arguments: ["01/03/2026", "1/3/2026", "2026-03-01", "01.03.2026"])
    func dates(_ texte: String) throws {
        var l = try ligne(texte)
        #expect(l.date("v") == DateCivile(annee: 2026, mois: 3, jour: 1))
    }

    @Test(arguments: [
        ("31/02/2026", "ce jour n'existe pas"), ("01/03/26", "01/03/2026"), ("03/13/2026", "13/03/2026"), ("46082", "01/03/2026"),
        ("mars 2026", "jj/mm/aaaa"), ("01/03/0226", "jj/mm/aaaa"),
    ])
    func datesRefusees(_ texte: String, _ remede: String) throws {
        var l = try ligne(texte)
        #expect(l.date("v") == nil)
        #expect(l.fautes.first?.message.contains(remede) == true, "\(l.fautes)")
    }

    @Test func ouiNonEtChoix() throws {
        var l = try ligne("Oui")
        #expect(l.ouiNon("v") == true)
        l = try ligne("peut-être")
        #expect(l.ouiNon("v") == nil)
        l = try ligne("Mutualisée")
        #expect(l.choix("v", [(["mutualisé", "mutualisée"], 1), (["externe"], 2)]) == 1)
        l = try ligne("autre")
        #expect(l.choix("v", [(["mutualisé"], 1), (["externe"], 2)]) == nil)
        #expect(l.fautes.first?.message == "un de ces mots est attendu : « mutualisé », « externe ».")
    }

    @Test func celluleDeTrop() throws {
        #expect(
            try ligne("a;b").fautes.first?.description
                == "Ligne 2 : 3 cellules pour 2 colonnes. Un texte qui contient « ; » se met entre guillemets droits.")
    }

    @Test func celluleAbsenteEnFinDeLigne() throws {
        let l = try ligne("")
        #expect(l.texte("v") == nil)
        #expect(l.fautes.isEmpty)
    }
}
