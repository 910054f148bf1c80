internal import Actes
internal import DisclosureControl

/// Entretiens by theme (one theme each, so they add up) and persons (who may come under several).
enum IndicateurThemes {
    static func valeur(_ releve: Releve, _ secret: Secret, _ resultat: Secret.Resultat) -> [Contenu.Case]? {
        guard secret.plan.themes else { return nil }
        let colonne = resultat.themes.largeur - 1
        return Motif.allCases.enumerated().map { rang, motif in
            let place = Place(rang, colonne)
            let compte = resultat.themes[place]
            let montre = resultat.masqueThemes.montre(place)
            return Contenu.Case(
                code: motif.rawValue, libelle: motif.libelle, entretiens: montre ? compte.evenements : nil,
                personnes: montre ? compte.personnes : nil)
        }
    }
}
