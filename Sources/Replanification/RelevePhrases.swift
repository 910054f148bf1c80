import Calendrier
import Planner

extension Releve {
    typealias Combinaison = (d: Int, i: Int, bits: Int)

    /// One rule over the whole period, in words.
    func phrase(_ regle: Regle, _ prises: [Combinaison]) -> String {
        let (t, mots) = (c.t, c.mots)
        let la = mots.lieu(t.lieu[k])
        switch regle {
        case .instance, .duree, .periode, .creneau, .role, .langue: return c.empechements(o, prises[0].d, prises[0].i).first?.phrase ?? ""
        case .lieuFerie: return Mots.point("Férié à \(la) \(dates(prises))")
        case .fermeture: return "\(mots.client(k)) est fermé \(dates(prises))."
        case .salle: return salle(la, prises)
        case .intervenanteFeriee:
            return Mots.point("Jour férié à \(une(prises) ? "son" : "leur") bureau : \(noms(prises) { _, jours in jours })")
        case .conge: return Mots.point("\(accord("Absente", prises)) : \(noms(prises) { _, jours in jours })")
        case .disponibilite:
            return Mots.point(
                "\(une(prises) ? "Ne travaille pas" : "Ne travaillent pas") à ces moments : \(noms(prises) { i, _ in part(i, prises) })")
        case .ubiquite: return Mots.point("Déjà ailleurs à ces moments : \(noms(prises) { i, _ in part(i, prises) })")
        case .trajetMidi:
            return Mots.point("Trop loin à midi de l'autre permanence du jour : \(noms(prises) { i, _ in midi(i, prises) })")
        case .maxHebdo:
            return Mots.point("À \(une(prises) ? "son" : "leur") maximum de la semaine : \(noms(prises) { i, _ in charge(i, prises) })")
        case .ecart:
            if case .ecart(_, let auMoins, let autre) = c.fait(.ecart, o, prises[0].d, prises[0].i) {
                return "Trop près de la permanence du \(mots.jour(autre)) : il faut \(auMoins) jours entre deux."
            }
            return ""
        }
    }

    /// « Agathe A. (…), Claire M. (…) et 3 autres », most blocked first.
    private func noms(_ prises: [Combinaison], _ detail: (Int, String) -> String) -> String {
        let parPersonne = Dictionary(grouping: prises, by: \.i).sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        let ecrits = parPersonne.prefix(3).map { i, siennes in "\(c.mots.nom(i)) (\(detail(i, dates(siennes))))" }
        let reste = parPersonne.count - ecrits.count
        return Mots.liste(ecrits + (reste > 0 ? [reste == 1 ? "une autre" : "\(reste) autres"] : []))
    }

    private func une(_ prises: [Combinaison]) -> Bool { Set(prises.map(\.i)).count == 1 }
    private func accord(_ mot: String, _ prises: [Combinaison]) -> String { une(prises) ? mot : mot + "s" }

    private func part(_ i: Int, _ prises: [Combinaison]) -> String {
        let (siennes, toutes) = (prises.count { $0.i == i }, combinaisons.count { $0.i == i })
        return siennes == toutes ? "toujours" : "\(siennes) sur \(toutes)"
    }

    private func midi(_ i: Int, _ prises: [Combinaison]) -> String {
        guard let pire = prises.first(where: { $0.i == i }),
            case .midi(let minutes, let de, let vers, _) = c.fait(.trajetMidi, o, pire.d, i)
        else { return "" }
        let ailleurs = de == c.t.instance.demandes[k].lieu ? vers : de
        return "\(minutes) min avec \(c.mots.lieu(id: ailleurs))"
    }

    private func charge(_ i: Int, _ prises: [Combinaison]) -> String {
        let semaines = Set(prises.filter { $0.i == i }.map { c.t.semaine($0.d) }).sorted()
        let plus = semaines.map { c.etat.chargeSans(o, i, $0) }.max() ?? 0
        return "\(Mots.demiJournees(plus)) sur \(c.t.maxHebdo[i])"
    }

    /// « le lundi 6 avril », « le 6 et le 7 avril », « 9 jours ».
    private func dates(_ prises: [Combinaison]) -> String {
        let jours = Set(prises.map { $0.d / 3 }).sorted()
        if jours == Set(combinaisons.map { $0.d / 3 }).sorted(), jours.count > 1 { return "toute la période" }
        if jours.count > 3 { return "\(jours.count) jours de la période" }
        return Mots.liste(jours.map { "le \(c.mots.jour($0))" })
    }

    /// « Aucune salle libre à X le vendredi. » when a whole day of the week is full.
    private func salle(_ la: String, _ prises: [Combinaison]) -> String {
        let pleins = Set(prises.map(\.d))
        let tous = Set(combinaisons.map(\.d))
        if pleins == tous { return "Aucune salle libre à \(la) à aucun moment permis." }
        let jours = (0..<5).filter { w in
            let siens = tous.filter { $0 / 3 % 7 == w }
            return !siens.isEmpty && siens.isSubset(of: pleins)
        }
        if !jours.isEmpty { return "Aucune salle libre à \(la) \(Mots.liste(jours.map { "le \(Francais.jours[$0])" }))." }
        let quand =
            pleins.count > 3 ? "\(pleins.count) moments sur \(tous.count)" : Mots.liste(pleins.sorted().map { "le \(c.mots.quand($0))" })
        return "Salle prise à \(la) : \(quand)."
    }
}
