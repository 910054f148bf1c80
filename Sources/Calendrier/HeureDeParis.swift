import Foundation

/// The legal time of metropolitan France and Luxembourg, by arithmetic: no time zone database is needed on the machine.
public enum HeureDeParis {
    /// Minutes ahead of UTC at an instant (seconds since 1970 UTC): 120 in summer, 60 in winter.
    /// Directive 2000/84/CE: from the last Sunday of March to the last Sunday of October, at 01:00 UTC.
    public static func decalage(_ secondes: Int) -> Int {
        let jour = DateCivile(numero: Int((Double(secondes) / 86_400).rounded(.down)))
        let bascule = { (mois: Int) -> Int in
            let dernier = Mois(rang: jour.annee * 12 + mois - 1).dernierJour
            return dernier.plus(jours: -(dernier.jourSemaine % 7)).numero * 86_400 + 3600
        }
        return secondes >= bascule(3) && secondes < bascule(10) ? 120 : 60
    }

    /// The civil day and the time of day at an instant (seconds since 1970 UTC).
    public static func local(_ secondes: Int) -> (jour: DateCivile, heure: Heure) {
        let locales = secondes + decalage(secondes) * 60
        let jours = Int((Double(locales) / 86_400).rounded(.down))
        return (DateCivile(numero: jours), Heure(minutes: (locales - jours * 86_400) / 60) ?? PlageHoraire.parDefaut(.AM).debut)
    }

    /// Now, on the machine's clock.
    public static func maintenant() -> (jour: DateCivile, heure: Heure) {
        local(Int(Date().timeIntervalSince1970.rounded(.down)))
    }
}

extension DateCivile {
    /// The day it is now in Paris.
    public static func aujourdhui() -> DateCivile { HeureDeParis.maintenant().jour }
}
