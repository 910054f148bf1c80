import Calendrier

/// The weeks to plan, as day numbers, and what empties them: public holidays, leaves, closings.
struct Annee {
    let premierLundi: DateCivile
    let semaines: Int
    let feries: [Territoire: Set<Int>]
    private let annees: ClosedRange<Int>

    init(_ premierLundi: DateCivile, semaines: Int) {
        self.premierLundi = premierLundi
        self.semaines = semaines
        let periode = Periode(debut: premierLundi, fin: premierLundi.plus(jours: 7 * semaines - 3))
        annees = periode.debut.annee...periode.fin.annee
        feries = Dictionary(
            uniqueKeysWithValues: Territoire.duFormat.map { t in
                (t, Set(JoursFeries.de(t, periode).filter { !$0.jour.estWeekEnd }.map(\.jour.numero)))
            })
    }

    private var jours: ClosedRange<Int> { premierLundi.numero...premierLundi.numero + 7 * semaines - 3 }

    /// Weekday holidays of the weeks to plan, in order.
    func feries(_ territoire: Territoire) -> [DateCivile] { (feries[territoire] ?? []).sorted().map { DateCivile(numero: $0) } }

    /// Her leaves: two or three weeks in summer, staggered by `rang`, one of the year-end weeks, one of the small school holidays, and a few
    /// single days (training, illness).
    func conges(_ rang: Int, _ tirage: inout Tirage) -> [ClosedRange<Int>] {
        var plages: [ClosedRange<Int>] = []
        for annee in annees {
            let ete = lundi(annee, 7, 6) + 7 * ((rang + tirage.entier(2)) % 6)
            plages.append(ete...ete + 7 * tirage.entre(2, 3) - 3)
            let noel = lundi(annee, 12, 24) + 7 * tirage.entier(2)
            plages.append(noel...noel + 4)
            let (mois, jour) = tirage.un([(2, 16), (2, 23), (4, 13), (4, 20), (10, 19), (10, 26)])
            let petites = lundi(annee, mois, jour)
            plages.append(petites...petites + 4)
            for _ in 0..<tirage.entre(2, 5) {
                let debut = lundi(annee, 1, 4) + 7 * tirage.entier(52) + tirage.entier(5)
                plages.append(debut...debut + (tirage.chance(30) ? 1 : 0))
            }
        }
        return dansLHorizon(plages)
    }

    /// A site's closings: August, the end of the year, the bridge between a holiday and the week-end, sometimes a stocktaking.
    func fermetures(_ territoire: Territoire, _ tirage: inout Tirage) -> [ClosedRange<Int>] {
        var plages: [ClosedRange<Int>] = []
        for annee in annees {
            if tirage.chance(45) {
                let aout = lundi(annee, 8, 3) + 7 * tirage.entier(3)
                plages.append(aout...aout + 7 * tirage.entre(1, 3) - 3)
            }
            if tirage.chance(50) {
                let noel = lundi(annee, 12, 24)
                plages.append(noel...noel + 7 * tirage.entre(1, 2) - 3)
            }
            if tirage.chance(12) {
                let inventaire = lundi(annee, 1, 11) + 7 * tirage.entier(48) + tirage.entier(5)
                plages.append(inventaire...inventaire + tirage.un([0, 1, 4]))
            }
        }
        if tirage.chance(25) { plages += ponts(territoire).map { $0...$0 } }
        return dansLHorizon(plages)
    }

    /// One week in the middle, for a site that must have a closing.
    var fermetureDeMilieu: [ClosedRange<Int>] {
        let lundi = premierLundi.numero + 7 * (semaines / 2)
        return [lundi...lundi + 4]
    }

    /// The Monday before a Tuesday holiday, the Friday after a Thursday one.
    private func ponts(_ territoire: Territoire) -> [Int] {
        feries(territoire).compactMap {
            switch $0.jourSemaine {
            case 2: $0.numero - 1
            case 4: $0.numero + 1
            default: nil
            }
        }
    }

    /// The Monday of the week of a day.
    private func lundi(_ annee: Int, _ mois: Int, _ jour: Int) -> Int {
        (DateCivile(annee: annee, mois: mois, jour: jour) ?? premierLundi).lundi.numero
    }

    private func dansLHorizon(_ plages: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
        plages.filter { $0.overlaps(jours) }.map { $0.clamped(to: jours) }.sorted {
            ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
        }
    }
}
