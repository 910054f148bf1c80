/// One cell to correct: where it is in the file, what it holds, what to write instead.
public struct FauteTableur: Error, Hashable, Sendable, CustomStringConvertible {
    public let ligne: Int
    /// « C », or empty when the fault is of the line or of a column that is not there.
    public let lettre: String
    public let colonne: String
    public let valeur: String
    public let message: String
    /// Rank of the column from 0; nil with an empty `lettre`.
    public let rang: Int?

    public init(ligne: Int, rang: Int? = nil, colonne: String = "", valeur: String = "", message: String) {
        self.ligne = ligne
        self.rang = rang
        lettre = rang.map(Tableur.lettre) ?? ""
        self.colonne = colonne
        self.valeur = valeur
        self.message = message
    }

    /// « Ligne 4, colonne C (code postal), « 5753 » : un code postal a 5 chiffres. »
    public var description: String {
        guard !lettre.isEmpty else { return "Ligne \(ligne) : \(message)" }
        return "Ligne \(ligne), colonne \(lettre) (\(colonne)), \(valeur.isEmpty ? "vide" : "« \(valeur) »") : \(message)"
    }

    /// The same without the line, for a table whose rows already carry their number.
    public var dansLaLigne: String {
        guard !lettre.isEmpty else { return message }
        return "Colonne \(lettre) (\(colonne)), \(valeur.isEmpty ? "vide" : "« \(valeur) »") : \(message)"
    }
}
