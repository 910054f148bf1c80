/// Exactly the cells that were given, one per row, masked ones by the same sign as on the page: `;`, CRLF, no formula.
enum CasesCSV {
    static let colonnes = ["Période", "Partie", "Ligne", "Colonne", "Mesure", "Valeur", "Unité"]

    static func texte(_ contenu: Contenu) -> String {
        rang(colonnes)
            + cellules(contenu).map { rang([$0.periode, $0.partie, $0.ligne, $0.colonne, $0.mesure, $0.valeur, $0.unite]) }.joined()
    }

    struct Cellule: Sendable, Hashable {
        var periode: String
        var partie: String
        var ligne = ""
        var colonne = ""
        var mesure: String
        var valeur: String
        var unite = ""
    }

    /// Every value of the content, in the order of the page.
    static func cellules(_ c: Contenu) -> [Cellule] {
        presence(c.periode, "Présence", c.permanences) + comptes(c.periode, "Ensemble", [c.total].compactMap { $0 })
            + connaissance(c) + comptes(c.periode, "Forme", c.formes ?? []) + comptes(c.periode, "Origine", c.origines ?? [])
            + comptes(c.periode, "Thème", c.themes ?? []) + comptes(c.periode, "Établissement", c.etablissements ?? [])
            + (c.croisement ?? []).flatMap { comptes(c.periode, "Thème par établissement", $0.cases, colonne: $0.libelle) }
            + serie(c) + alentours(c)
    }

    private static func presence(_ periode: String, _ partie: String, _ p: Contenu.Permanences) -> [Cellule] {
        var suite = [
            Cellule(periode: periode, partie: partie, mesure: "Demi-journées tenues", valeur: "\(p.demiJournees)", unite: "demi-journée"),
            Cellule(periode: periode, partie: partie, mesure: "Durée", valeur: "\(p.minutes)", unite: "minute"),
        ]
        if let dues = p.dues {
            suite.append(
                Cellule(periode: periode, partie: partie, mesure: "Demi-journées prévues", valeur: "\(dues)", unite: "demi-journée"))
        }
        return suite
    }

    private static func comptes(_ periode: String, _ partie: String, _ cases: [Contenu.Case], colonne: String = "") -> [Cellule] {
        cases.flatMap { c in
            [("Entretiens", c.entretiens, "entretien"), ("Personnes", c.personnes, "personne")].map {
                Cellule(
                    periode: periode, partie: partie, ligne: c.libelle, colonne: colonne, mesure: $0.0, valeur: nombre($0.1), unite: $0.2)
            }
        }
    }

    private static func connaissance(_ c: Contenu) -> [Cellule] {
        c.connaissance.map { k in
            [("Premières venues", k.nouvelles), ("Déjà connues", k.connues)].map {
                Cellule(periode: c.periode, partie: "Connaissance", mesure: $0.0, valeur: nombre($0.1), unite: "personne")
            }
        } ?? []
    }

    private static func serie(_ c: Contenu) -> [Cellule] {
        c.serie.flatMap { repere in
            [Cellule(periode: repere.periode, partie: "Série", mesure: "Entretiens", valeur: nombre(repere.entretiens), unite: "entretien")]
                + (repere.themes.map { donnes in
                    (c.themes ?? []).map {
                        Cellule(
                            periode: repere.periode, partie: "Série par thème", ligne: $0.libelle, mesure: "Entretiens",
                            valeur: nombre(donnes[$0.code]),
                            unite: "entretien")
                    }
                } ?? [])
        }
    }

    private static func alentours(_ c: Contenu) -> [Cellule] {
        func un(_ partie: String, _ mesure: String, _ valeur: Int?, _ unite: String, periode: String? = nil) -> Cellule {
            Cellule(periode: periode ?? c.periode, partie: partie, mesure: mesure, valeur: nombre(valeur), unite: unite)
        }
        var suite = (c.actions ?? []).flatMap { action in
            [("Durée", action.minutes, "minute"), ("Présents", action.participants, "participation")].map {
                Cellule(
                    periode: action.jour, partie: "Action collective", ligne: action.titre, mesure: $0.0, valeur: "\($0.1)", unite: $0.2)
            }
        }
        if let pdp = c.pdp {
            suite += [
                un("Prévention", "Situations suivies", pdp.situations, "personne"),
                un("Prévention", pdp.terminesApres, pdp.cloturees, "personne"),
                un("Prévention", "Retours au travail", pdp.retours, "personne"), un("Prévention", "Part des retours", pdp.taux, "millième"),
            ]
        }
        if let k = c.contexte {
            let declares: [(String, Int?, String)] = [
                ("Absentéisme", k.absenteisme, "millième"), ("Rotation", k.rotation, "millième"),
                ("Arrêts de plus de 90 jours", k.arretsLongs, "arrêt"),
                ("Absentéisme, un an avant", k.absenteismeAnterieur, "millième"),
                ("Rotation, un an avant", k.rotationAnterieure, "millième"),
                ("Arrêts de plus de 90 jours, un an avant", k.arretsLongsAnterieurs, "arrêt"),
            ]
            suite += declares.filter { $0.1 != nil }.map { un("Chiffres de l'entreprise", $0.0, $0.1, $0.2) }
        }
        if let avant = c.anterieur {
            suite +=
                comptes(avant.periode, "Un an avant", [avant.total].compactMap { $0 })
                + comptes(avant.periode, "Thème, un an avant", avant.themes ?? [])
            suite += presence(avant.periode, "Présence, un an avant", avant.permanences)
        }
        return suite + portefeuille(c) + ajustement(c)
    }

    private static func portefeuille(_ c: Contenu) -> [Cellule] {
        guard let repere = c.portefeuille else { return [] }
        let mille = repere.entretiensPourMille.map {
            [
                Cellule(
                    periode: c.periode, partie: "Comparables", ligne: repere.classe, mesure: "Entretiens pour 1 000 salariés",
                    valeur: "\($0)", unite: "entretien")
            ]
        }
        let themes = (c.themes ?? []).compactMap { theme in
            repere.themes[theme.code].map {
                Cellule(
                    periode: c.periode, partie: "Comparables", ligne: repere.classe, colonne: theme.libelle, mesure: "Part des entretiens",
                    valeur: "\($0)",
                    unite: "millième")
            }
        }
        return (mille ?? []) + themes
    }

    private static func ajustement(_ c: Contenu) -> [Cellule] {
        guard let a = c.ajustement else { return [] }
        return [
            ("Demi-journées par an, aujourd'hui", a.demiJourneesActuelles), ("Demi-journées par an, proposées", a.demiJourneesProposees),
        ].map {
            Cellule(periode: c.periode, partie: "Contrat", mesure: $0.0, valeur: "\($0.1)", unite: "demi-journée")
        }
    }

    private static func nombre(_ valeur: Int?) -> String { valeur.map(String.init) ?? "•" }

    /// A text that a spreadsheet would run as a formula stays a text.
    private static func rang(_ cellules: [String]) -> String {
        cellules.map { cellule in
            let sur = cellule.first.map { "=+-@\t".contains($0) } == true ? "'" + cellule : cellule
            return sur.contains(where: { $0 == ";" || $0 == "\"" || $0.isNewline }) ? "\"" + sur.replacing("\"", with: "\"\"") + "\"" : sur
        }.joined(separator: ";") + "\r\n"
    }
}
