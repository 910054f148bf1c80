internal import Web

/// The sentence under each chart: what to see in it. Made of shown numbers only; none sets a shown number against a masked one.
enum Lectures {
    /// Shown, greatest first; equal ones in the order given.
    static func classes(_ cases: [Contenu.Case]) -> [Contenu.Case] {
        cases.enumerated().filter { !$0.element.masquee }
            .sorted { ($0.element.entretiens ?? 0, $1.offset) > ($1.element.entretiens ?? 0, $0.offset) }.map(\.element)
    }

    static func serie(_ contenu: Contenu) -> String {
        let montres = contenu.serie.compactMap(\.entretiens)
        guard let bas = montres.min(), let haut = montres.max(), montres.count > 1 else {
            return montres.isEmpty ? "Aucun trimestre n'est communiqué." : "Un seul trimestre est communiqué."
        }
        let tous = montres.count == contenu.serie.count
        guard bas < haut else { return "\(pluriel(bas, "entretien")) à chaque trimestre\(tous ? "" : " communiqué")." }
        let parmi = tous ? "des \(montres.count) trimestres" : "des \(montres.count) trimestres communiqués"
        let dernier = contenu.serie.last?.entretiens
        let place =
            dernier.map { valeur in
                let egaux = montres.filter { $0 == valeur }.count
                guard egaux == 1, valeur == haut || valeur == bas else { return "" }
                return "Le dernier est le plus \(valeur == haut ? "haut" : "bas") \(parmi). "
            } ?? ""
        return place
            + "De \(nombre(bas)) à \(pluriel(haut, "entretien")) par trimestre\(tous ? "" : " communiqué"), \(nombre(moyenne(montres))) en moyenne."
    }

    /// Rounded, halves up.
    private static func moyenne(_ valeurs: [Int]) -> Int { (valeurs.reduce(0, +) * 2 + valeurs.count) / (valeurs.count * 2) }

    static func connaissance(_ c: Contenu.Connaissance) -> String {
        guard let nouvelles = c.nouvelles, let connues = c.connues, nouvelles + connues > 0 else {
            return "Ces deux nombres ne sont pas communiqués pour cette période."
        }
        return "\(pourcentage(nouvelles, sur: nouvelles + connues)) des personnes sont venues pour la première fois."
    }

    /// « Présentiel prévu vient en premier : 45 % des entretiens. »
    static func parts(_ cases: [Contenu.Case], tout: String) -> String {
        let montres = classes(cases)
        guard let premier = montres.first, let valeur = premier.entretiens else { return "Aucun de ces nombres n'est communiqué." }
        guard montres.count == cases.count else {
            return "\(pluriel(montres.count, "nombre communiqué", "nombres communiqués")) sur \(cases.count)."
        }
        let somme = montres.reduce(0) { $0 + ($1.entretiens ?? 0) }
        guard montres.count == 1 || montres[1].entretiens != valeur else {
            return
                "« \(Phrases.majuscule(premier.libelle)) » et « \(montres[1].libelle) » viennent ensemble en premier, \(pourcentage(valeur, sur: somme)) des \(tout) chacun."
        }
        return "« \(Phrases.majuscule(premier.libelle)) » vient en premier : \(pourcentage(valeur, sur: somme)) des \(tout)."
    }

    static func themes(_ contenu: Contenu) -> String {
        let themes = contenu.themes ?? []
        let montres = classes(themes)
        let masques = themes.filter(\.masquee)
        guard !montres.isEmpty else { return "Aucun thème n'est communiqué." }
        var phrase = ""
        if let total = contenu.total?.entretiens, total > 0, montres.count >= 3 {
            let somme = montres.prefix(3).reduce(0) { $0 + ($1.entretiens ?? 0) }
            phrase =
                "Les trois premiers thèmes communiqués réunissent \(pluriel(somme, "entretien")) sur \(nombre(total)), soit \(pourcentage(somme, sur: total))."
        } else {
            phrase = "\(pluriel(montres.count, "thème communiqué", "thèmes communiqués")) sur \(themes.count)."
        }
        if masques.count > 5 { phrase += " Non communiqués (•) : \(masques.map(\.libelle).joined(separator: ", "))." }
        return phrase
    }

    static func sites(_ lignes: [Contenu.Case]) -> String {
        let montres = classes(lignes)
        guard let premier = montres.first, let valeur = premier.entretiens else { return "Aucun établissement n'est communiqué." }
        let reste = montres.count == lignes.count ? "" : ", \(montres.count) établissements communiqués sur \(lignes.count)"
        let egal = montres.count > 1 && montres[1].entretiens == valeur
        return egal
            ? "Chaque entretien est compté à l'établissement de la personne\(reste)."
            : "\(premier.libelle) : \(pluriel(valeur, "entretien"))\(montres.count == 1 ? "" : ", le plus grand nombre communiqué")\(reste). Chaque entretien est compté à l'établissement de la personne."
    }

    static func croisement(_ contenu: Contenu, _ croisement: [Contenu.Croisement]) -> String {
        let cases = croisement.flatMap { site in site.cases.map { (site.libelle, $0) } }
        let montrees = cases.filter { !$0.1.masquee }
        let seuil = contenu.seuilCroise ?? contenu.seuil
        let regle = "Une case n'est donnée qu'à partir de \(seuil) personnes."
        guard let haut = montrees.compactMap(\.1.entretiens).max() else { return "Aucune case n'est communiquée. " + regle }
        let sommets = montrees.filter { $0.1.entretiens == haut }
        let debut =
            sommets.count == 1
            ? "La case la plus grande qui soit communiquée : \(sommets[0].1.libelle), \(sommets[0].0), \(pluriel(haut, "entretien")). " : ""
        return debut + "\(pluriel(montrees.count, "case communiquée", "cases communiquées")) sur \(cases.count). " + regle
    }
}
