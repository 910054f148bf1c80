/// Columns of a period; dark is real, light is forecast or past.
public struct Colonnes: Fragment {
    let lecture: Lecture
    let rubrique: String
    let mesure: String
    let points: [Point]
    let hauteur: Int

    public init(_ lecture: Lecture, rubrique: String, mesure: String, _ points: [Point], hauteur: Int = 150) {
        self.lecture = lecture
        self.rubrique = rubrique
        self.mesure = mesure
        self.points = points
        self.hauteur = hauteur
    }

    public var balisage: Balisage {
        let haut = points.compactMap(\.valeur).max() ?? 0
        return lecture.figure(
            Self.dessin(points, nom: lecture.titre, haut: haut, hauteur: hauteur, gras: { _ in true }),
            tableau: Self.tableau(rubrique, mesure, points))
    }

    static func dessin(_ points: [Point], nom: String, haut: Int, hauteur: Int, gras: (Int) -> Bool) -> Balisage {
        let pas = 10_000 / max(1, points.count)
        let base = hauteur - 22
        var dessin = Dessin.trait("g-base", x1: 0, x2: 10_000, y1: base, y2: base)
        for (rang, point) in points.enumerated() {
            let milieu = rang * pas + pas / 2
            if let valeur = point.valeur {
                let h = haut == 0 ? 0 : valeur * (hauteur - 44) / haut
                dessin +=
                    "<rect class=\"\(point.clair ? "g5" : "g1")\" x=\"\(Dessin.pc(rang * pas + pas * 16 / 100))\" width=\"\(Dessin.pc(pas * 68 / 100))\" y=\"\(base - h)\" height=\"\(h)\"/>"
                dessin += Dessin.texte(nombre(valeur), x: milieu, y: base - h - 5, classe: gras(rang) ? "fort" : nil)
            } else {
                dessin += Dessin.texte("•", x: milieu, y: base - 4, classe: "point")
            }
            dessin += Dessin.texte(point.nom, x: milieu, y: hauteur - 6)
        }
        return Dessin.image(nom, Dessin.voix(points), hauteur: hauteur, dessin)
    }

    static func tableau(_ rubrique: String, _ mesure: String, _ points: [Point]) -> Balisage {
        let lignes = points.map {
            "<tr><th scope=\"row\">\($0.nom)</th><td class=\"n\">\(Dessin.cellule($0.valeur))</td></tr>" as Balisage
        }
        return
            "<table><thead><tr><th scope=\"col\">\(rubrique)</th><th class=\"n\" scope=\"col\">\(mesure)</th></tr></thead><tbody>\(lignes)</tbody></table>"
    }
}

/// A line from zero with its values written on the points. A masked value breaks the line.
public struct Ligne: Fragment {
    let lecture: Lecture
    let rubrique: String
    let mesure: String
    let points: [Point]
    let repere: [Int?]
    let hauteur: Int

    /// `repere`: a second, dashed series, such as the average of the portfolio.
    public init(_ lecture: Lecture, rubrique: String, mesure: String, _ points: [Point], repere: [Int?] = [], hauteur: Int = 190) {
        self.lecture = lecture
        self.rubrique = rubrique
        self.mesure = mesure
        self.points = points
        self.repere = repere
        self.hauteur = hauteur
    }

    public var balisage: Balisage {
        lecture.figure(
            Dessin.image(
                lecture.titre, Dessin.voix(points), hauteur: hauteur,
                "\(axe)\(noms)\(courbe("l2", repere))\(courbe("l1", points.map(\.valeur)))\(valeurs)"),
            tableau: Colonnes.tableau(rubrique, mesure, points))
    }

    /// Step of the axis: 1, 2 or 5 times a power of ten, at most six lines.
    var pas: Int {
        let haut = max(1, (points.map(\.valeur) + repere).compactMap { $0 }.max() ?? 1)
        var dizaine = 1
        while true {
            for facteur in [1, 2, 5] where haut <= facteur * dizaine * 5 { return facteur * dizaine }
            dizaine *= 10
        }
    }

    private var sommet: Int {
        let haut = (points.map(\.valeur) + repere).compactMap { $0 }.max() ?? 0
        return max(pas, (haut + pas - 1) / pas * pas)
    }

    private func x(_ rang: Int) -> Int { 1_000 + rang * 8_500 / max(1, points.count - 1) }
    private func y(_ valeur: Int) -> Int { hauteur - 26 - valeur * (hauteur - 46) / sommet }

    private var axe: Balisage {
        var axe: Balisage = ""
        for valeur in stride(from: 0, through: sommet, by: pas) {
            axe += Dessin.trait("g-axe", x1: 600, x2: 9_800, y1: y(valeur), y2: y(valeur))
            axe += "<text x=\"0\" y=\"\(y(valeur) + 4)\">\(nombre(valeur))</text>"
        }
        return axe
    }

    private var noms: Balisage {
        points.enumerated().reduce("") { $0 + Dessin.texte($1.element.nom, x: x($1.offset), y: hauteur - 6) }
    }

    private func courbe(_ classe: String, _ valeurs: [Int?]) -> Balisage {
        var dessin: Balisage = ""
        for (rang, paire) in zip(valeurs, valeurs.dropFirst()).enumerated() {
            guard let a = paire.0, let b = paire.1 else { continue }
            dessin += Dessin.trait(classe, x1: x(rang), x2: x(rang + 1), y1: y(a), y2: y(b))
        }
        return dessin
    }

    private var valeurs: Balisage {
        var dessin: Balisage = ""
        for (rang, point) in points.enumerated() {
            guard let valeur = point.valeur else {
                // Above the scale, at the head of a dashed line: on the axis the sign would read as zero, inside as a value.
                dessin += Dessin.trait("g-inconnu", x1: x(rang), x2: x(rang), y1: y(sommet), y2: y(0))
                dessin += Dessin.texte("•", x: x(rang), y: y(sommet) - 5, classe: "point")
                continue
            }
            dessin += "<circle class=\"p1\" cx=\"\(Dessin.pc(x(rang)))\" cy=\"\(y(valeur))\" r=\"4\"/>"
            dessin += Dessin.texte(nombre(valeur), x: x(rang), y: y(valeur) - 10, classe: "fort")
        }
        return dessin
    }
}

/// Small multiples: one drawing per theme, the same scale everywhere, the last period dark.
public struct Multiples: Fragment {
    let lecture: Lecture
    let periodes: [String]
    let series: [(nom: String, valeurs: [Int?])]

    public init(_ lecture: Lecture, periodes: [String], _ series: [(nom: String, valeurs: [Int?])]) {
        self.lecture = lecture
        self.periodes = periodes
        self.series = series
    }

    public var balisage: Balisage {
        let haut = series.flatMap(\.valeurs).compactMap { $0 }.max() ?? 0
        let dessins = series.map { serie in
            let points = zip(periodes, serie.valeurs).enumerated().map { rang, paire in
                // « T3 26 » is « T3 » under a column: four of them stand side by side on a telephone.
                Point(String(paire.0.prefix { $0 != " " }), paire.1, clair: rang < periodes.count - 1)
            }
            let dessin = Colonnes.dessin(points, nom: serie.nom, haut: haut, hauteur: 86) { $0 == periodes.count - 1 }
            return "<div><p class=\"nom\">\(serie.nom)</p>\(dessin)</div>" as Balisage
        }
        let tetes = periodes.map { "<th class=\"n\" scope=\"col\">\($0)</th>" as Balisage }
        let lignes = series.map { serie in
            let cellules = serie.valeurs.map { "<td class=\"n\">\(Dessin.cellule($0))</td>" as Balisage }
            return "<tr><th scope=\"row\">\(serie.nom)</th>\(cellules)</tr>" as Balisage
        }
        return lecture.figure(
            "<div class=\"multiples\">\(dessins)</div>",
            tableau:
                "<table><thead><tr><th scope=\"col\">Thème</th>\(tetes)</tr></thead><tbody>\(lignes)</tbody></table>")
    }
}

/// A long task: progress, a sentence, and the address of its event stream; without script the page reloads itself.
public struct Avance: Fragment {
    let titre: String
    let fait: Int
    let total: Int
    let phrase: String
    let flux: String?

    public init(_ titre: String, fait: Int, sur total: Int, phrase: String, flux: String? = nil) {
        self.titre = titre
        self.fait = fait
        self.total = total
        self.phrase = phrase
        self.flux = flux
    }

    public var balisage: Balisage {
        let source: Balisage = flux.map { " data-flux=\"\($0)\"" } ?? ""
        let cent = pourcentage(fait, sur: max(total, 1))
        return
            "<div class=\"avance\" role=\"status\"\(source)><p><strong>\(titre)</strong>, <span data-part>\(cent)</span></p><progress max=\"\(max(total, 1))\" value=\"\(fait)\" aria-label=\"\(titre)\">\(cent)</progress><p class=\"petit discret\" data-phrase>\(phrase)</p></div>"
    }
}
