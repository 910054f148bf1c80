/// A spreadsheet exported as text: a heading and lines of cells, as typed. RFC 4180 quoting, with the liberties of Excel:
/// any of three separators, any line end, `sep=;` as a first line, missing cells at the end of a line.
public struct Tableur: Sendable {
    public let encodage: Encodage
    public let separateur: Separateur
    public let entete: [String]
    /// Line of the heading in the file, from 1.
    let ligneEntete: Int
    public let lignes: [Ligne]

    /// One record. `numero` is its line in the file, counted from 1 as an editor shows it, even after a cell of several lines.
    public struct Ligne: Sendable {
        public let numero: Int
        public let cellules: [String]
    }

    /// More lines than any provider has establishments; beyond, the file is something else.
    static let lignesPermises = 20_000

    /// Throws what to change in the file as a whole; the cells are checked later, one by one.
    public init(octets: [UInt8]) throws(Remede) {
        guard !octets.isEmpty else {
            throw Remede("Le fichier est vide. Enregistrez le tableau au format CSV, puis déposez-le de nouveau.")
        }
        if octets.starts(with: [0x50, 0x4B, 0x03, 0x04]) || octets.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw Remede(
                "C'est un classeur Excel ou LibreOffice. Dans le tableur : Fichier, Enregistrer sous, « CSV UTF-8 », puis déposez ce fichier-là."
            )
        }
        let (texte, encodage) = Encodage.decoder(octets)
        guard !texte.unicodeScalars.contains("\0") else {
            throw Remede("Ce fichier n'est pas du texte. Enregistrez le tableau au format CSV, puis déposez-le de nouveau.")
        }
        let annonce = Self.annonce(texte)
        let corps = annonce?.suite ?? texte
        let separateur = annonce?.separateur ?? Separateur.deviner(corps)
        var decoupe = Decoupe(separateur: separateur.scalaire, premiere: annonce == nil ? 1 : 2)
        var enregistrements = try decoupe.decouper(corps)
        guard !enregistrements.isEmpty else { throw Remede("Le fichier n'a que des lignes vides.") }
        let entete = enregistrements.removeFirst()
        guard enregistrements.count <= Self.lignesPermises else {
            throw Remede(
                "Le fichier a \(enregistrements.count) lignes ; un import en accepte \(Self.lignesPermises). Coupez-le en plusieurs.")
        }
        self.encodage = encodage
        self.separateur = separateur
        self.entete = entete.cellules
        ligneEntete = entete.numero
        self.lignes = enregistrements
    }

    /// The same table as UTF-8 bytes with some cells replaced: `corrections[line][rank]`. Lines keep their numbers.
    public func corrige(_ corrections: [Int: [Int: String]]) -> [UInt8] {
        var texte = ""
        var courante = 1
        for ligne in [Ligne(numero: ligneEntete, cellules: entete)] + lignes {
            var cellules = ligne.cellules
            for (rang, valeur) in corrections[ligne.numero] ?? [:] where entete.indices.contains(rang) && ligne.numero != ligneEntete {
                while cellules.count <= rang { cellules.append("") }
                cellules[rang] = valeur
            }
            while courante < ligne.numero {
                texte += "\n"
                courante += 1
            }
            let rendu = FichierCSV.ligne(cellules, separateur.rawValue)
            courante += rendu.count(where: \.isNewline)
            texte += rendu
        }
        return Array(texte.utf8)
    }

    /// « A » … « Z », « AA »: the name a spreadsheet gives to the column of that rank (from 0).
    public static func lettre(_ rang: Int) -> String {
        var reste = rang
        var nom = ""
        repeat {
            nom = String(UnicodeScalar(UInt8(65 + reste % 26))) + nom
            reste = reste / 26 - 1
        } while reste >= 0
        return nom
    }

    /// Excel's own first line, `sep=;`.
    private static func annonce(_ texte: String) -> (separateur: Separateur, suite: String)? {
        guard texte.prefix(4).lowercased() == "sep=" else { return nil }
        let reste = texte.dropFirst(4)
        guard let signe = reste.first, let separateur = Separateur(rawValue: String(signe)) else { return nil }
        let suite = reste.dropFirst()
        guard let fin = suite.first, fin.isNewline else { return nil }
        return (separateur, String(suite.dropFirst()))
    }
}
