internal import Actes
internal import Web

/// The page of a company where nobody is counted, for the period or at all.
extension Rendu {
    /// Headcount from which a year gives its totals (rules §3).
    static let premierCompte = 20

    var pourquoiRien: Balisage {
        let corps: Balisage =
            contenu.effectif < Self.premierCompte
            ? "<p>Votre entreprise compte \(pluriel(contenu.effectif, "salarié")). Dire combien sont venus, ou de quoi ils ont parlé, reviendrait presque à dire qui. Nous ne comptons donc ni entretien, ni personne, ni thème : ni ce trimestre, ni sur l'année, ni par un autre document.</p><p>Ce silence vaut dans les deux sens : il ne dit pas que le service sert peu, ni qu'il sert beaucoup.</p>"
            : "<p>À \(pluriel(contenu.effectif, "salarié")), un trimestre compte trop peu de personnes pour qu'un nombre ne désigne personne. Le nombre d'entretiens et celui des personnes paraissent dans le bilan de l'année, à partir de \(contenu.seuil) personnes.</p>"
        let liste = Motif.allCases.map { "<li>\(Phrases.majuscule($0.libelle))</li>" as Balisage }
        return
            "<div class=\"deux tient\">\(Panneau.de("Un nombre désignerait quelqu'un", corps, note: "Code pénal, article 226-13 : le secret professionnel vaut aussi envers l'employeur."))\(Panneau.de("De quoi chacun peut venir parler", "<ul class=\"puces serrees\">\(liste)</ul>", note: "Cette liste est la même partout : elle ne dit rien de qui est venu."))</div>"
    }
}
