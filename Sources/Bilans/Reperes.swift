internal import Actes
internal import Foundation

/// What a client is told of comparable companies: computed once for a period and a size, then the same for all, for ever.
enum Reperes {
    /// nil when too few companies, or one too large, stand behind it.
    static func valeur(_ parts: [PartPortefeuille], _ classe: ClasseEffectif) -> Contenu.ReperePortefeuille? {
        let servies = parts.filter { $0.demiJournees > 0 && (classe == .toutes || $0.classe == classe) }
        let total = SommePortefeuille(servies.map(\.total))
        let effectif = servies.reduce(0) { $0 + $1.effectif }
        guard total.dicible(), effectif > 0, (servies.map(\.effectif).max() ?? 0) * 2 <= effectif else { return nil }
        let motifs = Motif.allCases
        let groupes = motifs.map { motif in servies.map { $0.themes[motif] ?? .vide } }
        let montres = SommePortefeuille.dicibles(groupes)
        var themes: [String: Int] = [:]
        for (rang, motif) in motifs.enumerated() where montres[rang] {
            themes[motif.rawValue] = arrondi(SommePortefeuille(groupes[rang]).entretiens * 1_000, total.entretiens)
        }
        return Contenu.ReperePortefeuille(
            classe: classe.libelle, entreprises: servies.count, entretiensPourMille: arrondi(total.entretiens * 1_000, effectif),
            themes: themes)
    }

    /// Every class of a period as the table keeps them: `null` where nothing can be said.
    static func json(_ parts: [PartPortefeuille]) throws -> String {
        let encodeur = JSONEncoder()
        encodeur.outputFormatting = [.sortedKeys]
        let tous = Dictionary(uniqueKeysWithValues: ClasseEffectif.allCases.map { ($0.rawValue, valeur(parts, $0)) })
        return String(decoding: try encodeur.encode(tous), as: UTF8.self)
    }

    /// Half away from zero; both are positive.
    static func arrondi(_ numerateur: Int, _ denominateur: Int) -> Int { (numerateur * 2 + denominateur) / (denominateur * 2) }
}
