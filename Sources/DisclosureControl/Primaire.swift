/// Why a promised cell is not given. Shown to direction only: a client sees one neutral sign, whatever the reason.
public enum MotifMasquage: String, Sendable, CaseIterable, Codable {
    /// Too few distinct persons, zero included.
    case seuil
    /// One person makes most of the events.
    case dominance
    /// Nearly everyone of the headcount.
    case complement
    /// Everyone received comes under this theme.
    case groupe
    /// Safe by itself, hidden because another could be computed from it.
    case protection
    /// Hidden in an earlier version.
    case precedent
}

/// Cells that are unsafe by themselves (rules.md §4, step 3).
enum Primaire {
    /// The reason to hide a cell, nil when it may be shown. Zeros are small. Events and persons of one place go together.
    static func motif(_ cle: Cle, _ annee: Annee, _ regles: Regles) -> MotifMasquage? {
        let seuil = regles.seuil(cle)
        let personnes = annee.compte(cle.autre(.personnes))
        if cle.mesure == .nouveaux {
            let nouveaux = annee.compte(cle)
            return nouveaux < seuil || personnes - nouveaux < seuil ? .seuil : motif(cle.autre(.personnes), annee, regles)
        }
        let entretiens = annee.compte(cle.autre(.entretiens))
        if personnes < seuil { return .seuil }
        if annee.maximum(cle) * 100 > entretiens * regles.dominance { return .dominance }
        if annee.plafond(cle) - personnes < seuil { return .complement }
        if cle.axe == 0 {
            let tout = Cle(.personnes, cle.periode, etablissement: cle.etablissement)
            if annee.compte(tout) == personnes || annee.compte(tout.autre(.entretiens)) == entretiens { return .groupe }
        }
        return nil
    }
}
