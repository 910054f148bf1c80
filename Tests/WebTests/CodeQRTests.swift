import Testing

@testable import Web

@Suite struct CodeQRTests {
    /// Reed–Solomon of the worked example of ISO/IEC 18004 annex I (version 1-M, "01234567").
    @Test func correctionDeLaNorme() {
        let donnees: [UInt8] = [0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11]
        #expect(ReedSolomon.correction(de: donnees, mots: 10) == [0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55])
    }

    @Test(arguments: [(1, 21), (14, 21), (15, 25), (106, 41), (122, 45), (180, 53), (213, 57)])
    func versionSelonLaLongueur(octets: Int, cote: Int) throws {
        let code = try #require(CodeQR(String(repeating: "a", count: octets)))
        #expect(code.cote == cote)
        #expect(code.modules.count == cote)
    }

    @Test func tropLong() { #expect(CodeQR(String(repeating: "a", count: 214)) == nil) }

    /// Reads the symbol back: format bits, mask, zigzag, interleaving. A wrong module anywhere in the data changes the text.
    @Test(arguments: [
        "Cloison", "otpauth://totp/Cloison:h.vautrin?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Cloison",
        String(repeating: "é", count: 90),
    ])
    func relecture(texte: String) throws {
        let code = try #require(CodeQR(texte))
        #expect(LecteurQR(code).texte == texte)
    }

    @Test func reperesEnPlace() throws {
        let code = try #require(CodeQR("Cloison"))
        let repere = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
        for (x, y) in [(0, 0), (code.cote - 7, 0), (0, code.cote - 7)] {
            for rang in 0..<7 { #expect(code.modules[y + rang][x..<x + 7].map { $0 ? "1" : "0" }.joined() == repere[rang]) }
        }
        #expect(code.modules[code.cote - 8][8])
    }
}

/// An independent reading of a symbol without errors: written from the decoding steps of ISO/IEC 18004 §12, not from the encoder.
private struct LecteurQR {
    let texte: String?

    init(_ code: CodeQR) {
        let n = code.cote
        let version = (n - 17) / 4
        let lus = [(0, 8), (1, 8), (2, 8), (3, 8), (4, 8), (5, 8), (7, 8), (8, 8), (8, 7), (8, 5), (8, 4), (8, 3), (8, 2), (8, 1), (8, 0)]
        let format = lus.reduce(0) { $0 << 1 | (code.modules[$1.1][$1.0] ? 1 : 0) } ^ 0b101_0100_0001_0010
        let masque = (format >> 10) & 7
        let centres = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]][version - 1]
        func reserve(_ x: Int, _ y: Int) -> Bool {
            if x == 6 || y == 6 || (x < 9 && y < 9) || (x < 9 && y >= n - 8) || (x >= n - 8 && y < 9) { return true }
            if version >= 7, (y < 6 && x >= n - 11) || (x < 6 && y >= n - 11) { return true }
            for a in centres {
                for b in centres where !(a < 9 && b < 9) && !(a < 9 && b >= n - 9) && !(a >= n - 9 && b < 9) {
                    if abs(x - a) <= 2, abs(y - b) <= 2 { return true }
                }
            }
            return false
        }
        func inverse(_ i: Int, _ j: Int) -> Bool {
            switch masque {
            case 0: (i + j) % 2 == 0
            case 1: i % 2 == 0
            case 2: j % 3 == 0
            case 3: (i + j) % 3 == 0
            case 4: (i / 2 + j / 3) % 2 == 0
            case 5: (i * j) % 2 + (i * j) % 3 == 0
            case 6: ((i * j) % 2 + (i * j) % 3) % 2 == 0
            default: ((i + j) % 2 + (i * j) % 3) % 2 == 0
            }
        }
        var bits: [Bool] = []
        var colonne = n - 1
        var monte = true
        while colonne > 0 {
            if colonne == 6 { colonne -= 1 }
            for pas in 0..<n {
                let y = monte ? n - 1 - pas : pas
                for x in [colonne, colonne - 1] where !reserve(x, y) { bits.append(code.modules[y][x] != inverse(y, x)) }
            }
            monte.toggle()
            colonne -= 2
        }
        let mots = stride(from: 0, to: bits.count - bits.count % 8, by: 8).map { d in bits[d..<d + 8].reduce(0) { $0 << 1 | ($1 ? 1 : 0) } }
        let blocs = VersionQR.toutes[version - 1].blocs
        var separes = blocs.map { _ in [Int]() }
        var suite = mots.makeIterator()
        for rang in 0..<(blocs.max() ?? 0) {
            for (b, taille) in blocs.enumerated() where rang < taille { if let mot = suite.next() { separes[b].append(mot) } }
        }
        let donnees = separes.flatMap { $0 }.flatMap { mot in (0..<8).map { (mot >> (7 - $0)) & 1 } }
        func lire(_ debut: Int, _ longueur: Int) -> Int { donnees[debut..<debut + longueur].reduce(0) { $0 << 1 | $1 } }
        let largeur = version < 10 ? 8 : 16
        let longueur = lire(4, largeur)
        let octets = (0..<longueur).map { UInt8(lire(4 + largeur + 8 * $0, 8)) }
        texte = lire(0, 4) == 4 ? String(validating: octets, as: UTF8.self) : nil
    }
}
