import Calendrier
import Web

/// A date typed by hand or picked.
enum DateSaisie {
    static func lire(_ champs: Champs, _ nom: String, requise: Bool, _ fautes: inout Fautes) -> DateCivile? {
        guard let texte = champs.texte(nom) else {
            if requise { fautes[nom] = "Écrivez une date, par exemple \(DateCivile.aujourdhui().chiffres)." }
            return nil
        }
        guard let date = DateCivile(saisie: texte), 2000...2100 ~= date.annee else {
            fautes[nom] = "« \(texte) » n'est pas un jour du calendrier. Écrivez par exemple \(DateCivile.aujourdhui().chiffres)."
            return nil
        }
        return date
    }

    /// Between two days too: a year mistyped is refused where it is typed, not found when its reminder never comes. `quoi`: the field, as
    /// the form names it.
    static func lire(
        _ champs: Champs, _ nom: String, _ quoi: String, requise: Bool = false, des debut: DateCivile? = nil, a fin: DateCivile,
        _ fautes: inout Fautes
    ) -> DateCivile? {
        guard let date = lire(champs, nom, requise: requise, &fautes) else { return nil }
        if let debut, date < debut {
            fautes[nom] = "\(quoi) : le \(date.court) est trop tôt, le \(debut.court) au plus tôt."
            return nil
        }
        if date > fin {
            fautes[nom] = "\(quoi) : le \(date.court) est trop loin, le \(fin.court) au plus tard."
            return nil
        }
        return date
    }

    /// Of something that has taken place.
    static func passee(_ champs: Champs, _ nom: String, _ quoi: String, _ fautes: inout Fautes) -> DateCivile? {
        let aujourdhui = DateCivile.aujourdhui()
        guard let date = lire(champs, nom, requise: true, &fautes) else { return nil }
        guard date <= aujourdhui else {
            fautes[nom] = "\(quoi) : le \(date.court) n'est pas encore venu. Écrivez par exemple \(aujourdhui.chiffres)."
            return nil
        }
        return date
    }

    /// Same twelve months as `nominatif.borner_rendez_vous` (0102): the same day of next year is already a year mistyped.
    static var finDesRendezVous: DateCivile { .aujourdhui().plus(mois: 12) }
    /// What is recalled: nobody waits longer for a démarche, an action, news of an orientation.
    static var finDesRappels: DateCivile { .aujourdhui().plus(mois: 24) }
    /// What may last: an objective, a sick leave.
    static var finDesPlans: DateCivile { .aujourdhui().plus(mois: 60) }
}
