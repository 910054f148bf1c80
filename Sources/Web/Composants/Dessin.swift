/// Drawing inside SVG without `viewBox`: abscissas in %, ordinates in px, so that letters keep their size at every width.
enum Dessin {
    /// « 12.34% »; integer arithmetic on hundredths of a percent.
    static func pc(_ centiemes: Int) -> String {
        let decimales = centiemes % 100
        return decimales == 0 ? "\(centiemes / 100)%" : "\(centiemes / 100).\(decimales < 10 ? "0" : "")\(decimales)%"
    }

    /// `partie` of `total` in hundredths of a percent, held between 0 and 100 %.
    static func part(_ partie: Int, sur total: Int) -> Int { total <= 0 ? 0 : min(10_000, max(0, partie * 10_000 / total)) }

    static func rectangle(_ classe: String, x: Int = 0, largeur: Int, y: Int = 0, hauteur: Int) -> Balisage {
        "<rect class=\"\(classe)\" x=\"\(pc(x))\" width=\"\(pc(largeur))\" y=\"\(y)\" height=\"\(hauteur)\" rx=\"2\"/>"
    }

    static func texte(_ texte: String, x: Int, y: Int, classe: String? = nil) -> Balisage {
        let attribut: Balisage = classe.map { " class=\"\($0)\"" } ?? ""
        return "<text\(attribut) x=\"\(pc(x))\" y=\"\(y)\" text-anchor=\"middle\">\(texte)</text>"
    }

    static func trait(_ classe: String, x1: Int, x2: Int, y1: Int, y2: Int) -> Balisage {
        "<line class=\"\(classe)\" x1=\"\(pc(x1))\" x2=\"\(pc(x2))\" y1=\"\(y1)\" y2=\"\(y2)\"/>"
    }

    /// One bar of a table cell.
    static func barre(_ classe: String, _ partie: Int, sur total: Int, hauteur: Int = 14) -> Balisage {
        "<svg class=\"trait\" height=\"\(hauteur)\" aria-hidden=\"true\">\(rectangle("g-fond", largeur: 10_000, hauteur: hauteur))\(rectangle(classe, largeur: part(partie, sur: total), hauteur: hauteur))</svg>"
    }

    /// A masked value: « non communiqué », never a bound.
    static let masque: Balisage = "<abbr class=\"masque\" title=\"Non communiqué\">•</abbr>"

    static func cellule(_ valeur: Int?, suffixe: String = "") -> Balisage {
        guard let valeur else { return masque }
        return "\(nombre(valeur))\(suffixe)"
    }

    /// « 9, 11, masqué, 13 » for the voice.
    static func voix(_ valeurs: [Int?]) -> String { valeurs.map { $0.map(nombre) ?? "masqué" }.joined(separator: ", ") }
}

/// Title, unit and reading sentence: every chart has the three.
public struct Lecture: Sendable {
    let titre: String
    let unite: String
    let phrase: String

    public init(_ titre: String, unite: String, phrase: String) {
        self.titre = titre
        self.unite = unite
        self.phrase = phrase
    }

    func figure(_ corps: Balisage, tableau: Balisage? = nil) -> Balisage {
        let detail: Balisage = tableau.map { "<details class=\"plie\"><summary>Voir le tableau</summary>\($0)</details>" } ?? ""
        return
            "<figure class=\"panneau graphe\"><figcaption>\(titre)<small>\(unite)</small></figcaption>\(corps)<p>\(phrase)</p>\(detail)</figure>"
    }
}

/// A value of a series; nil is masked.
public struct Point: Sendable {
    let nom: String
    let valeur: Int?
    /// Forecast or past period: light, with a dark border.
    let clair: Bool

    public init(_ nom: String, _ valeur: Int?, clair: Bool = false) {
        self.nom = nom
        self.valeur = valeur
        self.clair = clair
    }
}
