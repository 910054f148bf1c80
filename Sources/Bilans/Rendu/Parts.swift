internal import Web

/// Shares of one whole: a single stacked bar, its key in the table below. When one is masked nothing is drawn: lengths would give it away.
struct Parts: Fragment {
    let lecture: Lecture
    let rubrique: String
    let lignes: [(nom: String, valeur: Int?)]

    init(_ lecture: Lecture, rubrique: String, _ lignes: [(nom: String, valeur: Int?)]) {
        self.lecture = lecture
        self.rubrique = rubrique
        self.lignes = lignes
    }

    static let classes = ["g1", "g5", "g2", "g3", "g6", "g7", "g4"]

    private var total: Int? {
        let connues = lignes.compactMap(\.valeur)
        let somme = connues.reduce(0, +)
        return connues.count == lignes.count && somme > 0 ? somme : nil
    }

    var balisage: Balisage {
        let corps = lignes.enumerated().map { rang, ligne in
            let cle: Balisage =
                total == nil
                ? ""
                : Rendu.cle(Self.classe(rang))
            let part: Balisage = total.map { "<td class=\"n\">\(pourcentage(ligne.valeur ?? 0, sur: $0))</td>" } ?? ""
            return
                "<tr><th scope=\"row\">\(cle)\(Phrases.majuscule(ligne.nom))</th><td class=\"n\">\(Dessin.cellule(ligne.valeur))</td>\(part)</tr>"
                as Balisage
        }
        let tete: Balisage = total == nil ? "" : "<th class=\"n\" scope=\"col\">Part</th>"
        return lecture.figure(
            "\(dessin)<table><thead><tr><th scope=\"col\">\(rubrique)</th><th class=\"n\" scope=\"col\">Nombre</th>\(tete)</tr></thead><tbody>\(corps)</tbody></table>"
        )
    }

    private var dessin: Balisage {
        guard let total else { return "" }
        var x = 0
        var morceaux: Balisage = ""
        for (rang, ligne) in lignes.enumerated() {
            let part = Dessin.part(ligne.valeur ?? 0, sur: total)
            if part > 0 { morceaux += Dessin.rectangle(Self.classe(rang), x: x, largeur: max(20, part - 60), hauteur: 26) }
            x += part
        }
        return "<svg class=\"trait\" height=\"26\" aria-hidden=\"true\">\(morceaux)</svg>"
    }

    private static func classe(_ rang: Int) -> String { classes[rang % classes.count] }
}
