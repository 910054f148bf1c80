/// Public holidays by territory, computed for any year.
/// France: code du travail L3133-1; Alsace-Moselle: L3134-13; Luxembourg: code du travail L.232-2 (9 May since 2019).
public struct JoursFeries {
    /// Every public holiday of the year with its name. When two fall on one day (Ascension on 8 May 2070) the names are joined.
    public static func de(_ territoire: Territoire, annee: Int) -> [DateCivile: String] {
        var jours: [DateCivile: String] = [:]
        func ajoute(_ jour: DateCivile, _ nom: String) {
            jours[jour] = jours[jour].map { "\($0), \(nom)" } ?? nom
        }
        func fixe(_ jour: Int, _ mois: Int, _ nom: String) {
            ajoute(DateCivile(numero: DateCivile.numero(annee: annee, mois: mois, jour: jour)), nom)
        }
        let paques = Paques.de(annee)
        fixe(1, 1, "Jour de l'an")
        ajoute(paques.plus(jours: 1), "Lundi de Pâques")
        fixe(1, 5, "Fête du Travail")
        ajoute(paques.plus(jours: 39), "Ascension")
        ajoute(paques.plus(jours: 50), "Lundi de Pentecôte")
        fixe(15, 8, "Assomption")
        fixe(1, 11, "Toussaint")
        fixe(25, 12, "Noël")
        switch territoire {
        case .FR, .alsaceMoselle, .alsaceMoselleVendrediSaint:
            fixe(8, 5, "Victoire de 1945")
            fixe(14, 7, "Fête nationale")
            fixe(11, 11, "Armistice de 1918")
            if territoire != .FR { fixe(26, 12, "Saint-Étienne") }
            if territoire == .alsaceMoselleVendrediSaint { ajoute(paques.plus(jours: -2), "Vendredi saint") }
        case .LU:
            fixe(9, 5, "Journée de l'Europe")
            fixe(23, 6, "Fête nationale")
            fixe(26, 12, "Saint-Étienne")
        }
        return jours
    }

    /// The holiday's name, nil on an ordinary day.
    public static func nom(_ jour: DateCivile, _ territoire: Territoire) -> String? {
        de(territoire, annee: jour.annee)[jour]
    }

    public static func estFerie(_ jour: DateCivile, _ territoire: Territoire) -> Bool {
        nom(jour, territoire) != nil
    }

    /// The holidays of a period, in order.
    public static func de(_ territoire: Territoire, _ periode: Periode) -> [(jour: DateCivile, nom: String)] {
        (periode.debut.annee...periode.fin.annee)
            .flatMap { de(territoire, annee: $0) }
            .filter { periode.contient($0.key) }
            .sorted { $0.key < $1.key }
            .map { (jour: $0.key, nom: $0.value) }
    }
}

/// Easter Sunday of the Gregorian calendar.
enum Paques {
    /// The anonymous computus published by Meeus (Astronomical Algorithms, ch. 8): valid for every year from 1583.
    static func de(_ annee: Int) -> DateCivile {
        let a = annee % 19
        let (b, c) = (annee / 100, annee % 100)
        let (d, e) = (b / 4, b % 4)
        let g = (b - (b + 8) / 25 + 1) / 3
        let h = (19 * a + b - d - g + 15) % 30
        let (i, k) = (c / 4, c % 4)
        let l = (32 + 2 * e + 2 * i - h - k) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let n = h + l - 7 * m + 114
        return DateCivile(numero: DateCivile.numero(annee: annee, mois: n / 31, jour: n % 31 + 1))
    }
}
