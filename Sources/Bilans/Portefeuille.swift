internal import Actes
internal import Web

/// The provider's activity over all companies. A cell stands on at least five of them, none of which makes more than half of it.
struct Portefeuille: Sendable {
    struct Rang: Sendable {
        var motif: Motif
        var entretiens: Int?
    }

    /// Companies of one size, or of neighbouring sizes put together until something can be said of them.
    struct Taille: Sendable {
        /// Smallest headcount, and largest; nil: no upper bound.
        var de: Int
        var a: Int?
        var entreprises: Int
        var effectif: Int
        var demiJournees: Int
        var entretiensPourMille: Int?
        /// Theme → thousandths of the size's entretiens.
        var themes: [Motif: Int]
        /// Persons followed in prevention.
        var pdp: Int?

        var libelle: String {
            switch (de, a) {
            case (0, nil): "toutes tailles"
            case (0, let a?): "moins de \(nombre(a + 1)) salariés"
            case (_, nil): "\(nombre(de)) salariés et plus"
            case (_, let a?): "\(nombre(de)) à \(nombre(a)) salariés"
            }
        }
        /// Half-days held for 100 employees.
        var demiJourneesPourCent: Int? { effectif > 0 ? Reperes.arrondi(demiJournees * 100, effectif) : nil }
    }

    var periode: PeriodeBilan
    /// Companies with at least one half-day held in the period.
    var servies: Int
    var demiJournees: Int
    /// Companies with at least one entretien in the period; nil when too few to say.
    var entreprises: Int?
    var total: Int?
    var themes: [Rang]
    var tailles: [Taille]
    /// Persons followed in prevention; of those whose follow-up closed, the thousandths back at work.
    var pdp: Int?
    var tauxRetour: Int?

    init(_ parts: [PartPortefeuille], periode: PeriodeBilan) {
        let vues = parts.filter { $0.demiJournees > 0 || $0.total.entretiens > 0 }
        let somme = SommePortefeuille(vues.map(\.total))
        self.periode = periode
        servies = vues.count { $0.demiJournees > 0 }
        demiJournees = vues.reduce(0) { $0 + $1.demiJournees }
        total = somme.dicible() ? somme.entretiens : nil
        entreprises = somme.entreprises >= SommePortefeuille.entreprisesMinimum ? somme.entreprises : nil
        let montres = SommePortefeuille.dicibles(Motif.allCases.map { motif in vues.map { $0.themes[motif] ?? .vide } })
        let rangs = zip(Motif.allCases, montres).map { motif, montre in
            Rang(motif: motif, entretiens: montre ? vues.reduce(0) { $0 + ($1.themes[motif]?.entretiens ?? 0) } : nil)
        }
        themes = rangs.sorted { ($0.entretiens ?? -1) > ($1.entretiens ?? -1) }
        let prevention = SommePortefeuille(vues.map(\.pdp))
        pdp = prevention.dicible(seuil: SommePortefeuille.seuilPrevention) ? prevention.personnes : nil
        tauxRetour = Self.taux(vues)
        tailles = Self.tailles(vues)
    }

    /// Both those back at work and the others must be many.
    private static func taux(_ parts: [PartPortefeuille]) -> Int? {
        let seuil = SommePortefeuille.seuilPrevention
        let retours = SommePortefeuille(parts.map(\.retours))
        let autres = SommePortefeuille(
            parts.map {
                PartPortefeuille.Cellule(
                    entretiens: $0.cloturees.personnes - $0.retours.personnes, personnes: $0.cloturees.personnes - $0.retours.personnes)
            })
        guard retours.dicible(seuil: seuil), autres.dicible(seuil: seuil) else { return nil }
        return Reperes.arrondi(retours.personnes * 1_000, retours.personnes + autres.personnes)
    }

    /// From the five sizes of the publication plan: one too small to be said joins its smaller neighbour.
    private static func tailles(_ parts: [PartPortefeuille]) -> [Taille] {
        let hauts: [Int?] = [19, 49, 299, 999, nil]
        var groupes = hauts.enumerated().map { rang, haut in (de: rang == 0 ? 0 : (hauts[rang - 1] ?? 0) + 1, a: haut) }
        func siens(_ groupe: (de: Int, a: Int?)) -> [PartPortefeuille] {
            parts.filter { $0.effectif >= groupe.de && $0.effectif <= groupe.a ?? .max }
        }
        func somme(_ groupe: (de: Int, a: Int?)) -> SommePortefeuille { SommePortefeuille(siens(groupe).map(\.total)) }
        while groupes.count > 1, let petit = groupes.indices.first(where: { !somme(groupes[$0]).dicible() }) {
            let voisins = [petit - 1, petit + 1].filter(groupes.indices.contains)
            guard let voisin = voisins.min(by: { somme(groupes[$0]).entretiens < somme(groupes[$1]).entretiens }) else { break }
            let (bas, haut) = (min(petit, voisin), max(petit, voisin))
            groupes.replaceSubrange(bas...haut, with: [(de: groupes[bas].de, a: groupes[haut].a)])
        }
        let prevention = SommePortefeuille.dicibles(
            groupes.map { groupe in
                let dedans = Set(siens(groupe).map(\.entreprise))
                return parts.map { dedans.contains($0.entreprise) ? $0.pdp : .vide }
            }, seuil: SommePortefeuille.seuilPrevention)
        return groupes.enumerated().map { rang, groupe in
            let siens = siens(groupe)
            let total = somme(groupe)
            let effectif = siens.reduce(0) { $0 + $1.effectif }
            return Taille(
                de: groupe.de, a: groupe.a, entreprises: siens.count, effectif: effectif,
                demiJournees: siens.reduce(0) { $0 + $1.demiJournees },
                entretiensPourMille: total.dicible() && effectif > 0 ? Reperes.arrondi(total.entretiens * 1_000, effectif) : nil,
                themes: total.dicible() ? themes(siens, total.entretiens) : [:],
                pdp: prevention[rang] ? siens.reduce(0) { $0 + $1.pdp.personnes } : nil)
        }
    }

    private static func themes(_ parts: [PartPortefeuille], _ total: Int) -> [Motif: Int] {
        let montres = SommePortefeuille.dicibles(Motif.allCases.map { motif in parts.map { $0.themes[motif] ?? .vide } })
        var themes: [Motif: Int] = [:]
        for (motif, montre) in zip(Motif.allCases, montres) where montre {
            themes[motif] = Reperes.arrondi(parts.reduce(0) { $0 + ($1.themes[motif]?.entretiens ?? 0) } * 1_000, total)
        }
        return themes
    }
}
