import Testing

@testable import Web

@Suite struct FormulaireTests {
    @Test func urlencode() throws {
        let champs = Champs(try FormulaireEncode.lire(Array("a=1&b=d%C3%A9j%C3%A0+vu&a=2&vide=&seul".utf8)))
        #expect(champs["a"] == "1")
        #expect(champs.all("a") == ["1", "2"])
        #expect(champs["b"] == "déjà vu")
        #expect(champs["vide"] == "")
        #expect(champs.texte("vide") == nil)
        #expect(champs["seul"] == "")
        #expect(champs["absent"] == nil)
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%FF", "a=%00"])
    func urlencodeRefuse(_ corps: String) {
        #expect(throws: Refus.self) { try FormulaireEncode.lire(Array(corps.utf8)) }
    }

    @Test func tropDeChamps() {
        let corps = Array(repeating: "a=1", count: FormulaireEncode.maximum + 1).joined(separator: "&")
        #expect(throws: Refus.self) { try FormulaireEncode.lire(Array(corps.utf8)) }
    }

    @Test func allerRetour() throws {
        let texte = "a b&c=d/é?€+%"
        #expect(try FormulaireEncode.decoder(FormulaireEncode.encoder(texte).utf8) == texte)
    }

    private func lire(_ corps: String) throws -> Champs { try Multipart.lire(Array(corps.utf8), frontiere: "XX") }

    @Test func multipart() throws {
        let champs = try lire(
            "--XX\r\nContent-Disposition: form-data; name=\"nom\"\r\n\r\nDéjà\r\n--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"C:\\\\dossier\\\\été.csv\"\r\nContent-Type: text/csv\r\n\r\na;b\r\n--X\r\n\r\n--XX--\r\n"
        )
        #expect(champs["nom"] == "Déjà")
        #expect(champs.fichier("f")?.nom == "été.csv")
        #expect(champs.fichier("f").map { String(decoding: $0.octets, as: UTF8.self) } == "a;b\r\n--X\r\n")
        #expect(champs["f"] == nil)
    }

    @Test func multipartVide() throws {
        #expect(try lire("--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\"\r\n\r\n\r\n--XX--").fichier("f") == nil)
        #expect(try lire("--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--XX--")["a"] == "")
        #expect(try lire("--XX--\r\n").paires.isEmpty)
    }

    @Test(arguments: [
        "", "--XX\r\n", "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ncoupé", "--YY--",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n--XX--",
    ])
    func multipartTronque(_ corps: String) { #expect(throws: Refus.self) { try lire(corps) } }

    @Test func nomDePart() {
        #expect(EntetesDePart("\r\ncontent-disposition: form-data; name=\"a%22b\"").nom == "a\"b")
        #expect(EntetesDePart("\r\nContent-Disposition: form-data; filename=\"../../etc/passwd\"; name=\"f\"").fichier == "passwd")
        #expect(Multipart.frontiere("multipart/form-data; boundary=\"abc\"") == "abc")
        #expect(Multipart.frontiere("multipart/form-data") == nil)
        #expect(Multipart.frontiere("multipart/form-data; boundary=" + String(repeating: "a", count: 71)) == nil)
    }
}
