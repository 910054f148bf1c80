internal import DisclosureControl

/// Persons received for the first time ever, and those already known. Whole company only; given both or none.
enum IndicateurConnaissance {
    static func valeur(_ secret: Secret, _ masque: Masque) -> Contenu.Connaissance? {
        guard secret.plan.totaux, secret.releve.annee.nouveaux != nil else { return nil }
        let periode = secret.grille.rang
        guard let nouvelles = masque.valeur(Cle(.nouveaux, periode)), let personnes = masque.valeur(Cle(.personnes, periode)) else {
            return Contenu.Connaissance(nouvelles: masque.valeur(Cle(.nouveaux, periode)), connues: nil)
        }
        return Contenu.Connaissance(nouvelles: nouvelles, connues: personnes - nouvelles)
    }
}
