public import Tarification

/// Intra-community VAT numbers of the two countries served.
public enum NumeroTVA {
    /// FR and 11 characters, of which the last nine are digits; LU and 8 digits. Spaces do not count.
    public static func valide(_ numero: String, pays: PaysTVA) -> Bool {
        let corps = net(numero)
        guard corps.hasPrefix(pays.rawValue) else { return false }
        let suite = corps.dropFirst(2)
        return switch pays {
        case .FR: suite.count == 11 && suite.dropFirst(2).allSatisfy { ("0"..."9").contains($0) }
        case .LU: suite.count == 8 && suite.allSatisfy { ("0"..."9").contains($0) }
        }
    }

    /// Without spaces, in capitals.
    public static func net(_ numero: String) -> String { numero.filter { !$0.isWhitespace && $0 != "." }.uppercased() }

    /// How a number of this country is written.
    public static func exemple(_ pays: PaysTVA) -> String {
        pays == .LU ? "un numéro luxembourgeois s'écrit LU12345678" : "un numéro français s'écrit FR12345678901"
    }
}
