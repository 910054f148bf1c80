internal import Actes
internal import DisclosureControl
internal import Foundation

/// Applies disclosure control to a statement: which cells may be given, why the others are not, and the proof of each.
struct Secret: Sendable {
    let releve: Releve
    let plan: PlanDiffusion
    let grille: Grille
    let suppression: Suppression
    /// What is audited together: a quarter, or the whole year.
    private let etude: Int
    /// A cell that was given and no longer has the value it was given with.
    let changee: Cle?

    init(_ releve: Releve, graine: [UInt8]) {
        self.releve = releve
        let periode = releve.periode
        plan = PlanDiffusion(effectif: releve.entreprise.effectif, annuel: periode.annuelle)
        grille = Grille(periode: periode, rangs: releve.regroupement.rangs)
        var donnees: [Cle: Bool] = [:]
        var changee: Cle?
        // Quarters are bound together by the year alone: until it is given, each is studied by itself.
        let annee = releve.registre.keys.contains(PeriodeBilan(annee: periode.annee)) || periode.annuelle
        etude = annee ? Cle.annuelle : Grille.rang(periode)
        for (remise, contenu) in releve.registre where annee ? remise.annee == periode.annee : remise == periode {
            for (cle, valeur) in Grille(periode: remise, rangs: releve.regroupement.rangs).lire(contenu) {
                donnees[cle] = valeur != nil
                if let valeur, valeur != releve.annee.compte(cle) { changee = changee.map { min($0, cle) } ?? cle }
            }
        }
        self.changee = changee
        suppression = Suppression(
            releve.annee, regles: releve.regles, donnees: donnees,
            jamaisPromises: PlanDiffusion.jamaisPromises(releve.annee, effectif: releve.entreprise.effectif), graine: graine)
    }

    /// Health and prevention of unfitness have the stricter threshold (CASD: 11).
    static let regles = Regles(
        sensibles: Set([Motif.maintien, .sante].compactMap { motif in Motif.allCases.firstIndex(of: motif) }))

    /// Every promised cell of the period.
    var promises: [Cle] { plan.cles(grille.rang, releve.annee) }

    func appliquer() throws(NonProtegeable) -> Masque { try suppression.masquer(etude, promises) }
}
