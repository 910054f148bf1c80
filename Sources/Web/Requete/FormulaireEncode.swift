/// `application/x-www-form-urlencoded`, of bodies and of query strings (WHATWG URL, § 5.1).
enum FormulaireEncode {
    /// More fields than any page sends: a larger count is refused rather than walked.
    static let maximum = 5_000

    /// Throws `Refus.saisie` on a broken escape, on bytes that are not UTF-8, on U+0000 (PostgreSQL text cannot hold it).
    static func lire(_ octets: some Collection<UInt8>) throws -> [(nom: String, valeur: String)] {
        var paires: [(nom: String, valeur: String)] = []
        for morceau in octets.split(separator: UInt8(ascii: "&")) {
            guard paires.count < maximum else { throw Refus.saisie("Le formulaire compte trop de champs.") }
            let coupe = morceau.firstIndex(of: UInt8(ascii: "=")) ?? morceau.endIndex
            let valeur = coupe == morceau.endIndex ? morceau[coupe...] : morceau[morceau.index(after: coupe)...]
            paires.append((try decoder(morceau[..<coupe]), try decoder(valeur)))
        }
        return paires
    }

    static func decoder(_ octets: some Collection<UInt8>, plus: Bool = true) throws -> String {
        var sortie: [UInt8] = []
        sortie.reserveCapacity(octets.count)
        var reste = octets.makeIterator()
        while let c = reste.next() {
            if c == UInt8(ascii: "%") {
                guard let haut = reste.next().flatMap(chiffre), let bas = reste.next().flatMap(chiffre) else { throw illisible }
                sortie.append(haut << 4 | bas)
            } else {
                sortie.append(plus && c == UInt8(ascii: "+") ? 32 : c)
            }
        }
        return try texte(sortie)
    }

    static func texte(_ octets: some Collection<UInt8>) throws -> String {
        guard !octets.contains(0), let texte = String(validating: octets, as: UTF8.self) else { throw illisible }
        return texte
    }

    /// Path segment or query value, escaped (RFC 3986 unreserved characters stay).
    static func encoder(_ texte: String) -> String {
        var sortie = ""
        for o in texte.utf8 {
            switch o {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126: sortie.unicodeScalars.append(Unicode.Scalar(o))
            default: sortie += "%" + String(o >> 4, radix: 16, uppercase: true) + String(o & 15, radix: 16, uppercase: true)
            }
        }
        return sortie
    }

    private static let illisible = Refus.saisie("Le formulaire reçu n'est pas lisible : il n'est pas écrit en UTF-8.")

    private static func chiffre(_ c: UInt8) -> UInt8? {
        switch c {
        case 48...57: c - 48
        case 65...70: c - 55
        case 97...102: c - 87
        default: nil
        }
    }
}
