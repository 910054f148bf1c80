internal import Actes
internal import DisclosureControl

/// Prevention of unfitness, by year, from 300 employees on.
///
/// Situations are the persons of the theme « maintien en emploi », as that cell is given: another way to count the same persons would
/// differ from it by a few of them. The rate is given when twice the threshold is closed and neither side is under it: the employer knows
/// how many long leaves there were, so a rate is its numerator. What is closed and what is
/// followed must not differ by a few persons either. A closed follow-up counts when the dossier has a leave of at least thirty days
/// (`nominatif.arret_long`): that is decided before the crossing, nothing of the leave crosses.
enum IndicateurPdp {
    static func valeur(_ releve: Releve, _ themes: [Contenu.Case]?) -> Contenu.Pdp? {
        guard releve.periode.annuelle, releve.entreprise.effectif >= 300, let themes, let faits = releve.alentours.pdp else { return nil }
        var pdp = Contenu.Pdp(situations: themes.first { $0.code == Motif.maintien.rawValue }?.personnes)
        let seuil = releve.regles.seuilCroise
        guard let situations = pdp.situations, abs(situations - faits.cloturees) >= seuil, faits.cloturees >= 2 * seuil,
            faits.retours >= seuil, faits.cloturees - faits.retours >= seuil
        else { return pdp }
        pdp.arretJours = 30
        pdp.cloturees = faits.cloturees
        pdp.retours = faits.retours
        pdp.taux = (faits.retours * 2_000 + faits.cloturees) / (2 * faits.cloturees)
        return pdp
    }
}
