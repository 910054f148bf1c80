/// The square of modules: function patterns, data in zigzag, masks and their penalty (ISO/IEC 18004 §6.3, §7.7, §7.8).
struct GrilleQR {
    let version: VersionQR
    let cote: Int
    private(set) var noirs: [[Bool]]
    private var reserves: [[Bool]]

    /// Centres of the alignment patterns, versions 1 to 10 (annex E).
    private static let alignements: [[Int]] = [
        [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50],
    ]

    init(version: VersionQR) {
        self.version = version
        cote = version.cote
        noirs = Array(repeating: Array(repeating: false, count: cote), count: cote)
        reserves = noirs
        for rang in 0..<cote {
            fixer(6, rang, rang % 2 == 0)
            fixer(rang, 6, rang % 2 == 0)
        }
        for (x, y) in [(3, 3), (cote - 4, 3), (3, cote - 4)] { repere(x, y) }
        let centres = Self.alignements[version.numero - 1]
        for x in centres {
            for y in centres where !((x == 6 && (y == 6 || y == cote - 7)) || (x == cote - 7 && y == 6)) { alignement(x, y) }
        }
        format(masque: 0)
        informationDeVersion()
    }

    private mutating func fixer(_ x: Int, _ y: Int, _ noir: Bool) {
        guard (0..<cote).contains(x), (0..<cote).contains(y) else { return }
        noirs[y][x] = noir
        reserves[y][x] = true
    }

    private mutating func repere(_ cx: Int, _ cy: Int) {
        for dy in -4...4 {
            for dx in -4...4 {
                let anneau = max(abs(dx), abs(dy))
                fixer(cx + dx, cy + dy, anneau != 2 && anneau != 4)
            }
        }
    }

    private mutating func alignement(_ cx: Int, _ cy: Int) {
        for dy in -2...2 { for dx in -2...2 { fixer(cx + dx, cy + dy, max(abs(dx), abs(dy)) != 1) } }
    }

    /// 5 bits (level M = 00, mask) protected by a BCH(15, 5) code, XOR 0x5412 (§7.9).
    private mutating func format(masque: Int) {
        var reste = masque
        for _ in 0..<10 { reste = (reste << 1) ^ ((reste >> 9) * 0x537) }
        let bits = (masque << 10 | reste) ^ 0x5412
        func bit(_ rang: Int) -> Bool { (bits >> rang) & 1 == 1 }
        for rang in 0...5 { fixer(8, rang, bit(rang)) }
        fixer(8, 7, bit(6))
        fixer(8, 8, bit(7))
        fixer(7, 8, bit(8))
        for rang in 9..<15 { fixer(14 - rang, 8, bit(rang)) }
        for rang in 0..<8 { fixer(cote - 1 - rang, 8, bit(rang)) }
        for rang in 8..<15 { fixer(8, cote - 15 + rang, bit(rang)) }
        fixer(8, cote - 8, true)
    }

    /// From version 7: 6 bits protected by a BCH(18, 6) code (§7.10).
    private mutating func informationDeVersion() {
        guard version.numero >= 7 else { return }
        var reste = version.numero
        for _ in 0..<12 { reste = (reste << 1) ^ ((reste >> 11) * 0x1f25) }
        let bits = version.numero << 12 | reste
        for rang in 0..<18 {
            let noir = (bits >> rang) & 1 == 1
            fixer(cote - 11 + rang % 3, rang / 3, noir)
            fixer(rang / 3, cote - 11 + rang % 3, noir)
        }
    }

    /// Two columns at a time from the right, upwards then downwards; column 6 holds the timing pattern.
    mutating func placer(_ mots: [UInt8]) {
        var rang = 0
        var droite = cote - 1
        var montant = true
        while droite >= 1 {
            if droite == 6 { droite = 5 }
            for pas in 0..<cote {
                let y = montant ? cote - 1 - pas : pas
                for x in [droite, droite - 1] where !reserves[y][x] && rang < mots.count * 8 {
                    noirs[y][x] = (mots[rang / 8] >> UInt8(7 - rang % 8)) & 1 == 1
                    rang += 1
                }
            }
            montant.toggle()
            droite -= 2
        }
    }

    func masquee(_ masque: Int) -> GrilleQR {
        var copie = self
        for y in 0..<cote {
            for x in 0..<cote where !reserves[y][x] && Self.inverse(masque, x, y) { copie.noirs[y][x].toggle() }
        }
        copie.format(masque: masque)
        return copie
    }

    private static func inverse(_ masque: Int, _ x: Int, _ y: Int) -> Bool {
        switch masque {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (x / 3 + y / 2) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        default: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }

    /// Runs of five and 2 × 2 squares (rules N1, N2 of §7.8.3) and the balance of dark modules (N4): any mask is readable, the least is best.
    var penalite: Int {
        var total = 0
        for ligne in noirs { total += Self.suites(ligne) }
        for x in 0..<cote { total += Self.suites(noirs.map { $0[x] }) }
        for y in 0..<cote - 1 {
            for x in 0..<cote - 1
            where noirs[y][x] == noirs[y][x + 1] && noirs[y][x] == noirs[y + 1][x] && noirs[y][x] == noirs[y + 1][x + 1] {
                total += 3
            }
        }
        let sombres = noirs.joined().count { $0 }
        return total + abs(sombres * 20 - cote * cote * 10) / (cote * cote) * 10
    }

    private static func suites(_ ligne: [Bool]) -> Int {
        var total = 0
        var longueur = 1
        for rang in 1...ligne.count {
            if rang < ligne.count, ligne[rang] == ligne[rang - 1] {
                longueur += 1
            } else {
                if longueur >= 5 { total += longueur - 2 }
                longueur = 1
            }
        }
        return total
    }
}
