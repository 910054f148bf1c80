internal import Web

/// Three sentences at the head of a bilan, made of shown cells only. None compares a shown value with a masked one: that would bound it.
enum Phrases {
    /// `anterieur`: the same period one year before; by default the one that the content carries.
    static func de(_ contenu: Contenu, anterieur: Contenu? = nil) -> [String] {
        let avant =
            contenu.anterieur
            ?? anterieur.map { Contenu.Anterieur(periode: $0.periode, total: $0.total, themes: $0.themes, permanences: $0.permanences) }
        return [total(contenu, avant), theme(contenu, avant), presence(contenu)]
    }

    private static func total(_ contenu: Contenu, _ anterieur: Contenu.Anterieur?) -> String {
        guard let total = contenu.total else {
            return contenu.effectif < Rendu.premierCompte
                ? "**Personne n'est compté** : à \(pluriel(contenu.effectif, "salarié")), un nombre désignerait quelqu'un."
                : "**Le nombre d'entretiens paraît une fois par an** : sur un trimestre, il désignerait quelqu'un."
        }
        guard let entretiens = total.entretiens else {
            return total.personnes.map {
                "**\(pluriel($0, "personne"))** \($0 < 2 ? "a été reçue" : "ont été reçues") ; le nombre d'entretiens n'est pas communiqué."
            }
                ?? "**Le nombre d'entretiens n'est pas communiqué** pour cette période."
        }
        let pour = total.personnes.map { " pour **\(pluriel($0, "personne"))**" } ?? ""
        let phrase = "**\(pluriel(entretiens, "entretien"))** \(entretiens < 2 ? "a" : "ont") eu lieu\(pour)"
        guard let avant = anterieur?.total?.entretiens, let periode = anterieur.flatMap({ PeriodeBilan($0.periode) }) else {
            return phrase + "."
        }
        let ecart = entretiens - avant
        return ecart == 0
            ? phrase + ", autant qu'\(en(periode))."
            : phrase + ", soit \(nombre(abs(ecart))) de \(ecart > 0 ? "plus" : "moins") qu'\(en(periode))."
    }

    private static func theme(_ contenu: Contenu, _ anterieur: Contenu.Anterieur?) -> String {
        guard let themes = contenu.themes else { return sansTheme(contenu) }
        let montres = Lectures.classes(themes)
        guard let premier = montres.first, let valeur = premier.entretiens else {
            return "**Aucun thème n'est communiqué** pour cette période."
        }
        let parmi = themes.contains(where: \.masquee) ? " parmi les thèmes communiqués" : ""
        let premiers = montres.filter { $0.entretiens == valeur }
        let nombreEcrit = pluriel(valeur, "entretien")
        guard premiers.count == 1 else {
            let noms = premiers.count == 2 ? "\(majuscule(premier.libelle)) et \(premiers[1].libelle)" : "\(nombre(premiers.count)) thèmes"
            return "**\(noms) viennent en premier**\(parmi), \(nombreEcrit) chacun."
        }
        let part = contenu.total?.entretiens.map { " (\(pourcentage(valeur, sur: $0)))" } ?? ""
        let debut =
            montres.count == 1 && themes.count > 1
            ? "**\(majuscule(premier.libelle))** est le seul thème communiqué, \(nombreEcrit)\(part)"
            : "**\(majuscule(premier.libelle)) vient en premier**\(parmi), \(nombreEcrit)\(part)"
        return debut + tendance(contenu, premier, anterieur) + "."
    }

    /// How the leading theme moved: over the shown quarters when they only rise or fall, else against the year before.
    private static func tendance(_ contenu: Contenu, _ theme: Contenu.Case, _ anterieur: Contenu.Anterieur?) -> String {
        if let serie = Lectures.evolutions(contenu).first(where: { $0.code == theme.code }), let suite = Lectures.suite(serie.valeurs),
            suite.valeurs.last == theme.entretiens
        {
            return ", en \(suite.hausse ? "hausse" : "baisse") continue : \(Lectures.enumerer(suite.valeurs))"
        }
        guard let avant = anterieur?.themes?.first(where: { $0.code == theme.code })?.entretiens,
            let periode = anterieur.flatMap({ PeriodeBilan($0.periode) })
        else { return "" }
        return avant == theme.entretiens ? ", autant qu'\(en(periode))" : ", contre \(nombre(avant)) \(en(periode))"
    }

    private static func sansTheme(_ contenu: Contenu) -> String {
        let annuelle = PeriodeBilan(contenu.periode)?.annuelle ?? false
        if contenu.effectif < Rendu.premierCompte { return "**Chacun peut venir parler de tout** : cette page n'en dira rien à personne." }
        if contenu.effectif < 50 { return "**Les thèmes ne sont pas comptés** : à moins de 50 salariés, ils désigneraient quelqu'un." }
        return annuelle
            ? "**Les thèmes ne sont pas communiqués** pour cette année."
            : "**Les thèmes paraissent dans le bilan de l'année** : un trimestre en dit trop peu à la fois."
    }

    private static func presence(_ contenu: Contenu) -> String {
        let p = contenu.permanences
        let actions = contenu.actions?.count ?? 0
        let suite = actions == 0 ? "" : ", et \(pluriel(actions, "action collective", "actions collectives"))"
        guard p.demiJournees > 0 else { return "**Aucune permanence n'a été tenue** sur la période\(suite)." }
        let dues = p.dues.map { $0 > 0 ? " sur \(nombre($0)) prévues" : "" } ?? ""
        return
            "**\(pluriel(p.demiJournees, "demi-journée de permanence", "demi-journées de permanence"))** tenue\(p.demiJournees < 2 ? "" : "s")\(dues), soit \(IndicateurPermanences.heures(p)) de présence\(suite)."
    }

    static func majuscule(_ texte: String) -> String { texte.prefix(1).uppercased() + texte.dropFirst() }

    /// « au 3e trimestre 2025 », « en 2025 ».
    static func en(_ periode: PeriodeBilan) -> String { periode.annuelle ? "en \(periode.annee)" : "au \(periode.libelle)" }
}
