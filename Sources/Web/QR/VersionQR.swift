/// Capacities of level M: ISO/IEC 18004:2015 table 9.
struct VersionQR {
    let numero: Int
    /// Error correction codewords of one block.
    let correction: Int
    /// Data codewords of each block, short blocks first.
    let blocs: [Int]

    var cote: Int { 17 + 4 * numero }
    var donnees: Int { blocs.reduce(0, +) }

    static let toutes: [VersionQR] = [
        .init(numero: 1, correction: 10, blocs: [16]),
        .init(numero: 2, correction: 16, blocs: [28]),
        .init(numero: 3, correction: 26, blocs: [44]),
        .init(numero: 4, correction: 18, blocs: [32, 32]),
        .init(numero: 5, correction: 24, blocs: [43, 43]),
        .init(numero: 6, correction: 16, blocs: [27, 27, 27, 27]),
        .init(numero: 7, correction: 18, blocs: [31, 31, 31, 31]),
        .init(numero: 8, correction: 22, blocs: [38, 38, 39, 39]),
        .init(numero: 9, correction: 22, blocs: [36, 36, 36, 37, 37]),
        .init(numero: 10, correction: 26, blocs: [43, 43, 43, 43, 44]),
    ]

    /// Mode (4 bits) and length (8 bits, 16 from version 10) come before the bytes.
    static func pour(_ octets: Int) -> VersionQR? {
        toutes.first { ($0.donnees * 8) - 4 - ($0.numero < 10 ? 8 : 16) >= octets * 8 }
    }

    /// Data and correction codewords, interleaved as they are laid in the symbol (§7.6).
    func mots(_ octets: [UInt8]) -> [UInt8] {
        var bits: [Bool] = []
        func ajouter(_ valeur: Int, _ longueur: Int) {
            for rang in stride(from: longueur - 1, through: 0, by: -1) { bits.append((valeur >> rang) & 1 == 1) }
        }
        ajouter(0b0100, 4)
        ajouter(octets.count, numero < 10 ? 8 : 16)
        for octet in octets { ajouter(Int(octet), 8) }
        ajouter(0, min(4, donnees * 8 - bits.count))
        while bits.count % 8 != 0 { bits.append(false) }
        var suite = stride(from: 0, to: bits.count, by: 8).map { debut in
            bits[debut..<debut + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        var bourrage: UInt8 = 0xec
        while suite.count < donnees {
            suite.append(bourrage)
            bourrage = bourrage == 0xec ? 0x11 : 0xec
        }
        var reste = suite[...]
        let decoupes = blocs.map { taille in
            let bloc = Array(reste.prefix(taille))
            reste = reste.dropFirst(taille)
            return bloc
        }
        let corrections = decoupes.map { ReedSolomon.correction(de: $0, mots: correction) }
        var mele: [UInt8] = []
        for rang in 0..<(blocs.max() ?? 0) { mele += decoupes.compactMap { rang < $0.count ? $0[rang] : nil } }
        for rang in 0..<correction { mele += corrections.map { $0[rang] } }
        return mele
    }
}

/// Reed–Solomon over GF(256), polynomial x⁸ + x⁴ + x³ + x² + 1 (0x11d), ISO/IEC 18004 §7.5.
enum ReedSolomon {
    private static let (puissances, logarithmes): ([UInt8], [Int]) = {
        var puissances = [UInt8](repeating: 1, count: 255)
        var logarithmes = [Int](repeating: 0, count: 256)
        var x = 1
        for rang in 0..<255 {
            puissances[rang] = UInt8(x)
            logarithmes[x] = rang
            x <<= 1
            if x > 255 { x ^= 0x11d }
        }
        return (puissances, logarithmes)
    }()

    private static func produit(_ a: UInt8, _ b: UInt8) -> UInt8 {
        a == 0 || b == 0 ? 0 : puissances[(logarithmes[Int(a)] + logarithmes[Int(b)]) % 255]
    }

    static func correction(de donnees: [UInt8], mots: Int) -> [UInt8] {
        var generateur: [UInt8] = [1]
        for rang in 0..<mots {
            var suivant = generateur + [0]
            for (place, coefficient) in generateur.enumerated() { suivant[place + 1] ^= produit(coefficient, puissances[rang]) }
            generateur = suivant
        }
        var reste = [UInt8](repeating: 0, count: mots)
        for octet in donnees {
            let facteur = octet ^ reste.removeFirst()
            reste.append(0)
            for place in 0..<mots { reste[place] ^= produit(generateur[place + 1], facteur) }
        }
        return reste
    }
}
