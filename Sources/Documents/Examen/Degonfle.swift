/// DEFLATE (RFC 1951) inside zlib (RFC 1950), to look inside a PDF. Bounded in what it gives.
struct Degonfle {
    private let entree: [UInt8]
    private var position: Int
    private var bits = 0
    private var nombre = 0
    private var sortie: [UInt8] = []
    private let limite: Int

    private enum Arret: Error { case malforme, plein }

    /// nil when malformed, or longer than `limite` bytes; with `coupe`, what fits within `limite` is given instead.
    static func zlib(_ octets: [UInt8], limite: Int, coupe: Bool = false) -> [UInt8]? {
        guard octets.count > 2, octets[0] & 15 == 8, (Int(octets[0]) << 8 | Int(octets[1])) % 31 == 0, octets[1] & 32 == 0 else {
            return nil
        }
        var degonfle = Degonfle(entree: octets, position: 2, limite: limite)
        do {
            try degonfle.blocs()
        } catch {
            return coupe && !degonfle.sortie.isEmpty ? degonfle.sortie : nil
        }
        return degonfle.sortie
    }

    private init(entree: [UInt8], position: Int, limite: Int) {
        self.entree = entree
        self.position = position
        self.limite = limite
    }

    private mutating func lire(_ combien: Int) throws(Arret) -> Int {
        while nombre < combien {
            guard position < entree.count else { throw .malforme }
            bits |= Int(entree[position]) << nombre
            position += 1
            nombre += 8
        }
        let valeur = bits & (1 << combien - 1)
        bits >>= combien
        nombre -= combien
        return valeur
    }

    private mutating func ajouter(_ octet: UInt8) throws(Arret) {
        guard sortie.count < limite else { throw .plein }
        sortie.append(octet)
    }

    private mutating func blocs() throws(Arret) {
        var dernier = false
        while !dernier {
            dernier = try lire(1) == 1
            switch try lire(2) {
            case 0: try brut()
            case 1: try symboles(.fixeLettres, .fixeDistances)
            case 2:
                let (lettres, distances) = try tables()
                try symboles(lettres, distances)
            default: throw .malforme
            }
        }
    }

    private mutating func brut() throws(Arret) {
        bits = 0
        nombre = 0
        guard position + 4 <= entree.count else { throw .malforme }
        let longueur = Int(entree[position]) | Int(entree[position + 1]) << 8
        guard longueur == ~(Int(entree[position + 2]) | Int(entree[position + 3]) << 8) & 0xFFFF, position + 4 + longueur <= entree.count
        else {
            throw .malforme
        }
        position += 4
        for octet in entree[position..<(position + longueur)] { try ajouter(octet) }
        position += longueur
    }

    /// Canonical Huffman code: how many codes of each length, and the symbols in order.
    private struct Code {
        let combien: [Int]
        let symboles: [Int]

        init(_ longueurs: [Int]) {
            var combien = [Int](repeating: 0, count: 16)
            for longueur in longueurs where longueur > 0 { combien[longueur] += 1 }
            self.combien = combien
            symboles = longueurs.indices.filter { longueurs[$0] > 0 }.sorted { (longueurs[$0], $0) < (longueurs[$1], $1) }
        }

        static let fixeLettres = Code((0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
        static let fixeDistances = Code([Int](repeating: 5, count: 30))
    }

    private mutating func symbole(_ code: Code) throws(Arret) -> Int {
        var lu = 0
        var premier = 0
        var rang = 0
        for longueur in 1..<16 {
            lu |= try lire(1)
            let combien = code.combien[longueur]
            if lu - premier < combien { return code.symboles[rang + lu - premier] }
            rang += combien
            premier = (premier + combien) << 1
            lu <<= 1
        }
        throw .malforme
    }

    private mutating func tables() throws(Arret) -> (Code, Code) {
        let lettres = try lire(5) + 257
        let distances = try lire(5) + 1
        let ordre = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
        var petites = [Int](repeating: 0, count: 19)
        for rang in ordre.prefix(try lire(4) + 4) { petites[rang] = try lire(3) }
        let code = Code(petites)
        var longueurs: [Int] = []
        while longueurs.count < lettres + distances {
            let symbole = try symbole(code)
            switch symbole {
            case 0...15: longueurs.append(symbole)
            case 16:
                guard let derniere = longueurs.last else { throw .malforme }
                longueurs += Array(repeating: derniere, count: try lire(2) + 3)
            case 17: longueurs += Array(repeating: 0, count: try lire(3) + 3)
            default: longueurs += Array(repeating: 0, count: try lire(7) + 11)
            }
        }
        guard longueurs.count == lettres + distances else { throw .malforme }
        return (Code(Array(longueurs.prefix(lettres))), Code(Array(longueurs.dropFirst(lettres))))
    }

    private static let bases = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
    ]
    private static let enPlus = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
    private static let loin = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289,
        16385, 24577,
    ]
    private static let loinEnPlus = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]

    private mutating func symboles(_ lettres: Code, _ distances: Code) throws(Arret) {
        while true {
            let symbole = try symbole(lettres)
            if symbole < 256 {
                try ajouter(UInt8(symbole))
                continue
            }
            if symbole == 256 { return }
            guard symbole - 257 < Self.bases.count else { throw .malforme }
            let longueur = Self.bases[symbole - 257] + (try lire(Self.enPlus[symbole - 257]))
            let rang = try self.symbole(distances)
            guard rang < Self.loin.count else { throw .malforme }
            let distance = Self.loin[rang] + (try lire(Self.loinEnPlus[rang]))
            guard distance <= sortie.count else { throw .malforme }
            for _ in 0..<longueur { try ajouter(sortie[sortie.count - distance]) }
        }
    }
}
