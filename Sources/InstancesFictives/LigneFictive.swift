import Calendrier
import Planner

/// One contract line before it is numbered.
struct LigneFictive {
    let entreprises: [Int]
    let lieu: Int
    let frequence: Instance.Frequence
    let duree: Int
    let premiereSemaine: Int
    let langue: String
    let role: String
    let fermetures: [ClosedRange<Int>]
    /// Ranks of `Creneau`, in order.
    let autorises, preferes: [Int]
    let referente: Int?

    /// What the company asks, before a rhythm is found.
    struct Besoin {
        let frequence: Instance.Frequence
        let duree: Int

        var pas: Int { Instance.Regles.usuelles.semainesParPeriode[frequence] }

        /// The rarer the permanence, the more often it lasts the whole day.
        init(_ tirage: inout Tirage) {
            switch tirage.entier(100) {
            case ..<42: (frequence, duree) = (.hebdomadaire, tirage.chance(25) ? 2 : 1)
            case ..<75: (frequence, duree) = (.bimensuelle, tirage.chance(40) ? 2 : 1)
            default: (frequence, duree) = (.mensuelle, tirage.chance(45) ? 2 : 1)
            }
        }
    }

    /// First week of the contract: the start of the plan, up to a period later, or (6 %, on a long plan) during the year.
    static func premiereSemaine(_ besoin: Besoin, semaines: Int, _ tirage: inout Tirage) -> Int {
        if semaines > 26, tirage.chance(6) { return tirage.entre(4, semaines / 2) }
        return besoin.pas == 1 || tirage.chance(40) ? 0 : tirage.entier(min(besoin.pas, max(1, semaines - besoin.pas + 1)))
    }

    /// The moments a company accepts around those of its hidden rhythm: any, many or few.
    static func autorises(autour creneaux: [Int], _ tirage: inout Tirage) -> [Int] {
        let souplesse = tirage.entier(100)
        guard creneaux.count == 1 else {
            let jours = souplesse < 30 ? 5 : souplesse < 80 ? tirage.entre(2, 3) : 1
            let choisis = Set(tirage.melanger([0, 1, 2, 3, 4]).prefix(jours)).union([creneaux[0] / 2])
            return (0..<10).filter { choisis.contains($0 / 2) }
        }
        if souplesse < 35 { return Array(0..<10) }
        let autres = souplesse < 80 ? tirage.entre(3, 6) : tirage.entre(1, 2)
        return Set(tirage.melanger(Array(0..<10)).prefix(autres)).union(creneaux).sorted()
    }

    /// Two companies out of three prefer a moment, most often that of the rhythm: this half-day, this day, or all mornings (afternoons).
    static func preferes(_ autorises: [Int], rythme: [Int], _ tirage: inout Tirage) -> [Int] {
        guard tirage.chance(65) else { return [] }
        let pivot = tirage.chance(70) ? rythme[0] : tirage.un(autorises)
        guard rythme.count == 1 else { return autorises.filter { $0 / 2 == pivot / 2 } }
        switch tirage.entier(10) {
        case ..<5: return [pivot]
        case ..<8: return autorises.filter { $0 / 2 == pivot / 2 }
        default: return autorises.filter { $0 % 2 == pivot % 2 }
        }
    }
}
