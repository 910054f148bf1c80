internal import Actes
internal import DisclosureControl
internal import Foundation

extension Annee {
    /// True counts of a company's year, its establishments taken in `rangs` (one row for all of them when it is empty).
    init(_ comptes: [Croisement], rangs: [Regroupement.Rang], effectif: Int) {
        let motifs = Motif.allCases.map(\.rawValue)
        // Nobody outside the headcount comes; a headcount declared too low would make the truth impossible.
        let effectifs = rangs.isEmpty ? [effectif] : rangs.map(\.effectif)
        self.init(themes: motifs.count, effectifs: effectifs, axes: [GroupeForme.allCases.count, GroupeOrigine.allCases.count])
        var sites: [String: Int] = [:]
        for (rang, groupe) in rangs.enumerated() { for id in groupe.etablissements { sites[id.uuidString.lowercased()] = rang } }
        // An establishment opened since the grouping was frozen goes with the last group, « Autres établissements » when there is one.
        let reste = max(0, rangs.count - 1)
        var nouveaux = [0, 0, 0, 0]
        for c in comptes {
            switch c.axe {
            case .motif:
                let site = sites[c.etablissement] ?? reste
                guard let t = c.valeur.isEmpty ? motifs.count : motifs.firstIndex(of: c.valeur) else { continue }
                if t < motifs.count, c.periode < 4 { entretiens[c.periode][t][site] += c.entretiens }
                personnes[c.periode][t][site] += c.personnes
                maxima[c.periode][t][site] = max(maxima[c.periode][t][site], c.maximum)
                if t == motifs.count, c.periode < 4 { nouveaux[c.periode] += c.nouveaux }
            case .forme: ranger(c, 0, GroupeForme.allCases.firstIndex { $0.rawValue == c.valeur })
            case .origine: ranger(c, 1, GroupeOrigine.allCases.firstIndex { $0.rawValue == c.valeur })
            }
        }
        self.nouveaux = nouveaux
    }

    private mutating func ranger(_ c: Croisement, _ axe: Int, _ modalite: Int?) {
        guard let modalite else { return }
        if c.periode < 4 { axes[axe].entretiens[c.periode][modalite] = c.entretiens }
        axes[axe].personnes[c.periode][modalite] = c.personnes
        axes[axe].maxima[c.periode][modalite] = c.maximum
    }
}
