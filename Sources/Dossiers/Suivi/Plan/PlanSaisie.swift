import Actes
import Web

/// An objective or an action as they are typed; nil when something is at fault.
enum PlanSaisie {
    static func texte(_ champs: Champs, _ nom: String, _ max: Int, _ fautes: inout Fautes) -> String? {
        guard let texte = champs.texte(nom) else { return nil }
        if texte.count > max { fautes[nom] = "Ce texte a \(texte.count) signes, et la place est de \(nombre(max))." }
        return texte
    }

    static func objectif(_ champs: Champs, _ fautes: inout Fautes) -> PlanStore.Saisi? {
        let mots = texte(champs, "texte", 500, &fautes)
        if mots == nil { fautes["texte"] = "Écrivez l'objectif avec les mots de la personne." }
        let theme = champs["theme"].flatMap { Motif(rawValue: $0) }
        if theme == nil { fautes["theme"] = "Choisissez le thème de l'objectif." }
        let horizon = DateSaisie.lire(champs, "horizon", "Pour quand", a: DateSaisie.finDesPlans, &fautes)
        let commentaire = texte(champs, "commentaire", 1_000, &fautes) ?? ""
        guard let mots, let theme, fautes.isEmpty else { return nil }
        return PlanStore.Saisi(
            theme: theme, qui: champs["qui"].flatMap { Qui(rawValue: $0) } ?? .ensemble, horizon: horizon,
            texte: Objectif.Texte(mots, commentaire: commentaire),
            resultat: champs["resultat"].flatMap { Resultat(rawValue: $0) } ?? .enCours)
    }

    static func action(_ champs: Champs, _ fautes: inout Fautes) -> PlanStore.Action? {
        let echeance = DateSaisie.lire(champs, "echeance", "Pour quand", a: DateSaisie.finDesRappels, &fautes)
        let mots = texte(champs, "action", 500, &fautes)
        if mots == nil { fautes["action"] = "Écrivez ce qui sera fait." }
        guard let mots, fautes.isEmpty else { return nil }
        return PlanStore.Action(mots, qui: champs["qui"].flatMap { Qui(rawValue: $0) } ?? .personne, echeance: echeance)
    }
}
