internal import Actes
internal import Calendrier
internal import Web

/// The page of a bilan, drawn from its content alone, once, at publication: the ledger keeps these bytes.
struct Rendu: Sendable {
    let contenu: Contenu
    let periode: PeriodeBilan

    init(_ contenu: Contenu) {
        self.contenu = contenu
        periode = PeriodeBilan(contenu.periode) ?? PeriodeBilan(annee: 2000)
    }

    /// French typography applied: what is stored is what is read.
    func octets() -> [UInt8] { Array(Typo.appliquer(balisage.texte).utf8) }

    var balisage: Balisage {
        let raison: Balisage = contenu.raison.map { "\(Alerte(.attention, $0, fort: "Version \(contenu.version), corrigée."))" } ?? ""
        return
            "\(raison)\(phrases)\(explication)<div class=\"deux tient\">\(themes)\(serie)</div>\(etablissements)<div class=\"deux tient\">\(presence)\(recommandations)</div>"
    }

    private var phrases: Balisage {
        let lignes = contenu.phrases.map { "<li><span>\(Self.gras($0))</span></li>" as Balisage }
        return "<ol class=\"phrases bloc\">\(lignes)</ol>"
    }

    /// `**` marks the strong part of a sentence.
    static func gras(_ phrase: String) -> Balisage {
        var html: Balisage = ""
        for (rang, morceau) in phrase.split(separator: "**", omittingEmptySubsequences: false).enumerated() {
            html += rang.isMultiple(of: 2) ? "\(String(morceau))" : "<strong>\(String(morceau))</strong>"
        }
        return html
    }

    private var explication: Balisage {
        guard contenu.aDesMasques else { return "" }
        return
            "\(Alerte(.information, "Un petit nombre pourrait désigner quelqu'un : il est masqué, ainsi que ceux qui permettraient de le retrouver par le calcul. • ne veut pas dire zéro, et ne dit pas si le nombre est petit.", fort: "Le signe • veut dire « non communiqué »."))"
    }

    private var themes: Balisage {
        guard let themes = contenu.themes else { return "" }
        let montres = themes.filter { !$0.masquee }.sorted { ($0.entretiens ?? 0) > ($1.entretiens ?? 0) }
        let masques = themes.filter(\.masquee)
        // A long column of signs says no more than their names.
        let tableau = montres + (masques.count > 5 ? [] : masques)
        var phrase =
            montres.isEmpty
            ? "Aucun thème n'est communiqué." : "\(pluriel(montres.count, "thème communiqué", "thèmes communiqués")) sur \(themes.count)."
        if masques.count > 5, !montres.isEmpty { phrase += " Non communiqués (•) : \(masques.map(\.libelle).joined(separator: ", "))." }
        let lecture = Lecture("De quoi parlent les personnes", unite: "Entretiens par thème, un thème par entretien", phrase: phrase)
        return
            "\(Barres(lecture, rubrique: "Thème", mesure: "Entretiens", tableau.map { Point(Phrases.majuscule($0.libelle), $0.entretiens) }, total: contenu.total?.entretiens, parts: contenu.total?.entretiens != nil))"
    }

    private var serie: Balisage {
        guard contenu.serie.count > 1 else { return totaux }
        let points = contenu.serie.map { Point(Self.court($0.periode), $0.entretiens) }
        let montres = contenu.serie.compactMap(\.entretiens)
        let phrase =
            montres.isEmpty
            ? "Aucun trimestre n'est communiqué." : "\(pluriel(montres.count, "trimestre communiqué", "trimestres communiqués"))."
        return
            "\(Ligne(Lecture("Entretiens par trimestre", unite: "Tels que remis, jusqu'au \(periode.libelle)", phrase: phrase), rubrique: "Trimestre", mesure: "Entretiens", points, hauteur: 250))"
    }

    private var totaux: Balisage {
        guard let total = contenu.total else { return "" }
        return
            "<section class=\"panneau\"><h2>L'ensemble</h2><table><thead><tr><th scope=\"col\">Mesure</th><th class=\"n\" scope=\"col\">Nombre</th></tr></thead><tbody><tr><th scope=\"row\">Entretiens</th><td class=\"n\">\(Self.cellule(total.entretiens))</td></tr><tr><th scope=\"row\">Personnes reçues</th><td class=\"n\">\(Self.cellule(total.personnes))</td></tr></tbody></table></section>"
    }

    private var etablissements: Balisage {
        guard let lignes = contenu.etablissements else { return "" }
        return
            "\(Barres(Lecture("Par établissement", unite: "Entretiens, établissements de moins de 50 salariés regroupés", phrase: "Chaque entretien est compté à l'établissement de la personne."), rubrique: "Établissement", mesure: "Entretiens", lignes.map { Point($0.libelle, $0.entretiens) }, total: contenu.total?.entretiens))"
    }

    private var presence: Balisage {
        let p = contenu.permanences
        return
            "<section class=\"panneau\"><h2>La présence sur site</h2><div class=\"chiffres\"><p class=\"chiffre\"><b>\(nombre(p.demiJournees))</b><span>\(p.demiJournees < 2 ? "demi-journée tenue" : "demi-journées tenues")</span></p><p class=\"chiffre\"><b>\(IndicateurPermanences.heures(p))</b><span>de présence</span></p></div></section>"
    }

    private var recommandations: Balisage {
        guard !contenu.recommandations.isEmpty else { return "" }
        let lignes = contenu.recommandations.enumerated().map { "<li><b>\($0.offset + 1)</b><span>\($0.element)</span></li>" as Balisage }
        return
            "<section class=\"panneau bloc\"><h2>Ce que nous vous recommandons</h2><ol class=\"etapes\">\(lignes)</ol><p class=\"petit discret\">Relu par la direction. Aucun texte libre d'entretien n'est repris.</p></section>"
    }

    static func cellule(_ valeur: Int?) -> Balisage {
        valeur.map { "\(nombre($0))" } ?? "<abbr class=\"masque\" title=\"Non communiqué\">•</abbr>"
    }

    /// « T3 26 ».
    static func court(_ periode: String) -> String {
        guard let lue = PeriodeBilan(periode), let trimestre = lue.trimestre else { return periode }
        return "T\(trimestre) \(lue.annee % 100 < 10 ? "0" : "")\(lue.annee % 100)"
    }
}
