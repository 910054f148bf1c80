internal import Actes
internal import Tenancy

/// One company's true counts over a period: they live for the time of one sum.
struct PartPortefeuille: Sendable {
    /// Entretiens and distinct persons.
    struct Cellule: Sendable, Hashable {
        var entretiens: Int
        var personnes: Int

        static let vide = Cellule(entretiens: 0, personnes: 0)
    }

    var entreprise: ID<EntrepriseTag>
    /// On the last day of the period.
    var effectif: Int
    var demiJournees: Int
    var total = Cellule.vide
    var themes: [Motif: Cellule] = [:]
    /// Persons followed in prevention, whose follow-up closed, and of them back at work.
    var pdp = Cellule.vide
    var cloturees = Cellule.vide
    var retours = Cellule.vide

    var classe: ClasseEffectif? { ClasseEffectif(effectif: effectif) }
}

/// Several companies' cells, and whether their sum may be said.
struct SommePortefeuille: Sendable {
    static let entreprisesMinimum = 5
    /// K and its stricter value for prevention: each company is held to it, so five times as many persons stand behind a sum.
    static let seuil = 5
    static let seuilPrevention = 11

    /// Companies that put something in.
    private(set) var entreprises = 0
    private(set) var entretiens = 0
    private(set) var personnes = 0
    private var plusGrosse = 0

    init(_ cellules: some Sequence<PartPortefeuille.Cellule>) {
        for cellule in cellules where cellule.entretiens > 0 {
            entreprises += 1
            entretiens += cellule.entretiens
            // Persons of two companies are different persons.
            personnes += cellule.personnes
            plusGrosse = max(plusGrosse, cellule.entretiens)
        }
    }

    /// Five companies at least, none over half of it, five times `seuil` persons behind it.
    func dicible(seuil: Int = Self.seuil) -> Bool {
        entreprises >= Self.entreprisesMinimum && plusGrosse * 2 <= entretiens && personnes >= Self.entreprisesMinimum * seuil
    }

    /// Which of the groups that add up to a shown total may be shown: what is left must be sayable too, or be nothing.
    ///
    /// Each group holds one cell per company, in the same order of companies.
    static func dicibles(_ groupes: [[PartPortefeuille.Cellule]], seuil: Int = Self.seuil) -> [Bool] {
        let sommes = groupes.map { SommePortefeuille($0) }
        var montres = sommes.map { $0.dicible(seuil: seuil) }
        while montres.contains(false) {
            let caches = groupes.indices.filter { !montres[$0] }
            // Of one company's persons under several groups, at least the largest count are distinct.
            let reste = (groupes.first ?? []).indices.map { rang in
                PartPortefeuille.Cellule(
                    entretiens: caches.reduce(0) { $0 + groupes[$1][rang].entretiens },
                    personnes: caches.map { groupes[$0][rang].personnes }.max() ?? 0)
            }
            guard !SommePortefeuille(reste).dicible(seuil: seuil),
                let plusPetit = groupes.indices.filter({ montres[$0] }).min(by: { sommes[$0].entretiens < sommes[$1].entretiens })
            else { break }
            montres[plusPetit] = false
        }
        return montres
    }
}
