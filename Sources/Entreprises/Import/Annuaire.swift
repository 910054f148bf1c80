/// Finds a company or an establishment by what people write in a cell: code, SIREN, SIRET or name.
public struct Annuaire: Sendable {
    private let entreprises: [Entreprise]
    private let parCode: [String: Entreprise]
    private let parSiren: [String: Entreprise]
    private let parNom: [String: [Entreprise]]

    public init(_ entreprises: [Entreprise]) {
        self.entreprises = entreprises
        parCode = Dictionary(entreprises.map { ($0.code, $0) }, uniquingKeysWith: { premiere, _ in premiere })
        parSiren = Dictionary(
            entreprises.compactMap { e in e.siren.map { ($0.description, e) } }, uniquingKeysWith: { premiere, _ in premiere })
        parNom = Dictionary(grouping: entreprises) { MotCle.de($0.nom) }
    }

    func deCode(_ code: String) -> Entreprise? { parCode[code.uppercased()] }
    func deSiren(_ siren: Siren) -> Entreprise? { parSiren[siren.description] }
    func deNom(_ nom: String) -> [Entreprise] { parNom[MotCle.de(nom)] ?? [] }

    /// The company a cell names.
    public func entreprise(_ texte: String) -> Result<Entreprise, Remede> {
        if let trouvee = deCode(texte) ?? Siren(texte).flatMap(deSiren) { return .success(trouvee) }
        let homonymes = deNom(texte)
        if let seule = homonymes.first, homonymes.count == 1 { return .success(seule) }
        guard homonymes.isEmpty else {
            return .failure(
                Remede("\(homonymes.count) entreprises portent ce nom. Écrivez le code : \(homonymes.map(\.code).joined(separator: ", ")).")
            )
        }
        let conseil = Ressemblance.plusProche(texte, parmi: entreprises.map(\.nom)).map { " Peut-être « \($0) » ?" } ?? ""
        return .failure(
            Remede("cette entreprise n'existe pas encore.\(conseil) Importez d'abord les entreprises, ou écrivez son code ou son SIREN."))
    }
}

/// The nearest word, so that a typing mistake is answered by the right name.
enum Ressemblance {
    /// Nil when nothing is within two letters (one for a word of five or fewer).
    static func plusProche(_ texte: String, parmi mots: [String]) -> String? {
        let cible = Array(MotCle.de(texte).utf8)
        guard cible.count > 2 else { return nil }
        let tolerance = cible.count > 5 ? 2 : 1
        var meilleur: (mot: String, distance: Int)?
        for mot in mots {
            let candidat = Array(MotCle.de(mot).utf8)
            guard abs(candidat.count - cible.count) <= tolerance else { continue }
            let d = distance(cible, candidat)
            if d <= tolerance, d < meilleur?.distance ?? .max { meilleur = (mot, d) }
        }
        return meilleur?.mot
    }

    /// Levenshtein's distance, one row at a time.
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var rangee = Array(0...b.count)
        for (i, lettre) in a.enumerated() {
            var diagonale = rangee[0]
            rangee[0] = i + 1
            for (j, autre) in b.enumerated() {
                let haut = rangee[j + 1]
                rangee[j + 1] = min(haut + 1, rangee[j] + 1, diagonale + (lettre == autre ? 0 : 1))
                diagonale = haut
            }
        }
        return rangee[b.count]
    }
}
