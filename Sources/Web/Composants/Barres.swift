/// Bars that live in the table: the drawing is a cell, so the accessible version is the drawing.
public struct Barres: Fragment {
    let lecture: Lecture
    let rubrique: String
    let mesure: String
    let points: [Point]
    let total: Int?
    let parts: Bool
    let repere: (titre: String, valeurs: [Balisage])?

    /// `rubrique` heads the names, `mesure` the numbers; `parts` adds a column of percentages of `total`; `repere` a last column, one
    /// value a point.
    public init(
        _ lecture: Lecture, rubrique: String, mesure: String, _ points: [Point], total: Int? = nil, parts: Bool = false,
        repere: (titre: String, valeurs: [Balisage])? = nil
    ) {
        self.lecture = lecture
        self.rubrique = rubrique
        self.mesure = mesure
        self.points = points
        self.total = total
        self.parts = parts
        self.repere = repere
    }

    public var balisage: Balisage {
        let haut = points.compactMap(\.valeur).max() ?? 0
        let lignes = points.enumerated().map { rang, point in
            let avant: Balisage = repere.map { "<td class=\"n discret\">\($0.valeurs[rang])</td>" } ?? ""
            let dessin: Balisage =
                point.valeur.map { Dessin.barre(point.clair ? "g5" : "g1", $0, sur: haut) } ?? Dessin.sansBarre
            return
                "<tr><th scope=\"row\">\(point.nom)</th><td class=\"col-barre\">\(dessin)</td><td class=\"n\">\(Dessin.cellule(point.valeur))</td>\(part(point.valeur))\(avant)</tr>"
                as Balisage
        }
        let entetePart: Balisage = parts ? "<th class=\"n\" scope=\"col\">Part</th>" : ""
        let enteteRepere: Balisage = repere.map { "<th class=\"n\" scope=\"col\">\($0.titre)</th>" } ?? ""
        let pied: Balisage =
            total.map {
                let vide: Balisage = repere == nil ? "" : "<td></td>"
                let cent: Balisage = parts ? "<td class=\"n\">100 %</td>" : ""
                return "<tfoot><tr><th scope=\"row\">Ensemble</th><td></td><td class=\"n\">\(nombre($0))</td>\(cent)\(vide)</tr></tfoot>"
            } ?? ""
        return lecture.figure(
            "<table\(repere == nil ? "" : " class=\"avec-repere\"" as Balisage)><thead><tr><th scope=\"col\">\(rubrique)</th><th class=\"col-barre\" scope=\"col\"><span class=\"lu\">Part, dessinée</span></th><th class=\"n\" scope=\"col\">\(mesure)</th>\(entetePart)\(enteteRepere)</tr></thead><tbody>\(lignes)</tbody>\(pied)</table>"
        )
    }

    private func part(_ valeur: Int?) -> Balisage {
        guard parts else { return "" }
        guard let valeur, let total else { return "<td class=\"n\">\(Dessin.masque)</td>" }
        return "<td class=\"n\">\(pourcentage(valeur, sur: total))</td>"
    }
}

/// Shares of a whole, one row per period.
public struct Empile: Fragment {
    let lecture: Lecture
    let rubrique: String
    let cles: [String]
    let lignes: [(nom: String, valeurs: [Int?])]

    static let classes = ["g1", "g5", "g2", "g3", "g4", "g6", "g7"]

    /// A row with a masked value draws nothing: lengths would give it away.
    public init(_ lecture: Lecture, rubrique: String, cles: [String], _ lignes: [(nom: String, valeurs: [Int?])]) {
        self.lecture = lecture
        self.rubrique = rubrique
        self.cles = cles
        self.lignes = lignes
    }

    public var balisage: Balisage {
        let legende = cles.enumerated().map { Jauge.cle(Self.classe($0.offset), "\($0.element)") }
        let tetes = cles.map { "<th class=\"n\" scope=\"col\">\($0)</th>" as Balisage }
        let corps = lignes.map { ligne in
            let cellules = ligne.valeurs.map { valeur in
                let somme = ligne.valeurs.reduce(0) { $0 + ($1 ?? 0) }
                let lisible = ligne.valeurs.allSatisfy { $0 != nil }
                return "<td class=\"n\">\(lisible ? "\(pourcentage(valeur ?? 0, sur: somme))" : Dessin.cellule(valeur))</td>" as Balisage
            }
            return
                "<tr><th scope=\"row\" class=\"nb\">\(ligne.nom)</th><td class=\"col-barre large\">\(dessin(ligne.valeurs))</td>\(cellules)</tr>"
                as Balisage
        }
        return lecture.figure(
            "<ul class=\"cles\">\(legende)</ul><table class=\"parts\"><thead><tr><th scope=\"col\">\(rubrique)</th><th class=\"col-barre\" scope=\"col\"><span class=\"lu\">Parts, dessinées</span></th>\(tetes)</tr></thead><tbody>\(corps)</tbody></table>"
        )
    }

    static func classe(_ rang: Int) -> String { classes[rang % classes.count] }

    private func dessin(_ valeurs: [Int?]) -> Balisage {
        let connues = valeurs.compactMap { $0 }
        guard connues.count == valeurs.count else { return Dessin.sansBarre }
        let total = connues.reduce(0, +)
        var x = 0
        var morceaux: Balisage = ""
        for (rang, valeur) in connues.enumerated() {
            let part = Dessin.part(valeur, sur: total)
            morceaux += Dessin.rectangle(Self.classe(rang), x: x, largeur: max(0, part - 60), hauteur: 22)
            x += part
        }
        return "<svg class=\"trait\" height=\"22\" aria-hidden=\"true\">\(morceaux)</svg>"
    }
}
