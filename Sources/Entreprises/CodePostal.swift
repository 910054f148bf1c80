public import Calendrier

/// Postal codes of France (5 digits) and Luxembourg (4 digits, « L- » allowed), and what they tell about holidays.
public enum CodePostal {
    /// Gives the code as stored, or says how to write it. `commune` lets the message propose the right code.
    public static func lire(_ texte: String, pays: Pays, commune: String = "") -> Result<String, Remede> {
        let net = texte.filter { !$0.isWhitespace }
        switch pays {
        case .FR:
            guard net.count == 5, net.utf8.allSatisfy({ (48...57).contains($0) }) else {
                return .failure(Remede("un code postal a 5 chiffres." + proposition(net, commune: commune)))
            }
            return .success(net)
        case .LU:
            let chiffres = net.uppercased().hasPrefix("L-") ? String(net.dropFirst(2)) : net
            guard chiffres.count == 4, chiffres.utf8.allSatisfy({ (48...57).contains($0) }) else {
                return .failure(Remede("un code postal du Luxembourg a 4 chiffres, par exemple 1611 (« L- » peut le précéder)."))
            }
            return .success(chiffres)
        }
    }

    /// The holiday territory of an address: Moselle, Bas-Rhin and Haut-Rhin keep the local law of 1908 (26 December, and
    /// Good Friday in communes with a Protestant church).
    public static func territoire(_ code: String, pays: Pays) -> Territoire {
        guard pays == .FR else { return .LU }
        return ["57", "67", "68"].contains(String(code.prefix(2))) ? .alsaceMoselle : .FR
    }

    private static func proposition(_ net: String, commune: String) -> String {
        if let connu = Communes.codePostal(commune) { return " Pour \(commune) : \(connu)." }
        if net.count == 4, let departement = Int(net.prefix(1)), departement > 0 {
            return " Si un tableur a retiré le zéro de tête : 0\(net)."
        }
        return " Par exemple 57000."
    }
}

/// The countries a company may be served in (C14).
public enum Pays: String, CaseIterable, Sendable {
    case FR
    case LU

    public var libelle: String {
        switch self {
        case .FR: "France"
        case .LU: "Luxembourg"
        }
    }
}
