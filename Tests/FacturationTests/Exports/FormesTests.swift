import Calendrier
import Tarification
import Testing

@testable import Facturation

/// Letters, cells, labels: what a file is made of.
@Suite struct FormesTests {
    @Test func unOctetParLettreDansLesAnciensAlphabets() {
        #expect(
            JeuDeSignes.latin9.octets("Élève œuvre €") == [0xC9, 0x6C, 0xE8, 0x76, 0x65, 0x20, 0xBD, 0x75, 0x76, 0x72, 0x65, 0x20, 0xA4])
        #expect(JeuDeSignes.windows1252.octets("œ€’") == [0x9C, 0x80, 0x92])
        // Not in ISO 8859-15: the sign that ¤ left, a Polish letter, a long dash, a letter of another script.
        #expect(JeuDeSignes.latin9.octets("¤Łódź–Ж’") == Array("?".utf8) + JeuDeSignes.latin9.octets("?ódz-?'"))
        #expect(JeuDeSignes.utf8.octets("é") == [0xC3, 0xA9])
    }

    @Test func uneCelluleNEstJamaisUneFormule() {
        let forme = FormeCSV.tableur
        for texte in ["=1+1", "+33 1", "-2+3", "@SUM(A1)", "\tx", "\rx", "＝1"] {
            let rang = String(decoding: forme.rang([.texte(texte)]), as: UTF8.self)
            #expect(rang.hasPrefix("'") || rang.hasPrefix("\"'"), "\(texte)")
        }
        #expect(String(decoding: forme.rang([.texte("a;\"b\""), forme.montant(-5)]), as: UTF8.self) == "\"a;\"\"b\"\"\";-0,05\r\n")
    }

    @Test func laDecimaleEtLeSeparateurSontCeuxQuOnChoisit() {
        let forme = FormeCSV(separateur: ",", decimale: ".")
        #expect(
            String(
                decoding: forme.rang([.texte("a,b"), forme.montant(123_456), forme.decimal(-1_698_630, decimales: 6, minimum: 2)]),
                as: UTF8.self)
                == "\"a,b\",1234.56,-1.69863\r\n")
        #expect(forme.decimal(7, decimales: 4, minimum: 0) == .nombre("0.0007"))
        #expect(forme.decimal(120_000, decimales: 4, minimum: 0) == .nombre("12"))
    }

    @Test func deuxVirgulesSontRefusees() {
        let champs = ["niveau": "piece", "separateur": "virgule", "decimale": "virgule", "encodage": "utf-8"]
        let (reglage, fautes) = ReglageExport.lire({ champs[$0] }, colonnes: ["numero"])
        #expect(reglage == nil && fautes.map(\.champ) == ["decimale"])
        #expect(
            ReglageExport.lire({ _ in nil }, colonnes: []).fautes.map(\.champ) == [
                "niveau", "separateur", "decimale", "encodage", "colonnes",
            ])
    }

    @Test func unLibelleEstCourtEtSansTabulation() {
        #expect(EcritureFEC.court("\tF-2026-0001 \n Fonderies\td'Hagondange et de la vallée") == "F-2026-0001 Fonderies d'Hagondange")
        #expect(EcritureFEC.court("\"Maison\"|x").count <= 35 && !EcritureFEC.court("a|b").contains("|"))
        #expect(EcritureFEC.montant(-5) == "-0,05" && EcritureFEC.montant(123_456) == "1234,56")
    }

    /// The calendar that the customs published for 2018.
    @Test(arguments: [
        (2017, 12, 2018, 1, 12), (2018, 1, 2018, 2, 12), (2018, 2, 2018, 3, 12), (2018, 3, 2018, 4, 13), (2018, 4, 2018, 5, 15),
        (2018, 5, 2018, 6, 12), (2018, 6, 2018, 7, 12), (2018, 7, 2018, 8, 11), (2018, 8, 2018, 9, 12),
    ])
    func leDixiemeJourOuvrable(_ cas: (Int, Int, Int, Int, Int)) throws {
        let mois = try #require(Mois(annee: cas.0, mois: cas.1))
        #expect(DeclarationServices.echeance(mois, .FR) == DateCivile(annee: cas.2, mois: cas.3, jour: cas.4))
        #expect(DeclarationServices.echeance(mois, .LU).jour == 25)
    }

    @Test func lesPeriodesSeLisent() throws {
        #expect(PeriodeExport.lire("2026-10") == Mois("2026-10")?.periode)
        #expect(PeriodeExport.lire("2026-T4")?.debut == DateCivile("2026-10-01"))
        #expect(PeriodeExport.lire("2026") == Periode(annee: 2026))
        #expect(PeriodeExport.lire("2026-13") == nil && PeriodeExport.lire("0026") == nil)
        #expect(throws: ExportImpossible.self) { try DemandeExport.lire(du: "2026-10-31", au: "2026-10-01", formats: ["fec"], arrete: nil) }
        #expect(throws: ExportImpossible.self) { try DemandeExport.lire(du: "2026-10-01", au: "2026-10-31", formats: ["xls"], arrete: nil) }
    }
}
