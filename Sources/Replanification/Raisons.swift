import Calendrier
import Planner

/// Reasons compared.
enum Raisons {
    /// The reasons of `a` that weigh more than the same of `b`, heaviest first.
    static func pires(_ a: Proposition, _ b: Proposition) -> [Proposition.Raison] {
        let exces = a.raisons.map { raison in
            (raison, raison.cout - (b.raisons.first { $0.axe == raison.axe }?.cout ?? 0))
        }
        return exces.filter { $0.1 > 0 }.sorted { ($1.1, $0.0.axe.rawValue) < ($0.1, $1.0.axe.rawValue) }.map(\.0)
    }
}

extension Contexte {
    /// The difference in words, one sentence per point of view, without capital nor final dot.
    func raisons(_ place: Place, _ option: Option, _ perte: Composantes, _ sans: Etat) -> [Proposition.Raison] {
        let difference = option.prix - perte
        return [
            .init(axe: .competence, cout: 0, phrase: competence(place.k, option.i)),
            .init(axe: .continuite, cout: difference.continuite, phrase: continuite(place, option.i, sans)),
            .init(axe: .trajet, cout: difference.trajet, phrase: trajet(place, option, sans)),
            .init(axe: .charge, cout: difference.equilibre, phrase: charge(place.k, option, sans)),
            .init(
                axe: .report, cout: difference.regularite + difference.preference + option.nature.derangement,
                phrase: report(place, option, sans)),
        ]
    }

    private func competence(_ k: Int, _ i: Int) -> String {
        let d = t.instance.demandes[k]
        let role = Mots.role(t.instance.intervenantes[i].role)
        let n = t.debutEligibles[k + 1] - t.debutEligibles[k]
        let langue = d.langue == "fr" ? "" : ", parle \(Mots.langue(d.langue))"
        return n == 1 ? "\(role)\(langue), la seule à pouvoir tenir cette permanence" : "\(role)\(langue)"
    }

    private func continuite(_ place: Place, _ i: Int, _ sans: Etat) -> String {
        let n = sans.parPersonne[place.k * t.nbQui + i]
        if t.referente[place.k] == i { return "référente de ce client" }
        if n == 0 { return "n'a aucune autre permanence chez ce client dans ce plan" }
        let sur = sans.servies[place.k]
        return n == sur ? "tient toutes les autres permanences de ce client" : "tient \(n) des \(sur) autres permanences de ce client"
    }

    private func trajet(_ place: Place, _ option: Option, _ sans: Etat) -> String {
        let minutes = sans.detour(t.lieu[place.k], option.d, option.i)
        let voisin = option.d % 3 == 2 ? -1 : sans.agenda[option.i * t.jours * 2 + (t.fente(option.d) ^ 1)]
        if minutes == 0, voisin >= 0 { return "déjà sur place ce jour-là, aucun trajet de plus" }
        if minutes == 0 { return "tenue à son bureau, aucun trajet" }
        let autour = voisin < 0 ? "depuis \(mots.lieu(t.bureau[option.i]))" : "en passant par \(mots.lieu(t.lieu[t.demande[voisin]]))"
        return minutes < 0 ? "\(-minutes) min de trajet en moins, \(autour)" : "\(minutes) min de trajet de plus, \(autour)"
    }

    private func charge(_ k: Int, _ option: Option, _ sans: Etat) -> String {
        let avec = sans.charge[option.i * t.semaines + t.semaine(option.d)] + t.duree[k]
        let cible = t.cibleHebdo[option.i]
        let semaine = "la semaine du \(t.date(7 * t.semaine(option.d)).sansAnnee)"
        return avec <= cible
            ? "\(Mots.demiJournees(avec)) \(semaine), pour \(cible) visées"
            : "\(Mots.demiJournees(avec)) \(semaine), \(avec - cible) de plus que les \(cible) visées"
    }

    private func report(_ place: Place, _ option: Option, _ sans: Etat) -> String {
        let r = t.rythme(option.d)
        let habituel = sans.maxRythme[place.k] == 0 || sans.parRythme[place.k * 15 + r] == sans.maxRythme[place.k]
        let moment =
            switch option.nature {
            case .memeMoment: "date et moment inchangés"
            case .autreMoment:
                option.d % 3 == 0 ? "même jour, le matin au lieu de l'après-midi" : "même jour, l'après-midi au lieu du matin"
            case .report: "reportée au \(mots.quand(option.d))"
            }
        let habitude = option.nature == .memeMoment ? "" : habituel ? ", au moment habituel" : ", hors du moment habituel"
        let preference = t.horsPreference[place.k * 15 + r] > 0 ? ", hors des créneaux préférés" : ""
        return moment + habitude + preference
    }
}
