internal import Actes

/// The provider's activity over all companies. A cell stands on at least five of them, none of which makes more than half of it.
struct Portefeuille: Sendable {
    struct Rang: Sendable {
        var motif: Motif
        var entretiens: Int?
    }

    /// One size of company.
    struct Taille: Sendable {
        /// nil: under 20 employees.
        var classe: ClasseEffectif?
        var entreprises: Int
        var effectif: Int
        var demiJournees: Int
        var entretiensPourMille: Int?
        /// Theme → thousandths of the size's entretiens.
        var themes: [Motif: Int]
        /// Persons followed in prevention.
        var pdp: Int?

        var libelle: String { classe?.court ?? "moins de 20 salariés" }
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

    /// The sizes add up to the total: one hidden alone would be a subtraction away.
    private static func tailles(_ parts: [PartPortefeuille]) -> [Taille] {
        let classes: [ClasseEffectif?] = [nil] + ClasseEffectif.tailles
        func cellules(_ cellule: (PartPortefeuille) -> PartPortefeuille.Cellule) -> [[PartPortefeuille.Cellule]] {
            classes.map { classe in parts.map { $0.classe == classe ? cellule($0) : .vide } }
        }
        let montres = SommePortefeuille.dicibles(cellules(\.total))
        let prevention = SommePortefeuille.dicibles(cellules(\.pdp), seuil: SommePortefeuille.seuilPrevention)
        return classes.enumerated().compactMap { rang, classe in
            let siens = parts.filter { $0.classe == classe }
            guard !siens.isEmpty else { return nil }
            let effectif = siens.reduce(0) { $0 + $1.effectif }
            let entretiens = siens.reduce(0) { $0 + $1.total.entretiens }
            return Taille(
                classe: classe, entreprises: siens.count, effectif: effectif, demiJournees: siens.reduce(0) { $0 + $1.demiJournees },
                entretiensPourMille: montres[rang] && effectif > 0 ? Reperes.arrondi(entretiens * 1_000, effectif) : nil,
                themes: montres[rang] ? themes(siens, entretiens) : [:],
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
