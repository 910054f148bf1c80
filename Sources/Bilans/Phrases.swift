internal import Web

/// Three sentences at the head of a bilan, made of shown cells only. None compares a shown value with a masked one: that would bound it.
enum Phrases {
    static func de(_ contenu: Contenu, anterieur: Contenu?) -> [String] {
        [total(contenu, anterieur), theme(contenu), permanences(contenu)].compactMap { $0 }
    }

    private static func total(_ contenu: Contenu, _ anterieur: Contenu?) -> String? {
        guard let total = contenu.total else {
            return "Le nombre de salariés est trop faible pour compter les entretiens sans désigner quelqu'un."
        }
        guard let entretiens = total.entretiens, let personnes = total.personnes else {
            return "Le nombre d'entretiens n'est pas communiqué pour cette période."
        }
        let phrase =
            "**\(pluriel(entretiens, "entretien"))** \(entretiens < 2 ? "a" : "ont") eu lieu pour **\(pluriel(personnes, "personne"))**"
        guard let avant = anterieur?.total?.entretiens, let periode = anterieur.flatMap({ PeriodeBilan($0.periode) }) else {
            return phrase + "."
        }
        let ecart = entretiens - avant
        let comparaison =
            ecart == 0
            ? "autant qu'au \(periode.libelle)"
            : "\(pluriel(abs(ecart), "entretien")) de \(ecart > 0 ? "plus" : "moins") qu'au \(periode.libelle)"
        return phrase + ", \(comparaison.replacing("au année", with: "en"))."
    }

    private static func theme(_ contenu: Contenu) -> String? {
        guard let themes = contenu.themes else { return nil }
        let montres = themes.filter { !$0.masquee }.sorted { ($0.entretiens ?? 0) > ($1.entretiens ?? 0) }
        guard let premier = montres.first, let nombre = premier.entretiens else {
            return "Aucun thème n'est communiqué pour cette période."
        }
        let reste = themes.contains(where: \.masquee) ? "parmi les thèmes communiqués" : "parmi tous les thèmes"
        guard montres.count > 1, montres[1].entretiens != nombre else {
            return "**\(majuscule(premier.libelle))** : \(pluriel(nombre, "entretien")), \(reste)."
        }
        return "**\(majuscule(premier.libelle))** vient en premier \(reste) : \(pluriel(nombre, "entretien"))."
    }

    private static func permanences(_ contenu: Contenu) -> String {
        let n = contenu.permanences.demiJournees
        guard n > 0 else { return "Aucune permanence n'a été tenue sur la période." }
        return
            "**\(pluriel(n, "demi-journée de permanence tenue", "demi-journées de permanence tenues"))**, soit \(IndicateurPermanences.heures(contenu.permanences)) de présence."
    }

    static func majuscule(_ texte: String) -> String { texte.prefix(1).uppercased() + texte.dropFirst() }
}
