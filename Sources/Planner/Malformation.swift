/// Why an instance or a solution cannot be read: the field, what it holds, and what it should hold.
public struct Malformation: Error, CustomStringConvertible, Equatable {
    /// Path in the file: `demandes[3].duree`.
    public let champ: String
    /// What was found, nil when nothing was.
    public let valeur: String?
    /// What is expected, as a French sentence without its capital.
    public let remede: String

    public init(_ champ: String, _ valeur: String?, _ remede: String) {
        self.champ = champ
        self.valeur = valeur
        self.remede = remede
    }

    /// « demandes[3].duree, « 3 » : une permanence dure 1 ou 2 demi-journées. »
    public var description: String {
        let trouve = valeur.map { ", « \($0) »" } ?? ""
        return "\(champ.isEmpty ? "fichier" : champ)\(trouve) : \(remede)"
    }
}
