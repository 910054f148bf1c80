internal import Actes
internal import DisclosureControl

/// Entretiens by theme (one theme each, so they add up) and persons (who may come under several).
enum IndicateurThemes {
    static func valeur(_ secret: Secret, _ masque: Masque) -> [Contenu.Case]? {
        secret.plan.themes ? cases(secret, masque, etablissement: nil) : nil
    }

    static func cases(_ secret: Secret, _ masque: Masque, etablissement: Int?) -> [Contenu.Case] {
        Motif.allCases.enumerated().map { rang, motif in
            secret.grille.remplir(motif.rawValue, motif.libelle, masque, axe: 0, modalite: rang, etablissement: etablissement)
        }
    }
}
