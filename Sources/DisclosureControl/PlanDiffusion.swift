/// What is given by size of company (closed plan): a finer grain than this is never asked, whatever the counts.
public struct PlanDiffusion: Sendable, Hashable {
    /// Totals of events and of persons.
    public let totaux: Bool
    /// By theme, and by each other axis.
    public let themes: Bool
    /// By establishment, in the margin.
    public let etablissements: Bool
    /// Themes of each establishment.
    public let croisement: Bool

    /// Under 20 employees nothing but hours; a quarter is coarser than a year.
    public init(effectif: Int, annuel: Bool) {
        totaux = effectif >= (annuel ? 20 : 50)
        themes = effectif >= (annuel ? 50 : 1000)
        etablissements = annuel && effectif >= 300
        croisement = annuel && effectif >= 1000
    }

    /// Every cell promised for a period (0…3, or 4 for the year).
    ///
    /// A lone establishment says nothing that the total does not. New persons are counted for the whole company only.
    public func cles(_ periode: Int, _ annee: Annee) -> [Cle] {
        guard totaux else { return [] }
        var adresses: [(axe: Int?, modalite: Int, etablissement: Int?)] = [(nil, 0, nil)]
        let themes = themes ? 0..<annee.themes : 0..<0
        let etablissements = etablissements && annee.etablissements > 1 ? 0..<annee.etablissements : 0..<0
        adresses += themes.map { (0, $0, nil) } + etablissements.map { (nil, 0, $0) }
        if self.themes {
            for (rang, axe) in annee.axes.enumerated() { adresses += (0..<axe.modalites).map { (rang + 1, $0, nil) } }
        }
        if croisement { for e in etablissements { adresses += themes.map { (0, $0, e) } } }
        let cles = adresses.flatMap { a in
            [Mesure.entretiens, .personnes].map { Cle($0, periode, axe: a.axe, modalite: a.modalite, etablissement: a.etablissement) }
        }
        return cles + (annee.nouveaux == nil ? [] : [Cle(.nouveaux, periode)])
    }

    /// Cells that no bilan of the year gives and that its margins must not give away: themes of a quarter, themes of an establishment.
    public static func jamaisPromises(_ annee: Annee, effectif: Int) -> [Cle] {
        let (trimestre, an) = (PlanDiffusion(effectif: effectif, annuel: false), PlanDiffusion(effectif: effectif, annuel: true))
        var cles: [Cle] = []
        for theme in 0..<annee.themes where annee.themes > 1 {
            if an.themes && !trimestre.themes { cles += (0..<4).map { Cle(.entretiens, $0, axe: 0, modalite: theme) } }
            guard an.etablissements && !an.croisement && annee.etablissements > 1 else { continue }
            cles += (0..<annee.etablissements).map { Cle(.entretiens, Cle.annuelle, axe: 0, modalite: theme, etablissement: $0) }
        }
        return cles.flatMap { [$0, $0.autre(.personnes)] }
    }
}
