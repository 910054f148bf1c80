import Testing

@testable import Entreprises

@Suite struct TableurTests {
    private func lire(_ texte: String) throws -> Tableur { try Tableur(octets: Array(texte.utf8)) }

    @Test func utf8AvecEtSansMarque() throws {
        let octets = Array("nom;commune\nCâblerie;Épinal\n".utf8)
        #expect(try Tableur(octets: octets).encodage == .utf8)
        let marque = try Tableur(octets: [0xEF, 0xBB, 0xBF] + octets)
        #expect(marque.encodage == .utf8Marque)
        #expect(marque.entete == ["nom", "commune"])
        #expect(marque.lignes[0].cellules == ["Câblerie", "Épinal"])
    }

    @Test func windows1252() throws {
        // « C\u{E2}blerie;20 € » : 0xE2 and 0x80 are not UTF-8 together with what follows.
        let octets: [UInt8] =
            Array("nom;prix\nC".utf8) + [0xE2] + Array("blerie;20 ".utf8) + [0x80, 0x0A] + [0x9C] + Array("uvre;1\n".utf8)
        let tableur = try Tableur(octets: octets)
        #expect(tableur.encodage == .windows1252)
        #expect(tableur.lignes.map(\.cellules) == [["Câblerie", "20 €"], ["œuvre", "1"]])
    }

    @Test func utf16() throws {
        let texte = "nom;commune\r\nCâblerie;Metz\r\n"
        let octets: [UInt8] = [0xFF, 0xFE] + texte.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(try Tableur(octets: octets).lignes[0].cellules == ["Câblerie", "Metz"])
    }

    @Test(arguments: [(";", Separateur.pointVirgule), (",", .virgule), ("\t", .tabulation)])
    func separateurs(_ signe: String, _ attendu: Separateur) throws {
        let tableur = try lire(["nom", "adresse", "commune"].joined(separator: signe) + "\nA\(signe)\"1\(signe) rue\"\(signe)Metz\n")
        #expect(tableur.separateur == attendu)
        #expect(tableur.lignes[0].cellules == ["A", "1\(signe) rue", "Metz"])
    }

    @Test func separateurDansUnTitreEntreGuillemets() throws {
        #expect(try lire("\"nom, prénom, titre\";commune\nA;B\n").separateur == .pointVirgule)
    }

    @Test func annonceDExcel() throws {
        let tableur = try lire("sep=,\r\nnom,commune\r\nA,B\r\n")
        #expect(tableur.separateur == .virgule)
        #expect(tableur.lignes[0].numero == 3)
    }

    @Test func guillemetsDoublesEtSautsDeLigne() throws {
        let tableur = try lire("nom;adresse\r\n\"La \"\"Forge\"\"\";\"12 rue\r\nHaute\"\r\nB;C\r\n")
        #expect(tableur.lignes[0].cellules == ["La \"Forge\"", "12 rue\r\nHaute"])
        #expect(tableur.lignes.map(\.numero) == [2, 4])
    }

    @Test(arguments: ["a;b\rc;d\re;f", "a;b\nc;d\ne;f\n", "a;b\r\nc;d\r\ne;f\r\n", "\n\na;b\n\nc;d\n;;\ne;f"])
    func finsDeLigne(_ texte: String) throws {
        let tableur = try lire(texte)
        #expect(tableur.entete == ["a", "b"])
        #expect(tableur.lignes.map(\.cellules) == [["c", "d"], ["e", "f"]])
    }

    @Test func lignesVidesComptees() throws {
        #expect(try lire("a;b\n\n\nc;d\n").lignes[0].numero == 4)
    }

    @Test func guillemetJamaisFerme() {
        #expect(
            throws: Remede(
                "Ligne 2 : un guillemet droit (\") s'ouvre et ne se ferme jamais. Fermez-le, ou doublez-le s'il fait partie du texte.")
        ) {
            try lire("nom\n\"A\nB\nC\n")
        }
    }

    @Test func guillemetAuMilieuResteUnGuillemet() throws {
        #expect(try lire("nom;b\nvis 1/2\";x\n").lignes[0].cellules == ["vis 1/2\"", "x"])
    }

    @Test(arguments: [[], [0x50, 0x4B, 0x03, 0x04, 0], [0xD0, 0xCF, 0x11, 0xE0], Array("a;b\0c".utf8), Array(" \n\n".utf8)] as [[UInt8]])
    func pasUnTableau(_ octets: [UInt8]) { #expect(throws: Remede.self) { try Tableur(octets: octets) } }

    @Test func lettres() {
        #expect([0, 25, 26, 701, 702].map(Tableur.lettre) == ["A", "Z", "AA", "ZZ", "AAA"])
    }

    @Test func titresReconnusSansCasseNiAccents() throws {
        let feuille = try Feuille(lire("RAISON_SOCIALE;c.p.;Ville;Remarque\nA;57000;Metz;x\n"), colonnes: ImportEntreprises().colonnes)
        #expect(feuille.reconnues == ["nom", "code postal", "commune"])
        #expect(feuille.ignorees == ["D (Remarque)"])
    }

    @Test func titreManquantOuDouble() throws {
        #expect(throws: Remede.self) { try Feuille(lire("commune\nMetz\n"), colonnes: ImportEntreprises().colonnes) }
        do {
            _ = try Feuille(lire("nom;ville;commune\nA;B;C\n"), colonnes: ImportEntreprises().colonnes)
            Issue.record("accepté")
        } catch {
            #expect("\(error)".contains("colonnes B et C disent toutes deux « commune »"))
        }
    }

    @Test func correctionsGardentLesNumeros() throws {
        let tableur = try lire("\nnom;adresse\nA;\"1 rue\nHaute\"\n\nB;2\n")
        let relu = try Tableur(octets: tableur.corrige([6: [1: "2;bis"]]))
        #expect(relu.lignes.map(\.numero) == tableur.lignes.map(\.numero))
        #expect(relu.lignes.map(\.cellules) == [["A", "1 rue\nHaute"], ["B", "2;bis"]])
    }
}
