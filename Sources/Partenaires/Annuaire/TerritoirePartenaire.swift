/// Where a partner acts: all of France, Luxembourg, or one département. Written `FR`, `LU`, `57`, `2A`, `972`.
public struct TerritoirePartenaire: LosslessStringConvertible, Hashable, Comparable, Sendable {
    public let description: String

    public static let national = TerritoirePartenaire(connu: "FR")
    public static let luxembourg = TerritoirePartenaire(connu: "LU")

    private init(connu: String) { description = connu }

    /// Nil for anything else; lower case is accepted.
    public init?(_ texte: String) {
        let net = texte.uppercased()
        let chiffres = net.allSatisfy { $0.isASCII && $0.isNumber }
        guard net == "FR" || net == "LU" || net == "2A" || net == "2B" || (chiffres && (2...3).contains(net.count)) else { return nil }
        description = net
    }

    /// « national », « Luxembourg », « Moselle (57) », « département 13 ».
    public var libelle: String {
        switch description {
        case "FR": "national"
        case "LU": "Luxembourg"
        default: Self.noms[description].map { "\($0) (\(description))" } ?? "département \(description)"
        }
    }

    /// Grand Est and Franche-Comté, where the model provider works.
    static let noms: [String: String] = [
        "08": "Ardennes", "10": "Aube", "25": "Doubs", "39": "Jura", "51": "Marne", "52": "Haute-Marne", "54": "Meurthe-et-Moselle",
        "55": "Meuse", "57": "Moselle", "67": "Bas-Rhin", "68": "Haut-Rhin", "70": "Haute-Saône", "88": "Vosges",
        "90": "Territoire de Belfort",
    ]

    /// Of a postal code: its département; Corsica by its two halves, overseas by three figures.
    public init?(codePostal: String) {
        guard codePostal.count == 5, codePostal.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        let deux = String(codePostal.prefix(2))
        switch deux {
        case "20": self.init(codePostal < "20200" ? "2A" : "2B")
        case "97", "98": self.init(String(codePostal.prefix(3)))
        default: self.init(deux)
        }
    }

    /// National first, then the départements, Luxembourg last.
    public static func < (a: TerritoirePartenaire, b: TerritoirePartenaire) -> Bool { a.rang < b.rang }
    private var rang: String { self == .national ? "" : self == .luxembourg ? "~" : description }
}
