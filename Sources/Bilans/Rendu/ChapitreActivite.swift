internal import Web

/// What was done: presence, entretiens, persons, and how they came.
extension Rendu {
    var activite: Balisage {
        Chapitre(
            "activite", contenu.total == nil ? "Pourquoi personne n'est compté" : "Qui vient, et comment",
            contenu.total == nil
                ? [.large(pourquoiRien)]
                : [serie.map { .demi($0) }, formes.map { .demi($0) }, connaissance.map { .demi($0) }, origines.map { .demi($0) }]
        ).balisage
    }

    /// The figures a reader looks for first, each beside what it was one year before when both are shown.
    var chiffres: Balisage {
        let p = contenu.permanences
        let avant = contenu.anterieur
        var tuiles: [Balisage] = []
        if let total = contenu.total {
            tuiles.append(
                tuile(
                    Self.cellule(total.entretiens), (total.entretiens ?? 2) < 2 ? "entretien" : "entretiens", total.entretiens,
                    avant?.total?.entretiens))
            tuiles.append(
                tuile(
                    Self.cellule(total.personnes), (total.personnes ?? 2) < 2 ? "personne reçue" : "personnes reçues", total.personnes,
                    avant?.total?.personnes))
        }
        let dues = p.dues.map { $0 > 0 ? " sur \(nombre($0)) prévues" : "" } ?? ""
        tuiles.append(
            tuile(
                "\(nombre(p.demiJournees))", (p.demiJournees < 2 ? "demi-journée tenue" : "demi-journées tenues") + dues, p.demiJournees,
                avant?.permanences.demiJournees))
        tuiles.append(tuile("\(IndicateurPermanences.heures(p))", "de présence", nil, nil))
        return
            "<section class=\"panneau\" aria-labelledby=\"b-nombres\"><h2 class=\"lu\" id=\"b-nombres\">Les nombres de la période</h2><div class=\"chiffres\">\(tuiles)</div></section>"
    }

    private func tuile(_ valeur: Balisage, _ mot: String, _ present: Int?, _ passe: Int?) -> Balisage {
        var suite: Balisage = ""
        if let present, let passe, let avant = contenu.anterieur.flatMap({ PeriodeBilan($0.periode) }) {
            let texte = present == passe ? "autant \(Phrases.en(avant))" : "\(nombre(passe)) \(Phrases.en(avant))"
            suite = "<small class=\"discret\">\(texte)</small>"
        }
        return "<p class=\"chiffre\"><b>\(valeur)</b><span>\(mot)</span>\(suite)</p>"
    }

    private var serie: Balisage? {
        let points = contenu.serie.map { Point(Self.court($0.periode), $0.entretiens) }
        guard points.count > 1, let debut = contenu.serie.first.flatMap({ PeriodeBilan($0.periode) }) else { return nil }
        return Ligne(
            Self.lecture("Entretiens par trimestre", "Tels que remis, depuis le \(debut.libelle)", Lectures.serie(contenu)),
            rubrique: "Trimestre", mesure: "Entretiens", points, hauteur: 230
        ).balisage
    }

    private var connaissance: Balisage? {
        guard let c = contenu.connaissance else { return nil }
        return Parts(
            Self.lecture(
                "Premières venues", "Personnes reçues, toute l'entreprise",
                Lectures.connaissance(c)),
            rubrique: "Personnes", [("venues pour la première fois", c.nouvelles), ("déjà connues du service", c.connues)]
        ).balisage
    }

    private var formes: Balisage? {
        guard let formes = contenu.formes, !formes.isEmpty else { return nil }
        return Parts(
            Self.lecture("Comment les entretiens ont lieu", "Entretiens, toute l'entreprise", Lectures.parts(formes, tout: "entretiens")),
            rubrique: "Forme", formes.map { ($0.libelle, $0.entretiens) }
        ).balisage
    }

    private var origines: Balisage? {
        guard let origines = contenu.origines, !origines.isEmpty else { return nil }
        return Parts(
            Self.lecture(
                "Qui a parlé du service", "Entretiens, d'après ce qu'en dit la personne", Lectures.parts(origines, tout: "entretiens")),
            rubrique: "Origine", origines.map { ($0.libelle, $0.entretiens) }
        ).balisage
    }
}
