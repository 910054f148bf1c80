/// A column an import knows: the name its template gives it, and the other names people use.
public struct Colonne: Sendable {
    /// Name in the downloadable template: `code_postal`.
    public let cle: String
    /// Name in messages: « code postal ».
    public let titre: String
    /// A cell of the template's example line.
    public let exemple: String
    let synonymes: [String]
    let obligatoire: Bool

    public init(_ cle: String, _ titre: String, exemple: String, obligatoire: Bool = false, synonymes: [String] = []) {
        self.cle = cle
        self.titre = titre
        self.exemple = exemple
        self.obligatoire = obligatoire
        self.synonymes = synonymes
    }

    func reconnait(_ entete: String) -> Bool {
        let mot = MotCle.de(entete)
        return mot == MotCle.de(cle) || mot == MotCle.de(titre) || synonymes.contains { MotCle.de($0) == mot }
    }
}

/// A table whose headings were recognised.
public struct Feuille: Sendable {
    public let tableur: Tableur
    /// Titles of the known columns found, in file order.
    public let reconnues: [String]
    /// « G (Commentaire) »: columns left aside, told to the reader.
    public let ignorees: [String]
    let rangs: [String: Int]
    let titres: [String: String]

    /// Throws when a required column is missing or named twice, with the names that would do.
    public init(_ tableur: Tableur, colonnes: [Colonne]) throws(Remede) {
        var rangs: [String: Int] = [:]
        var reconnues: [String] = []
        var ignorees: [String] = []
        for (rang, entete) in tableur.entete.enumerated() {
            guard let colonne = colonnes.first(where: { $0.reconnait(entete) }) else {
                if !entete.isEmpty { ignorees.append("\(Tableur.lettre(rang)) (\(entete))") }
                continue
            }
            if let premier = rangs[colonne.cle] {
                throw Remede(
                    "Ligne 1 : les colonnes \(Tableur.lettre(premier)) et \(Tableur.lettre(rang)) disent toutes deux « \(colonne.titre) ». "
                        + "Retirez ou renommez l'une des deux.")
            }
            rangs[colonne.cle] = rang
            reconnues.append(colonne.titre)
        }
        let manquantes = colonnes.filter { $0.obligatoire && rangs[$0.cle] == nil }
        if let manquante = manquantes.first {
            let noms = manquantes.map { "« \($0.cle) »" }.joined(separator: ", ")
            throw Remede(
                "Ligne 1 : il manque la colonne \(noms). Les titres lus sont : \(tableur.entete.joined(separator: ", ")). "
                    + "Ajoutez-la (aussi acceptés : \(([manquante.titre] + manquante.synonymes).joined(separator: ", "))), ou partez du modèle à télécharger."
            )
        }
        self.tableur = tableur
        self.reconnues = reconnues
        self.ignorees = ignorees
        self.rangs = rangs
        titres = Dictionary(colonnes.map { ($0.cle, $0.titre) }, uniquingKeysWith: { premier, _ in premier })
    }

    public var lectures: [LigneLue] { tableur.lignes.map { LigneLue(feuille: self, ligne: $0) } }
}
