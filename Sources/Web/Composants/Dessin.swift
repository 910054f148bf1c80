/// Drawing inside SVG without `viewBox`: abscissas in %, ordinates in px, so that letters keep their size at every width.
public enum Dessin {
    /// « 12.34% »; integer arithmetic on hundredths of a percent.
    static func pc(_ centiemes: Int) -> String {
        let decimales = centiemes % 100
        return decimales == 0 ? "\(centiemes / 100)%" : "\(centiemes / 100).\(decimales < 10 ? "0" : "")\(decimales)%"
    }

    /// `partie` of `total` in hundredths of a percent, held between 0 and 100 %.
    public static func part(_ partie: Int, sur total: Int) -> Int { total <= 0 ? 0 : min(10_000, max(0, partie * 10_000 / total)) }

    public static func rectangle(_ classe: String, x: Int = 0, largeur: Int, y: Int = 0, hauteur: Int) -> Balisage {
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
    public static func barre(_ classe: String, _ partie: Int, sur total: Int, hauteur: Int = 14) -> Balisage {
        "<svg class=\"trait\" height=\"\(hauteur)\" aria-hidden=\"true\">\(rectangle("g-fond", largeur: 10_000, hauteur: hauteur))\(rectangle(classe, largeur: part(partie, sur: total), hauteur: hauteur))</svg>"
    }

    /// A masked value: a sign for the eye, « non communiqué » for the voice, never a bound.
    public static let masque: Balisage =
        "<abbr class=\"masque\" title=\"Non communiqué\"><span aria-hidden=\"true\">•</span><span class=\"lu\">non communiqué</span></abbr>"

    /// Stands where a bar would be; the cell of the number speaks.
    static let sansBarre: Balisage = "<span class=\"discret petit\" aria-hidden=\"true\">non communiqué</span>"

    public static func cellule(_ valeur: Int?, suffixe: String = "") -> Balisage {
        guard let valeur else { return masque }
        return "\(nombre(valeur))\(suffixe)"
    }

    /// « T1 26 : 9 ; T2 26 : non communiqué » for the voice.
    static func voix(_ points: [Point]) -> String {
        points.map { "\($0.nom) : \($0.valeur.map(nombre) ?? "non communiqué")" }.joined(separator: " ; ")
    }

    /// A drawing that is one image for the voice: its name, then its values.
    static func image(_ titre: String, _ valeurs: String, hauteur: Int, _ dessin: Balisage) -> Balisage {
        "<svg height=\"\(hauteur)\" role=\"img\"><title>\(titre)</title><desc>\(valeurs)</desc><g aria-hidden=\"true\">\(dessin)</g></svg>"
    }
}

/// Title, unit and reading sentence: every chart has the three.
public struct Lecture: Sendable {
    let titre: String
    let unite: String
    let phrase: String
    /// Level of the heading that the title is, when the page is long enough to be walked by headings.
    let niveau: Int?

    public init(_ titre: String, unite: String, phrase: String, niveau: Int? = nil) {
        self.titre = titre
        self.unite = unite
        self.phrase = phrase
        self.niveau = niveau
    }

    /// `corps`: the drawing; `tableau`: the same values under « Voir le tableau », unless the drawing is already one.
    public func figure(_ corps: Balisage, tableau: Balisage? = nil) -> Balisage {
        let detail: Balisage =
            tableau.map { "<details class=\"plie\"><summary>Voir le tableau<span class=\"lu\"> : \(titre)</span></summary>\($0)</details>" }
            ?? ""
        let tete: Balisage = niveau.map { "<h\($0)>\(titre)</h\($0)>" } ?? "\(titre)"
        return
            "<figure class=\"panneau graphe\"><figcaption>\(tete)<small>\(unite)</small></figcaption>\(corps)<p>\(phrase)</p>\(detail)</figure>"
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
