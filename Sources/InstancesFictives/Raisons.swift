/// Company names nobody bears.
enum Raisons {
    private static let metiers = [
        "Ateliers", "Transports", "Verreries", "Menuiseries", "Laboratoires", "Imprimeries", "Fonderies", "Entrepôts", "Conserveries",
        "Papeteries", "Câbleries", "Brasseries", "Cliniques", "Scieries", "Assurances", "Filatures",
    ]
    private static let syllabes = [
        "ba", "cel", "dor", "fal", "gri", "jan", "lau", "mer", "nov", "ori", "pel", "quen", "ros", "sil", "tur", "val", "ver", "zel",
    ]

    /// `nombre` different names.
    static func noms(_ nombre: Int, _ tirage: inout Tirage) -> [String] {
        var pris = Set<String>()
        var noms: [String] = []
        while noms.count < nombre {
            let racine = (0..<tirage.entre(2, 3)).map { _ in tirage.un(syllabes) }.joined()
            let nom = "\(tirage.un(metiers)) \(racine.prefix(1).uppercased())\(racine.dropFirst())"
            if pris.insert(nom).inserted { noms.append(nom) }
        }
        return noms
    }
}
