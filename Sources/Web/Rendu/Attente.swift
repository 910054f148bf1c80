/// Something that waits for the signed-in account behind an entry of the bar: its count stands beside the entry on every page, its words at
/// the top of the account's first page.
public struct Attente: Sendable {
    /// Path of the entry.
    public let chemin: String
    public let nombre: Int
    /// Opens the message in bold.
    public let fort: String
    public let texte: String
    /// Words of the link to `chemin`.
    public let lien: String

    public init(chemin: String, nombre: Int, fort: String, texte: String, lien: String) {
        self.chemin = chemin
        self.nombre = nombre
        self.fort = fort
        self.texte = texte
        self.lien = lien
    }

    var alerte: Alerte { Alerte(.attention, texte, fort: fort, liens: [(lien, chemin)]) }
}
