/// What a file would do to the base, or has done: shown before any writing.
public struct ApercuImport: Sendable {
    public let nature: NatureImport
    public let encodage: Encodage
    public let separateur: Separateur
    public let reconnues: [String]
    public let ignorees: [String]
    /// One per line, in file order.
    public let constats: [Constat]

    public var lignes: Int { constats.count }
    public var creations: Int {
        constats.count { if case .creation = $0.verdict { true } else { false } }
    }
    public var changements: Int {
        constats.count { if case .changement = $0.verdict { true } else { false } }
    }
    public var inchangees: Int {
        constats.count { if case .inchange = $0.verdict { true } else { false } }
    }
    public var fautives: Int { constats.count { !$0.fautes.isEmpty } }
    public var fautes: [FauteTableur] { constats.flatMap(\.fautes) }
    /// Lines that would write.
    public var aEcrire: Int { creations + changements }

    /// « séparateur point-virgule, UTF-8, 48 lignes, 6 colonnes reconnues ».
    public var format: String {
        "séparateur \(separateur.libelle), \(encodage.rawValue), \(lignes) \(lignes < 2 ? "ligne" : "lignes"), "
            + "\(reconnues.count) \(reconnues.count < 2 ? "colonne reconnue" : "colonnes reconnues")"
    }

    /// « 31 créations, 14 changements, 3 lignes inchangées, 0 ligne à corriger. »
    public var bilan: String {
        func mot(_ n: Int, _ un: String, _ plusieurs: String) -> String { "\(n) \(n < 2 ? un : plusieurs)" }
        return [
            mot(creations, "création", "créations"), mot(changements, "changement", "changements"),
            mot(inchangees, "ligne inchangée", "lignes inchangées"), mot(fautives, "ligne à corriger", "lignes à corriger"),
        ].joined(separator: ", ") + "."
    }
}
