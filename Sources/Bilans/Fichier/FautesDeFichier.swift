/// What is wrong with a file of acts or of headcounts, each fault with its place, its value and its remedy.
public struct FautesDeFichier: Error, Sendable, CustomStringConvertible {
    /// At most `maximum`, in the order of the file.
    public private(set) var fautes: [String] = []
    public private(set) var autres = 0

    static let maximum = 20

    init(_ fautes: [String] = []) { self.fautes = fautes }

    var sontVides: Bool { fautes.isEmpty }

    mutating func ajouter(_ faute: @autoclosure () -> String) {
        if fautes.count < Self.maximum { fautes.append(faute()) } else { autres += 1 }
    }

    public var description: String {
        let suite = autres == 0 ? [] : ["… et \(autres) \(autres == 1 ? "autre" : "autres")."]
        return (fautes + suite).joined(separator: "\n")
    }

    /// A value as it is quoted: short, on one line.
    static func citer(_ valeur: some StringProtocol) -> String {
        let court = valeur.count <= 60 ? String(valeur) : valeur.prefix(60) + "…"
        return "« " + court.map { $0.isNewline ? " " : String($0) }.joined() + " »"
    }
}
