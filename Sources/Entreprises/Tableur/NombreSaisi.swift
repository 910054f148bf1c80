/// Numbers as people type them in French: decimal comma, thousands by spaces, « € » tolerated.
public enum NombreSaisi {
    /// A whole number within `bornes`.
    public static func entier(_ texte: String, _ bornes: ClosedRange<Int>) -> Result<Int, Remede> {
        switch decimal(texte, decimales: 2) {
        case .failure(let remede): return .failure(remede)
        case .success(let centiemes):
            guard centiemes % 100 == 0 else { return .failure(Remede("un nombre entier est attendu, sans virgule.")) }
            let nombre = centiemes / 100
            guard bornes.contains(nombre) else {
                return .failure(Remede("un nombre de \(bornes.lowerBound) à \(bornes.upperBound) est attendu."))
            }
            return .success(nombre)
        }
    }

    /// An amount in euros, at least 0, at most six decimals: 10^-6 euro.
    public static func micro(_ texte: String) -> Result<Int, Remede> { decimal(texte, decimales: 6) }

    /// An amount in euros, at least 0, at most two decimals: cents.
    public static func cents(_ texte: String) -> Result<Int, Remede> { decimal(texte, decimales: 2) }

    /// `20`, `20,50`, `1 234,5`, `20.50 €` times 10^`decimales`; no rounding: one digit too many is refused.
    public static func decimal(_ texte: String, decimales: Int) -> Result<Int, Remede> {
        var net = texte.unicodeScalars.filter { !$0.properties.isWhitespace }.map(Character.init)
        if net.last == "€" { net.removeLast() }
        let signes = net.filter { $0 == "," || $0 == "." }
        if net.first == "-" || net.first == "−" { return .failure(Remede("un nombre positif ou nul est attendu.")) }
        guard signes.count <= 1 else {
            return .failure(Remede("une seule virgule est attendue ; les milliers se séparent par un espace ou rien : 1234,50."))
        }
        guard !net.isEmpty, net.contains(where: \.isNumber), net.allSatisfy({ ("0"..."9").contains($0) || $0 == "," || $0 == "." }) else {
            return .failure(Remede("un nombre est attendu." + confusion(net)))
        }
        let parties = net.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == "." })
        let fraction = parties.count == 2 ? parties[1] : []
        guard parties[0].count <= 9 else { return .failure(Remede("ce nombre est trop grand.")) }
        guard fraction.count <= decimales else {
            return .failure(Remede("au plus \(decimales) chiffres après la virgule."))
        }
        let chiffres = parties[0] + fraction + Array(repeating: "0", count: decimales - fraction.count)
        return .success(chiffres.reduce(0) { $0 * 10 + ($1.wholeNumberValue ?? 0) })
    }

    /// The letters an eye or a scanner takes for digits.
    private static func confusion(_ net: [Character]) -> String {
        let sosies: [Character: Character] = ["l": "1", "I": "1", "O": "0", "o": "0", "S": "5", "B": "8"]
        let lettres = net.filter { sosies[$0] != nil }
        let corrige = net.map { sosies[$0] ?? $0 }
        guard let lettre = lettres.first, let chiffre = sosies[lettre], corrige.allSatisfy({ ("0"..."9").contains($0) || $0 == "," }) else {
            return " Par exemple 120."
        }
        return " La lettre \(lettre) remplace peut-être un \(chiffre) : \(String(corrige)) ?"
    }
}
